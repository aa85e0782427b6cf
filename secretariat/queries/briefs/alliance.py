"""Partners, groups, countries, seats, and what the secretariat follows itself."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gcm.models import Seat, SeatTerm
from partners.enums import Listing, StatusKind
from partners.models import Organisation, OrganisationStatus
from partners.queries.groups import groups_for, period_of
from partners.queries.names import shown_name
from secretariat.enums import InitiativeState
from secretariat.models import FollowedInitiative, Representation
from secretariat.queries.briefs.meetings import AHEAD, day
from secretariat.queries.briefs.registry import NOBODY, Line, Scope

HALF_A_YEAR = timedelta(days=183)


def occasion(scope: Scope) -> Iterator[Line]:
    """Where, when, by whom, and what is to be said there."""
    what = scope.representation
    if what is None:
        return
    local = what.starts_at.astimezone(what.place_zone)
    texts = [
        _("%(what)s: %(title)s") % {"what": what.get_kind_display(), "title": what.title},
        _("%(day)s, %(place)s") % {"day": day(local.date()), "place": what.place},
        _("Organiser: %(name)s") % {"name": what.organiser},
        _("For the Alliance: %(name)s") % {"name": what.represented_by},
        *(each for each in what.key_messages.splitlines() if each.strip()),
    ]
    yield from (Line(each, "", _register_of_representations(scope)) for each in texts)


def _register_of_representations(scope: Scope) -> str:
    """Its pages are the secretariat's alone."""
    return _("Register of representations, as of %(day)s") % {"day": day(scope.until.date())}


def countries(scope: Scope) -> Iterator[Line]:
    """Those that became pathfinder countries meanwhile."""
    granted = OrganisationStatus.objects.filter(
        kind=StatusKind.PATHFINDER, valid_from__range=(scope.since.date(), scope.until.date())
    ).select_related("organisation")
    for each in granted.order_by("valid_from"):
        partner = each.organisation
        url = partner.get_absolute_url() if partner.listing == Listing.PUBLIC else ""
        words = _("%(country)s, since %(day)s") % {
            "country": shown_name(NOBODY, partner),
            "day": day(each.valid_from),
        }
        register = _("Register of statuses, as of %(day)s") % {"day": day(scope.until.date())}
        yield Line(words, url, each.decision or register)


def partners(scope: Scope) -> Iterator[Line]:
    """New ones that are listed; the others are in no number here either (P5)."""
    joined = Organisation.objects.filter(
        pk__in=OrganisationStatus.objects.filter(
            kind=StatusKind.PARTNER, valid_from__range=(scope.since.date(), scope.until.date())
        ).values("organisation")
    ).exclude(listing=Listing.HIDDEN)
    names = [str(each) for each in joined.order_by(*Organisation.name_order())]
    if names:
        count = ngettext("%(number)d new partner", "%(number)d new partners", len(names))
        head = count % {"number": len(names)}
        yield Line(
            _("%(count)s: %(names)s") % {"count": head, "names": ", ".join(names)},
            reverse("partners:directory"),
            _("Directory"),
        )


def groups_ending(scope: Scope) -> Iterator[Line]:
    """Groups whose term ends soon, or has (W5)."""
    for group in groups_for(None):
        period = period_of(group, scope.until.date())
        if period and scope.since.date() <= period.ends_on <= (scope.until + HALF_A_YEAR).date():
            words = _("%(group)s, until %(day)s") % {"group": group, "day": day(period.ends_on)}
            yield Line(words, group.get_absolute_url(), str(group))


def terms_ending(scope: Scope) -> Iterator[Line]:
    """Seats whose term ends within half a year (R11), and those that are vacant."""
    today, limit = scope.until.date(), (scope.until + HALF_A_YEAR).date()
    ending = SeatTerm.objects.as_of(today).filter(due_on__range=(today, limit))
    for term in ending.select_related("seat", "organisation").order_by("due_on", "seat__number"):
        words = {"seat": term.seat, "holder": shown_name(NOBODY, term.organisation), "day": day(term.due_on)}
        yield Line(_("%(seat)s, %(holder)s: until %(day)s") % words, reverse("gcm:seats"), _("Seats"))
    held = SeatTerm.objects.as_of(today).values("seat")
    for seat in Seat.objects.as_of(today).exclude(pk__in=held).order_by("number"):
        yield Line(_("%(seat)s: vacant") % {"seat": seat}, reverse("gcm:seats"), _("Seats"))


def initiatives(scope: Scope) -> Iterator[Line]:
    """The main ones that the secretariat follows (X12), the next date first."""
    followed = FollowedInitiative.objects.exclude(state=InitiativeState.COMPLETED)
    for each in followed.select_related("organisation").order_by("next_on", "title"):
        words = {
            "title": each.title,
            "lead": shown_name(NOBODY, each.organisation) if each.organisation else each.led_by,
        }
        text = _("%(title)s (%(lead)s)") % words
        if each.next_on:
            ahead = {"initiative": text, "day": day(each.next_on), "step": each.next_step}
            text = _("%(initiative)s – %(day)s: %(step)s") % ahead
        entered = _("Register of initiatives followed, entry of %(day)s") % {
            "day": day(each.updated_at.date())
        }
        yield Line(text, each.address, _("Web site") if each.address else entered)


def representations(scope: Scope) -> Iterator[Line]:
    """Where the Alliance will be represented within two months."""
    coming = Representation.objects.filter(starts_at__range=(scope.until, scope.until + AHEAD))
    for each in coming.order_by("starts_at"):
        local = each.starts_at.astimezone(each.place_zone)
        text = f"{each.title}, {day(local.date())}, {each.place}"
        yield Line(text, "", _register_of_representations(scope))

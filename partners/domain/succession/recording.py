"""One organisation takes the place of another: a duplicate is merged, or a ministry reorganised (P6)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from partners import emails_life as emails
from partners.domain.departures import leave_everything, stop_inviting
from partners.domain.identity import remember_name
from partners.domain.listings import index_organisation
from partners.domain.own_tasks import close_what_is_not_theirs, people_of
from partners.domain.succession.registry import counts, holdings_of, move_everything
from partners.enums import Listing, StatusKind, SuccessionKind
from partners.models import IdentityRequest, Organisation, OrganisationStatus, Succession, Withdrawal
from partners.queries.colleagues import focal_points_of


@dataclass(frozen=True)
class Preview:
    """What recording it would do, and what stands in the way."""

    moves: list[tuple[Any, int]]
    holdings: list[Any]
    refusals: list[Any]


def preview_succession(predecessor: Organisation, successor: Organisation) -> Preview:
    """Nothing is changed by this."""
    return Preview(
        moves=[each for each in counts(predecessor) if each[1]],
        holdings=[each.words for each in holdings_of(predecessor)],
        refusals=refusals_of(predecessor, successor),
    )


def refusals_of(predecessor: Organisation, successor: Organisation) -> list[Any]:
    """Why the one cannot take the place of the other, in words; empty when it can."""
    old, new = holdings_of(predecessor), holdings_of(successor)
    both = {each.kind for each in old} & {each.kind for each in new}
    hidden = [each.listing == Listing.HIDDEN for each in (predecessor, successor)]
    succeeded = Succession.objects.filter(predecessor__in=(predecessor, successor)).exists()
    leaving = Withdrawal.objects.open().filter(organisation__in=(predecessor, successor)).exists()
    found = (
        (predecessor.pk == successor.pk, _("An organisation does not take its own place.")),
        (succeeded, _("One of the two was merged already.")),
        (leaving, _("One of the two has given notice to leave: that comes first.")),
        (
            hidden[0] != hidden[1],
            _("One is hidden and the other is not: bring their listings together first."),
        ),
        (bool(both), _("Both hold a seat or the like: those who decide on it come first.")),
        (any(each.fixed for each in old), _("The way of a pathfinder country does not change hands.")),
    )
    return [words for is_so, words in found if is_so]


@transaction.atomic
def record_succession(
    *,
    actor: Any,
    predecessor: Organisation,
    successor: Organisation,
    kind: str,
    first_day: date,
    reference: str = "",
) -> Succession:
    """From `first_day` on, a day in Geneva, the successor stands in the place of the predecessor: what it has
    in hand goes over, its status ends the day before, its address leads to the successor, its row stays.

    Raises PermissionDenied for all but the secretariat; ValidationError with everything that stands in the
    way, for a day to come, and for a succession without the document where it is written. The focal points of
    both are told.
    """
    old, new = _locked(predecessor, successor)
    if not actor.has_perm("partners.record_succession", old):
        raise PermissionDenied
    if refusals := refusals_of(old, new):
        raise ValidationError(list(refusals))
    kind = SuccessionKind(kind)
    if first_day > today_in_geneva():
        raise ValidationError({"first_day": _("This day is still to come.")})
    if kind == SuccessionKind.SUCCESSION and not reference.strip():
        raise ValidationError({"reference": _("Please say where this is written.")})
    told = {each.user_id: each.user for one in (old, new) for each in focal_points_of(one)}
    moved = move_everything(old, new)
    last_day = first_day - timedelta(days=1)
    leave_everything(old, last_day)
    stop_inviting(old)
    _end_requests(old, actor)
    _hand_over_status(old, new, kind, first_day)
    remember_name(new, old, last_day)
    index_organisation(new)
    new.save()
    close_what_is_not_theirs({*told, *people_of(new)})
    made = Succession.objects.create(
        predecessor=old,
        successor=new,
        kind=kind,
        first_day=first_day,
        reference=reference.strip()[:300],
        moved=moved,
        recorded_by=actor,
    )
    ledger.append(
        kind="partners.succession_recorded",
        subject=old,
        actor=actor,
        data={"successor": new.pk, "reason": str(kind), "first_day": f"{first_day:%Y-%m-%d}", **moved},
    )
    emails.succession_recorded(made, told.values())
    return made


def _locked(predecessor: Organisation, successor: Organisation) -> tuple[Organisation, Organisation]:
    """In the order of their keys, so that two officers do not wait for each other."""
    pks = (predecessor.pk, successor.pk)
    found = {
        each.pk: each for each in Organisation.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    }
    return found[predecessor.pk], found[successor.pk]


def _end_requests(organisation: Organisation, actor: Any) -> None:
    for request in IdentityRequest.objects.waiting().filter(organisation=organisation):
        request.withdraw()
        request.answered_by, request.answered_at = actor, timezone.now()
        request.save()
        inbox.close_tasks(subject=request, closed_by=actor)


def _hand_over_status(old: Organisation, new: Organisation, kind: str, first_day: date) -> None:
    """The predecessor is a partner until the day before. The successor has been one for as long as either of
    two rows of one organisation; a successor is one from its first day on."""
    rows = OrganisationStatus.objects.filter(kind=StatusKind.PARTNER, valid_to__isnull=True)
    held, own = rows.filter(organisation=old).first(), rows.filter(organisation=new).first()
    if held is None:
        return
    held.valid_to = max(first_day - timedelta(days=1), held.valid_from or first_day - timedelta(days=1))
    held.save(update_fields=["valid_to"])
    since = held.valid_from if kind == SuccessionKind.MERGER else first_day
    if own is None:
        OrganisationStatus.objects.create(
            organisation=new,
            kind=StatusKind.PARTNER,
            valid_from=since,
            precision=held.precision,
            known_on=since or first_day,
        )
    elif kind == SuccessionKind.MERGER and own.valid_from and (since is None or since < own.valid_from):
        own.valid_from, own.precision = since, held.precision
        own.save(update_fields=["valid_from", "precision"])

"""What the public sees of groups."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Prefetch, Q, QuerySet

from alliance87.core.dates import today_in_geneva
from alliance87.core.text import fold
from partners.enums import GroupChangeKind, GroupStanding, Listing
from partners.models import (
    ExpectedResult,
    Group,
    GroupChange,
    GroupMember,
    GroupOffice,
    GroupPeriod,
    Organisation,
)
from partners.queries.names import seen_by

RESTS = {
    GroupChangeKind.DORMANT: GroupStanding.DORMANT,
    GroupChangeKind.CLOSE: GroupStanding.CLOSED,
}

AT_WORK = (GroupStanding.ACTIVE, GroupStanding.TERM_REACHED)


@dataclass(frozen=True)
class Lead:
    """Who leads a group."""

    office: GroupOffice
    organisation: Organisation


Mark = Callable[[], Any]
_marks: dict[str, Mark] = {}


def define_office_mark(name: str, make: Mark) -> None:
    """Declare what an app above knows of an office in a group: `make` answers an expression over offices, of
    the day on which it is asked, and each office is read with its value under the name."""
    _marks[name] = make


@dataclass(frozen=True)
class Offices:
    """The offices in a group: those that are held, in the order in which they began, and those that have
    ended, the last one first."""

    held: list[Lead]
    past: list[Lead]


def groups_for(user: Any) -> QuerySet[Group]:
    """Those that the user may see, with their periods and what was decided since, those that end last first
    (three queries). Changes that were not published are for those who decide and for the portal itself, None
    (D17)."""
    inside = user is None or user.has_perm("partners.view_unpublished_group")
    known = Q() if inside else Q(change__isnull=True) | Q(change__published_at__isnull=False)
    periods = Prefetch("periods", GroupPeriod.objects.filter(known).order_by("starts_on"))
    decided = GroupChange.objects.decided().order_by("took_effect_on", "pk")
    changes = Prefetch(
        "changes", decided if inside else decided.filter(published_at__isnull=False), to_attr="decided"
    )
    visible = Group.objects.all() if user is None else Group.objects.visible_to(user)
    with_end = visible.annotate(last_day=Max("periods__ends_on"))
    ordered: QuerySet[Group] = with_end.prefetch_related(periods, changes).order_by("-last_day", "pk")
    return ordered


def groups_to_export(partner: str = "") -> QuerySet[Any]:
    """The public ones with their topics and countries, and with the listed partners that lead them in `held`;
    those of one partner where its address is given (six queries)."""
    anybody = AnonymousUser()
    listed = Organisation.objects.visible_to(anybody)
    offices = GroupOffice.objects.filter(until__isnull=True, organisation__in=listed)
    held = Prefetch("offices", offices.select_related("organisation"), to_attr="held")
    groups = groups_for(anybody)
    found: QuerySet[Any] = (of_partner(groups, partner) if partner else groups).prefetch_related(held)
    return found.prefetch_related("topics", "countries")


def of_partner(groups: QuerySet[Group], slug: str) -> QuerySet[Group]:
    """Those that a partner with a public page works in or leads: what is not listed narrows nothing down to
    itself (P5)."""
    partner = Organisation.objects.partners().filter(slug=slug, listing=Listing.PUBLIC)
    member = GroupMember.objects.current().filter(organisation__in=partner).values("group")
    leads = GroupOffice.objects.filter(until__isnull=True, organisation__in=partner).values("group")
    return groups.filter(Q(pk__in=member) | Q(pk__in=leads))


def period_of(group: Group, on: date | None = None) -> GroupPeriod | None:
    """The period that runs on the day (today by default); else the next one, else the last one."""
    day = on or today_in_geneva()
    periods = list(group.periods.all())
    coming = [each for each in periods if each.ends_on >= day]
    return min(coming, key=_start) if coming else max(periods, key=_start, default=None)


def standing_of(group: Group, on: date | None = None) -> GroupStanding:
    """Where the group stands on the day (Z9). One query more when `groups_for` has not read it."""
    day = on or today_in_geneva()
    period = period_of(group, day)
    rest = _rest_of(group, period, day)
    if rest is not None:
        return rest
    if period is None and group.named_in_mandate:  # W9
        return GroupStanding.ACTIVE
    if period is None or period.ends_on < day:
        return GroupStanding.TERM_REACHED
    return GroupStanding.ACTIVE if period.starts_on <= day else GroupStanding.TO_COME


def is_resting(group: Group, on: date | None = None) -> bool:
    """Whether it is dormant or closed, so that it can be reactivated (W7). Queries as `standing_of`."""
    return standing_of(group, on) in RESTS.values()


def resting_groups(reader: Any) -> list[Group]:
    """Those that the reader may see and can propose to reactivate, by title (three queries)."""
    found = [each for each in groups_for(reader) if is_resting(each)]
    return sorted(found, key=lambda each: fold(str(each)))


def _rest_of(group: Any, period: GroupPeriod | None, day: date) -> GroupStanding | None:
    """Dormant or closed, when that is what was decided last before the day and no period began since."""
    known = group.decided if hasattr(group, "decided") else group.changes.decided()
    decided = [each for each in known if each.took_effect_on <= day]
    last = decided[-1] if decided else None
    began = period.starts_on if period is not None and period.starts_on <= day else date.min
    if last is None or last.kind not in RESTS or last.took_effect_on < began:
        return None
    return RESTS[GroupChangeKind(last.kind)]


def whose_term_ends(until: date, on: date | None = None) -> list[Group]:
    """W5: groups at work whose last day is this one or earlier, that of a term that was reached too, while no
    change of them waits for a meeting; those that end first come first. Each has its `last_day` (four
    queries)."""
    day = on or today_in_geneva()
    known: Any = groups_for(None)
    ending = known.filter(last_day__lte=until, named_in_mandate=False)  # W9: no term of its own
    free = ending.exclude(pk__in=GroupChange.objects.waiting().values("group"))
    return [each for each in free.order_by("last_day", "pk") if standing_of(each, day) in AT_WORK]


def organisations_in(group: Group) -> QuerySet[Organisation]:
    """Those that take part in the group today, by membership or by office, observers too."""
    return _taking_part(group, GroupMember.objects.current())


def working_in(group: Group) -> QuerySet[Organisation]:
    """Those that work in the group today; an observer listens, and answers for nothing."""
    return _taking_part(group, GroupMember.objects.current().filter(as_observer=False))


def may_be_responsible(group: Group, user: Any) -> QuerySet[Organisation]:
    """Who can be named on a line of the workplan: those that work in the group, as far as the user may know
    of them."""
    known = working_in(group).filter(pk__in=Organisation.objects.partners().visible_to(user).values("pk"))
    ordered: QuerySet[Organisation] = known.order_by(*Organisation.name_order())
    return ordered


def named_on_workplan(group: Group, reader: Any) -> QuerySet[Organisation]:
    """Whom the public workplan of the group may name to the reader: who is listed by name alone only if it
    takes part in the group, or to those who may see more of it (P5)."""
    inside = Q(pk__in=organisations_in(group).values("pk"))
    whole = Q(pk__in=Organisation.objects.whole_to(reader).values("pk"))
    named: QuerySet[Organisation] = Organisation.objects.visible_to(reader).filter(inside | whole)
    return named


def _taking_part(group: Group, members: QuerySet[GroupMember]) -> QuerySet[Organisation]:
    offices = GroupOffice.objects.filter(group=group, until__isnull=True).values("organisation")
    inside = members.filter(group=group).values("organisation")
    return Organisation.objects.filter(Q(pk__in=inside) | Q(pk__in=offices))


def results_of(group: Any) -> list[ExpectedResult]:
    """What the group is to bring about: by the proposal of the last reactivation that the reader of
    `groups_for` knows of, else by the one that it came from (one query)."""
    again = [each.proposal_id for each in group.decided if each.proposal_id]
    of = again[-1] if again else group.proposal_id
    return list(ExpectedResult.objects.filter(proposal=of)) if of else []


def offices_of(group: Group, reader: Any) -> Offices:
    """The dated offices, each with the marks that were declared; hidden partners are left out for whoever may
    not see them, for that there is one in a named group is telling (W8, P5). One query, one more when a
    partner is hidden."""
    marks = {name: make() for name, make in _marks.items()}
    rows: Any = list(group.offices.annotate(**marks).select_related("organisation"))
    known = seen_by(reader, [each.organisation for each in rows])
    told = [Lead(each, each.organisation) for each in rows if each.organisation_id in known]
    past = [each for each in told if each.office.until is not None]
    return Offices(
        held=[each for each in told if each.office.until is None],
        past=sorted(past, key=lambda each: (each.office.until, each.office.pk), reverse=True),
    )


def _start(period: GroupPeriod) -> date:
    return period.starts_on

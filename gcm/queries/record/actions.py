"""The actions that follow from meetings, for members and the secretariat (N12)."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alliance87.core.dates import today_in_geneva
from gcm.enums import FollowUpState
from gcm.models import Decision, FollowUp, Seat
from gcm.queries.record.facets import Facet, Filters, facet_of
from partners.models import Group, Organisation
from partners.queries.names import shown_name

FACETS = ("owner", "state", "time")
SECRETARIAT = "secretariat"
COLUMNS = {"seat": "seat__number", "organisation": "organisation_id", "group": "group_id"}
OVERDUE, IN_TIME = "overdue", "in_time"
TIMES = {OVERDUE: pgettext_lazy("follow-up", "Overdue"), IN_TIME: pgettext_lazy("follow-up", "In time")}


def actions() -> QuerySet[FollowUp]:
    """With owner, item and decision. One query."""
    related = ("seat", "organisation", "group", "item__meeting", "item__decision", "cancelled_by")
    return FollowUp.objects.select_related(*related).order_by("due_on", "pk")


def is_overdue(action: FollowUp) -> bool:
    """Not closed, and its day is over. A matter of the date, not a state (N12)."""
    return action.is_overdue_on(today_in_geneva())


def decisions_after(action: FollowUp) -> QuerySet[Decision]:
    """Those of meetings after the one that the action comes from, the latest first: one of them can cancel it
    (N12). A decision is dated to the second."""
    meeting = action.item.meeting
    if meeting.closed_at is None:
        return Decision.objects.none()
    later = Decision.objects.filter(decided_at__gte=meeting.closed_at.replace(microsecond=0))
    return later.exclude(item__meeting=meeting)


def steps_of(action: FollowUp) -> Any:
    """What happened to it, the latest first. One query."""
    return action.steps.select_related("seat", "organisation", "group").order_by("-recorded_at", "-pk")


def search_actions(filters: Filters) -> QuerySet[FollowUp]:
    """Those that meet all filters, the earliest due first."""
    return _narrowed(actions(), filters)


def action_facets(filters: Filters, reader: Any) -> list[Facet]:
    """Six queries, and one for each owner that is not listed (P5)."""
    owners = _owners(filters)
    states = _narrowed(FollowUp.objects.order_by(), filters, "state").values_list("state")
    times = _narrowed(FollowUp.objects.order_by(), filters, "time").aggregate(
        **{name: Count("pk", filter=_condition("time", name)) for name in TIMES}
    )
    counted = dict(states.annotate(number=Count("pk")).values_list("state", "number"))
    return [
        facet_of("time", _("Deadline"), times, TIMES, filters),
        facet_of("state", _("Status"), counted, dict(FollowUpState.choices), filters),
        facet_of("owner", _("Responsible"), owners, _names_of(owners, reader), filters),
    ]


def _owners(filters: Filters) -> dict[str, int]:
    rows = _narrowed(FollowUp.objects.order_by(), filters, "owner").values_list(
        "seat__number", "organisation_id", "group_id"
    )
    counted: dict[str, int] = {}
    for *owner, number in rows.annotate(number=Count("pk")):
        counted[_key(owner)] = number
    return counted


def _key(owner: list[int | None]) -> str:
    """Of seat, organisation and group: the one that is there, else the secretariat."""
    named = [f"{kind}-{number}" for kind, number in zip(COLUMNS, owner, strict=True) if number is not None]
    return named[0] if named else SECRETARIAT


def _names_of(owners: dict[str, int], reader: Any) -> dict[str, Any]:
    seats = Seat.objects.filter(number__in=_numbers(owners, "seat")).order_by("number")
    partners = Organisation.objects.filter(pk__in=_numbers(owners, "organisation"))
    groups = Group.objects.filter(pk__in=_numbers(owners, "group")).order_by("slug")
    return {
        SECRETARIAT: _("Secretariat"),
        **{f"seat-{each.number}": each for each in seats},
        **{
            f"organisation-{each.pk}": shown_name(reader, each)
            for each in partners.order_by(*Organisation.name_order())
        },
        **{f"group-{each.pk}": each.title for each in groups},
    }


def _numbers(owners: dict[str, int], kind: str) -> list[int]:
    return [int(key.partition("-")[2]) for key in owners if key.startswith(f"{kind}-")]


def _narrowed(found: QuerySet[FollowUp], filters: Filters, without: str = "") -> QuerySet[FollowUp]:
    for name, value in filters.chosen.items():
        if name != without:
            found = found.filter(_condition(name, value))
    return found


def _condition(name: str, value: str) -> Q:
    """What a facet's value means; a value that is none of the facet's finds nothing."""
    if name == "state":
        return Q(state=value)
    if name == "time" and value in TIMES:
        late = Q(closed_at__isnull=True, due_on__lt=today_in_geneva())
        return late if value == OVERDUE else ~late
    return _of_owner(value) if name == "owner" else Q(pk__in=())


def _of_owner(value: str) -> Q:
    kind, _dash, number = value.partition("-")
    if value == SECRETARIAT:
        return Q(by_secretariat=True)
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return Q(pk__in=())
    return Q(**{COLUMNS[kind]: int(number)}) if kind in COLUMNS else Q(pk__in=())

"""The quorum of a meeting, live."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from alliance87.core import rulesets
from alliance87.core.rulesets import Explanation, InForce
from gcm.domain.quorum import Quorum, Rule, Stay, quorum
from gcm.enums import Capacity, SeatBlock
from gcm.models import Meeting, Presence, Seat, SeatCategory

SEVEN_GROUPS = 7  # governments by block instead of as one group (S4)


def group_of(category: SeatCategory, rules: InForce) -> str:
    """The group that a seat of this category counts for. Where governments are three groups, the chair and
    the vice-chair stand for none of them and count to the total alone."""
    if rules["gcm.groups.count"] != SEVEN_GROUPS:
        return str(category.group)
    return "" if category.block == SeatBlock.CHAIR_VICE else str(category.block)


def rule_of(seats: Iterable[Seat], rules: InForce) -> Rule:
    """What the rule set asks, with the seats of each group in their order. `seats` come with their
    category."""
    groups: dict[str, int] = {}
    for seat in seats:
        group = group_of(seat.category, rules)
        if group:
            groups[group] = groups.get(group, 0) + 1
    return Rule(
        seats=rules["gcm.quorum.seats"],
        per_group=rules["gcm.quorum.members_per_group"],
        groups=groups,
        every_group=rules["gcm.quorum.every_group_present"],
    )


def stays_that_count(presences: Iterable[Presence], seats: dict[int, Seat], rules: InForce) -> list[Stay]:
    """Those in the room, as the pure module counts them. An alternate counts as the rule set says (Q4)."""
    alternates = rules["gcm.quorum.alternates_count"]
    return [
        Stay(seats[each.seat_id].number, group_of(seats[each.seat_id].category, rules), each.person_id)
        for each in presences
        if each.left_at is None and (alternates or each.capacity == Capacity.REPRESENTATIVE)
    ]


def quorum_of(meeting: Meeting) -> Quorum:
    """Who is there now against what is required (Q7). Two queries."""
    rules = rulesets.in_force()
    seats = {seat.pk: seat for seat in Seat.objects.as_of().select_related("category")}
    here = Presence.objects.here().filter(meeting=meeting)
    return quorum(stays_that_count(here, seats, rules), rule_of(seats.values(), rules))


WHY_QUORUM = ("gcm.quorum.seats", "gcm.quorum.members_per_group", "gcm.quorum.every_group_present")


def explanation_of(now: Quorum, rules: InForce | None = None) -> Explanation:
    """The answer to "why?" under a locked or an open gavel (Q1, D1)."""
    lines = [
        _("%(present)s present, %(required)s required") % {"present": now.present, "required": now.required},
    ]
    return Explanation(
        rule="Q1", clause="gcm.decisions", values=WHY_QUORUM, calculation=tuple(lines), rules=rules
    )

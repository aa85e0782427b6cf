"""How likely a quorum is at a meeting to come, for the chair and the secretariat alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alliance87.core import rulesets
from alliance87.core.rulesets import Explanation, InForce
from gcm.domain.planning.forecast import Forecast, Habits, Needed, Place, Signs, chance_of, forecast
from gcm.enums import Attended, Capacity
from gcm.models import Attendance, Delegate, Meeting, Nudge, Reply, Seat, SeatTerm
from gcm.queries.meetings import SeatAnswer
from gcm.queries.obstacles import label_of_group
from gcm.queries.quorum import group_of, rule_of

VALUES = (
    "gcm.quorum.seats",
    "gcm.quorum.members_per_group",
    "gcm.forecast.attends_percent",
    "gcm.forecast.absent_percent",
    "gcm.forecast.alternate_percent",
)


@dataclass(frozen=True)
class SeatOutlook:
    """One seat of the table. Shares are in hundredths; `stake` is the difference that its coming makes, None
    where nothing is left to ask; `reminded_at` the last reminder."""

    seat: Seat
    term: SeatTerm | None
    answer: SeatAnswer | None
    percent: int
    stake: int | None
    has_alternate: bool
    came: int
    held: int
    reminded_at: datetime | None


@dataclass(frozen=True)
class GroupOutlook:
    label: Any
    percent: int


@dataclass(frozen=True)
class Outlook:
    """`key` is the seat whose answer matters most."""

    both: int
    enough: int
    required: int
    groups: list[GroupOutlook]
    seats: list[SeatOutlook]
    key: SeatOutlook | None
    explanation: Explanation


def outlook_of(meeting: Meeting) -> Outlook:
    """Six queries, and one for the rules."""
    rules = rulesets.in_force()
    seats = list(Seat.objects.as_of().select_related("category").order_by("number"))
    terms = {each.seat_id: each for each in SeatTerm.objects.as_of().select_related("organisation")}
    known = _Known.read(meeting)
    habits = _habits(rules)
    signs = {seat.pk: known.signs(seat, terms.get(seat.pk)) for seat in seats}
    places = [_place(seat, signs[seat.pk], habits, rules) for seat in seats]
    rule = rule_of(seats, rules)
    needed = Needed(rule.seats, rule.per_group if rule.every_group else 0, list(rule.groups))
    told = forecast(places, needed)
    rows = [
        _row(seat, place, told, terms.get(seat.pk), known) for seat, place in zip(seats, places, strict=True)
    ]
    return Outlook(
        both=_percent(told.both),
        enough=_percent(told.enough),
        required=needed.seats,
        groups=[GroupOutlook(label_of_group(name), _percent(share)) for name, share in told.groups.items()],
        seats=rows,
        key=next((row for row in rows if row.seat.number == told.key), None),
        explanation=Explanation(rule="Q7", clause="gcm.forecast", values=VALUES, rules=rules),
    )


@dataclass(frozen=True)
class _Known:
    """What is on record of the seats, by seat or by term."""

    meeting: Meeting
    replies: dict[int, Reply]
    alternates: set[int]
    held: Counter[tuple[int, int]]
    came: Counter[tuple[int, int]]
    reminded: dict[int, datetime]

    @classmethod
    def read(cls, meeting: Meeting) -> "_Known":
        alternates = Delegate.objects.at().filter(capacity=Capacity.ALTERNATE, person__is_active=True)
        held, came = _past()
        reminders = Nudge.objects.filter(reply__meeting=meeting).order_by("sent_at")
        return cls(
            meeting=meeting,
            replies={each.seat_id: each for each in meeting.replies.all()},
            alternates=set(alternates.values_list("term__seat", flat=True)),
            held=held,
            came=came,
            reminded=dict(reminders.values_list("reply__seat", "sent_at")),
        )

    def answer(self, seat: Seat) -> SeatAnswer | None:
        reply = self.replies.get(seat.pk)
        return SeatAnswer.of(reply, self.meeting) if reply else None

    def signs(self, seat: Seat, term: SeatTerm | None) -> Signs | None:
        """None for a vacant seat. An answer to an earlier date says nothing of this one (G7)."""
        if term is None:
            return None
        answer = self.answer(seat)
        said = answer.reply.answer if answer and answer.is_given else ""
        key = (seat.pk, term.organisation_id)
        return Signs(str(said), seat.pk in self.alternates, self.came[key], self.held[key])


def _past() -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Meetings held and attended, by seat and holder: the member's habit, whoever came for it (A1)."""
    held: Counter[tuple[int, int]] = Counter()
    came: Counter[tuple[int, int]] = Counter()
    rows = Attendance.objects.filter(term__isnull=False)
    for seat, holder, attended in rows.values_list("seat", "term__organisation", "attended"):
        held[seat, holder] += 1
        came[seat, holder] += attended == Attended.PRESENT
    return held, came


def _habits(rules: InForce) -> Habits:
    return Habits(
        attends=rules["gcm.forecast.attends_percent"] / 100,
        absent=rules["gcm.forecast.absent_percent"] / 100,
        alternate=rules["gcm.forecast.alternate_percent"] / 100
        if rules["gcm.quorum.alternates_count"]
        else 0,
    )


def _place(seat: Seat, signs: Signs | None, habits: Habits, rules: InForce) -> Place:
    group = group_of(seat.category, rules)
    if signs is None:
        return Place(seat.number, group, 0.0)
    return Place(seat.number, group, chance_of(signs, habits), is_open=not signs.answer)


def _row(seat: Seat, place: Place, told: Forecast, term: SeatTerm | None, known: _Known) -> SeatOutlook:
    stake = told.stakes.get(seat.number)
    key = (seat.pk, term.organisation_id if term else 0)
    return SeatOutlook(
        seat=seat,
        term=term,
        answer=known.answer(seat),
        percent=_percent(place.chance),
        stake=None if stake is None else _percent(stake),
        has_alternate=seat.pk in known.alternates,
        came=known.came[key],
        held=known.held[key],
        reminded_at=known.reminded.get(seat.pk),
    )


def _percent(share: float) -> int:
    """In hundredths, and never 0 or 100 for what is not certain."""
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return 1
    return 99 if rounded == 100 and share < 1 else rounded

"""A governing body for tests: 32 seats held, persons on them, and meetings in any state.

Rows are written directly where the test is about something else; the verbs have tests of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.rulesets import registry
from gcm.domain.reference import SEATS_OF_BLOCK
from gcm.domain.room import touch
from gcm.domain.seating.letters import Letter
from gcm.enums import Capacity, ItemKind, ItemState, MeetingState, SeatBlock
from gcm.models import AgendaItem, Delegate, Meeting, Presence, Reply, Seat, SeatCategory, SeatTerm
from gcm.queries.quorum import group_of, rule_of
from tests.cast import make_user

LANGUAGES = ("en", "fr", "es")
FIRST_DAY = date(2025, 1, 1)
LETTER = Letter("General Secretary", FIRST_DAY)  # of whichever group
# One seat of every group, sixteen in all: exactly a quorum under the mandate. By number: 1-17 governments,
# 18-23 UN and IGO, 24-26 workers, 27-29 employers, 30-32 NGO. Seats that another rule set adds come after.
SIXTEEN = (*range(1, 10), 18, 19, 20, 24, 25, 27, 30)
WORDS = {
    "fr": ("Créer un groupe d’action", "Le GCM crée le groupe d’action."),
    "en": ("Establish an action group", "The GCG establishes the action group."),
    "es": ("Crear un grupo de acción", "El GCM crea el grupo de acción."),
}


@dataclass
class Body:
    """The seats by number, with who holds them and who acts for them."""

    seats: dict[int, Seat]
    terms: dict[int, SeatTerm]
    people: dict[int, Any]
    alternates: dict[int, Any] = field(default_factory=dict)
    officer_: Any = None

    def seat(self, number: int) -> Seat:
        return self.seats[number]

    def term(self, number: int) -> SeatTerm:
        return self.terms[number]

    def representative(self, number: int) -> Any:
        return self.people[number]

    @property
    def numbers(self) -> list[int]:
        """Of every seat that there is."""
        return sorted(self.seats)

    @property
    def enough(self) -> list[int]:
        """Exactly a quorum under the rules in force: the sixteen, and of those that other rules ask beyond
        them rather the seats that other rules add."""
        rules, here = rulesets.in_force(), list(SIXTEEN)
        others = [number for number in reversed(self.numbers) if number not in here]
        for group in rule_of(self.seats.values(), rules).groups:
            there = sum(self._counts_for(number, group, rules) for number in here)
            of_group = [number for number in others if self._counts_for(number, group, rules)]
            here += of_group[: max(0, rules["gcm.quorum.members_per_group"] - there)]
        others = [number for number in others if number not in here]
        return sorted(here + others[: max(0, rules["gcm.quorum.seats"] - len(here))])

    def _counts_for(self, number: int, group: str, rules: Any) -> bool:
        return group_of(self.seats[number].category, rules) == group

    def delegate(self, number: int) -> Delegate:
        """The accreditation of the seat's representative."""
        return Delegate.objects.get(term=self.terms[number], person=self.people[number])

    def alternate(self, number: int) -> Any:
        if number not in self.alternates:
            self.alternates[number] = self.accredit(number, Capacity.ALTERNATE)
        return self.alternates[number]

    def accredit(self, number: int, capacity: str) -> Any:
        """Another person for the seat, since long before any meeting."""
        user = make_user(
            "alternate", email=f"{capacity}-{number}@example.org", language=LANGUAGES[number % 3]
        )
        Delegate.objects.create(
            term=self.terms[number], person=user, capacity=capacity, since=timezone.now() - timedelta(days=90)
        )
        return user

    @property
    def chair(self) -> Any:
        return self.people[1]

    @property
    def vice_chair(self) -> Any:
        return self.people[2]

    @property
    def officer(self) -> Any:
        if self.officer_ is None:
            self.officer_ = make_user("secretariat", email="officer-of-the-gcg@example.org")
        return self.officer_


def seat_all(vacant: Iterable[int] = ()) -> Body:
    """Every seat but the vacant ones held since 1 January 2025, with a representative each."""
    from django.contrib.auth import get_user_model

    from gcm.domain.reference import load_seat_categories, load_seats
    from gcm.domain.seating.reference import load_nominating_bodies
    from partners.domain.reference import load_regional_groups

    load_regional_groups()
    load_seat_categories()
    load_seats()
    _number_as_the_mandate()
    load_nominating_bodies()
    seats = {each.number: each for each in Seat.objects.select_related("category")}
    held = [number for number in seats if number not in set(vacant)]
    holders = _holders(held)
    people = get_user_model().objects.bulk_create(
        get_user_model()(
            email=f"seat-{number}@example.org",
            name=f"Person {number}",
            language=LANGUAGES[number % 3],
            password="!",
        )
        for number in held
    )
    terms = SeatTerm.objects.bulk_create(
        SeatTerm(seat=seats[number], organisation=holders[number], starts_on=FIRST_DAY) for number in held
    )
    since = datetime(2025, 1, 1, 12, tzinfo=timezone.get_default_timezone())
    Delegate.objects.bulk_create(
        Delegate(term=term, person=person, capacity=Capacity.REPRESENTATIVE, since=since)
        for term, person in zip(terms, people, strict=True)
    )
    return Body(seats, dict(zip(held, terms, strict=True)), dict(zip(held, people, strict=True)))


def _number_as_the_mandate() -> None:
    """The seats of the mandate keep their numbers whatever the rules in force; those that other rules add
    have the numbers after them, as seats that come later have (X7)."""
    defaults, first, later = registry.defaults(), [], []
    for category in SeatCategory.objects.all():
        seats = list(category.seats.order_by("number"))
        known = defaults[SEATS_OF_BLOCK[SeatBlock(category.block)]]
        first, later = first + seats[:known], later + seats[known:]
    for offset in (1000, 0):  # a number is one seat's at every moment
        for number, seat in enumerate(first + later, start=1):
            Seat.objects.filter(pk=seat.pk).update(number=offset + number)


def _holders(numbers: Iterable[int]) -> dict[int, Any]:
    from partners.models import Organisation

    made = Organisation.objects.bulk_create(
        Organisation(
            kind="country",
            slug=f"holder-{number}",
            **{f"name_{code}": f"Holder {number} {code}" for code in LANGUAGES},
            **{f"sort_{code}": f"holder {number:02}" for code in LANGUAGES},
        )
        for number in numbers
    )
    return dict(zip(numbers, made, strict=True))


def make_meeting(body: Body, state: str = "convened", items: int = 1, **fields: Any) -> Meeting:
    """A meeting in the state, with so many items to decide on after the opening one. While it is to come
    there is time to give notice of it; from then on it started an hour ago."""
    to_come = state in (MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.AGENDA_FROZEN)
    now = timezone.now()
    notice = timedelta(days=rulesets.in_force()["gcm.meetings.notice_days"] + 1)
    starts = fields.pop("starts_at", now + notice if to_come else now - timedelta(hours=1))
    fields.setdefault("ends_at", starts + timedelta(hours=3))
    if state != MeetingState.DRAFT:
        fields.setdefault("number", (Meeting.objects.count() or 0) + 1)
        fields.setdefault("convened_at", min(starts, now) - timedelta(days=40))
    if not to_come:
        fields.setdefault("opened_at", starts)
    if state == MeetingState.CLOSED:
        fields.setdefault("closed_at", now)
    fields.setdefault("conference_url", "https://conference.example.org/room")
    meeting = Meeting.objects.create(state=state, starts_at=starts, **fields)
    _add_items(meeting, items)
    if state != MeetingState.DRAFT:
        Reply.objects.bulk_create(
            Reply(meeting=meeting, seat_id=term.seat_id, term=term) for term in body.terms.values()
        )
    return meeting


def _add_items(meeting: Meeting, items: int) -> None:
    for position in range(1, items + 2):
        titles = {f"title_{code}": f"Item {position} {code}" for code in LANGUAGES}
        kind = ItemKind.PROCEDURE if position == 1 else ItemKind.DECISION
        state = ItemState.CONCLUDED if meeting.is_held and position == 1 else ItemState.SCHEDULED
        AgendaItem.objects.create(meeting=meeting, position=position, kind=kind, state=state, **titles)


def bring_in(meeting: Meeting, body: Body, numbers: Iterable[int] | None = None) -> list[Presence]:
    """Let the representatives of these seats be in the room; without numbers, exactly a quorum."""
    made = Presence.objects.bulk_create(
        Presence(
            meeting=meeting,
            seat=body.seat(number),
            person=body.representative(number),
            capacity=Capacity.REPRESENTATIVE,
            joined_at=meeting.opened_at or timezone.now(),
        )
        for number in (body.enough if numbers is None else numbers)
    )
    with transaction.atomic():
        touch(meeting)
    return made


def item_to_decide(meeting: Meeting, body: Body) -> AgendaItem:
    """The first item for decision, in discussion, with a text on the screen."""
    from gcm.domain.items import take_up_item
    from gcm.domain.texts import put_text

    item = meeting.items.filter(kind=ItemKind.DECISION, state=ItemState.SCHEDULED).first()
    take_up_item(actor=body.officer, item=item)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    return AgendaItem.objects.get(pk=item.pk)


def decide(meeting: Meeting, body: Body) -> Any:
    """A decision on the next item, by those who are in the room."""
    from tests.gcm.gavel import note_consensus

    item = item_to_decide(meeting, body)
    return note_consensus(actor=body.chair, item=item, text_number=1)

"""The credentials on file, and who takes part in a meeting."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from alliance87.core.dates import today_in_geneva
from gcm.enums import Answer, Capacity, CredentialsState, NominationState
from gcm.models import Credentials, Delegate, Meeting, Nomination, Seat, SeatTerm


@dataclass(frozen=True)
class Entry:
    """A letter in the register, with the names in it."""

    credentials: Credentials
    names: list[Nomination]
    has_expired: bool


@dataclass(frozen=True)
class Participant:
    """One seat in the list of participants."""

    seat: Seat
    term: SeatTerm
    answer: str
    delegates: list[Delegate]


def credentials_register() -> list[Entry]:
    """Every letter that was handed in, the newest first. Two queries."""
    today = today_in_geneva()
    names = Nomination.objects.exclude(state=NominationState.WITHDRAWN).select_related("organisation", "seat")
    letters = (
        Credentials.objects.exclude(state=CredentialsState.DRAFT)
        .select_related("body__category", "body__regional_group")
        .prefetch_related(Prefetch("nominations", names, to_attr="names"))
    )
    return [Entry(each, _names(each), each.has_expired(today)) for each in letters]


def participants(meeting: Meeting) -> list[Participant]:
    """The members as they were when the meeting was held, or are now while it is to come: by seat, with
    those who act for it. Who gave notice of absence is listed without them. Three queries."""
    at = meeting.closed_at or meeting.opened_at
    delegates = Delegate.objects.at(at).select_related("person").order_by("-capacity", "pk")
    terms = (
        SeatTerm.objects.as_of(at.date() if at else None)
        .select_related("seat__category", "seat__regional_group", "organisation")
        .prefetch_related(Prefetch("delegates", delegates, to_attr="acting"))
        .order_by("seat__number")
    )
    answers = dict(meeting.replies.values_list("seat", "answer"))
    return [_participant(term, answers.get(term.seat_id, "")) for term in terms]


def _names(credentials: Any) -> list[Nomination]:
    names: list[Nomination] = credentials.names
    return names


def _participant(term: Any, answer: str) -> Participant:
    absent = answer == Answer.ABSENT
    acting = [] if absent else sorted(term.acting, key=_by_capacity)
    return Participant(term.seat, term, answer, acting)


def _by_capacity(delegate: Delegate) -> tuple[int, int]:
    return list(Capacity.values).index(delegate.capacity), delegate.pk

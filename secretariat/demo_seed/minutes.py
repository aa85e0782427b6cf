"""The minutes of the past meetings of the demonstration: written, read by the members, answered, issued, once
issued again; and what was published of the decisions."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from alliance87.core import jobs
from gcm.domain.follow_ups import add_follow_up
from gcm.domain.issuing import issue_minutes
from gcm.domain.minutes import hand_to_chair, save_passage
from gcm.domain.minuting.attribution import choose_attribution
from gcm.domain.minuting.comments import answer_correction, circulate_draft, request_correction
from gcm.domain.minuting.parity import mark_parity, set_translation_dates
from gcm.domain.minuting.versions import reopen_minutes
from gcm.domain.publication import publish_decision
from gcm.models import AgendaItem, Correction, Decision, Meeting, Minutes, MinutesPassage, Seat
from gcm.queries.minuting.parity import parity_of
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.minutes_story import ACTIONS, ASKED, LAST_ITEM, WRONG, WRONG_BECAUSE, Asked
from secretariat.demo_seed.people import cast_member, representative_of
from secretariat.demo_seed.story import FIRST, OPENING, Item, Story, Texts
from secretariat.demo_seed.tables import LANGUAGES

WRITTEN, COMMENTED, AFTER = timedelta(days=8), timedelta(days=10), timedelta(hours=20)
PUBLISHED, PUT_RIGHT = timedelta(days=1), timedelta(days=25)
NAMED = 24  # the seat that asks to be named


def write_and_issue(meeting: Meeting, story: Story, closed: datetime) -> None:
    """Completed by the secretariat, read by the members, issued by the chair; then the chair publishes."""
    told = [Item(title={}, summary=OPENING), *story.items]
    minutes, is_first = meeting.minutes, story.days == FIRST.days
    today = days_from_today(0).date()  # outside of the story
    with stand_at(closed + WRITTEN):
        for item, each in zip(meeting.items.order_by("position"), told, strict=True):
            _write(item, each, timezone.localdate() + timedelta(days=90))
        _add_actions(meeting, is_first, today)
        until: Any = circulate_draft(actor=cast_member("officer-2"), minutes=minutes).comments_until
    with stand_at(closed + COMMENTED):
        _comment(minutes, ASKED if is_first else ())
    with stand_at(until + AFTER):
        _answer(minutes)
        _compare(minutes, is_first)
        if not is_first:
            follows = {"es": today + timedelta(days=12)}
            set_translation_dates(actor=cast_member("officer-2"), minutes=minutes, dates=follows)
        hand_to_chair(actor=cast_member("officer-2"), minutes=minutes)
        _issue(minutes)
    with stand_at(until + AFTER + PUBLISHED):
        for decision in Decision.objects.filter(item__meeting=meeting).select_related("item"):
            if told[decision.item.position - 1].published:
                publish_decision(actor=cast_member("chair"), decision=decision)
    if is_first:
        with stand_at(until + PUT_RIGHT):
            _put_right(minutes)


def issue_without_remarks(meeting: Meeting, closed: datetime) -> None:
    """The minutes of a meeting on which nobody has anything to say."""
    with stand_at(closed + WRITTEN):
        _write(meeting.items.get(), Item(title={}, summary=OPENING), timezone.localdate())
        until: Any = circulate_draft(actor=cast_member("officer-2"), minutes=meeting.minutes).comments_until
    with stand_at(until + AFTER):
        _compare(meeting.minutes, is_first=True)
        hand_to_chair(actor=cast_member("officer-2"), minutes=meeting.minutes)
        _issue(meeting.minutes)


def _write(item: AgendaItem, told: Item, due_on: date) -> None:
    officer = cast_member("officer-2")
    _save(item, told.summary)
    if told.action:
        owner = {"seat": Seat.objects.get(number=told.action_seat)}
        values = {**_in_languages("text", told.action), **owner, "due_on": due_on}
        add_follow_up(actor=officer, item=item, values=values)


def _add_actions(meeting: Meeting, is_first: bool, today: date) -> None:
    """More of them, so that each state can be seen."""
    for action in ACTIONS:
        if action.of_first != is_first:
            continue
        item = meeting.items.get(position=action.position)
        values = {**_in_languages("text", action.text), **action.owner()}
        values["due_on"] = today + timedelta(days=action.due)
        add_follow_up(actor=cast_member("officer-2"), item=item, values=values)


def _comment(minutes: Minutes, asked: tuple[Asked, ...]) -> None:
    """Members ask for corrections; one asks to be named (N6, N9)."""
    meeting = minutes.meeting
    choose_attribution(
        actor=representative_of(NAMED),
        meeting=meeting,
        seat=Seat.objects.get(number=NAMED),
        items=meeting.items.filter(position=2),
    )
    for each in asked:
        request_correction(
            actor=representative_of(each.seat),
            passage=minutes.passages.get(item__position=each.position),
            seat=Seat.objects.get(number=each.seat),
            language="fr",
            paragraph=1,
            proposed=each.proposed,
            reason=each.reason,
        )


def _answer(minutes: Minutes) -> None:
    answers = {each.proposed: each for each in ASKED}
    for correction in Correction.objects.filter(passage__minutes=minutes):
        told = answers[correction.proposed]
        answer_correction(
            actor=cast_member("officer-2"), correction=correction, outcome=told.outcome, answer=told.answer
        )


def _compare(minutes: Minutes, is_first: bool) -> None:
    """All of the first meeting agrees; of the second the last item is still to come in Spanish (N10)."""
    for column in parity_of(minutes):
        if not is_first and column.language == "es" and column.passage.item.position == LAST_ITEM:
            continue
        for pair in column.pairs:
            mark_parity(
                actor=cast_member("officer-2"),
                passage=column.passage,
                language=column.language,
                field=pair.field,
                paragraph=pair.number,
                digest=pair.digest,
            )


def _put_right(minutes: Minutes) -> None:
    """A second version, with what is new in it (N15)."""
    reopen_minutes(actor=cast_member("chair"), minutes=minutes, reason=WRONG_BECAUSE)
    item = minutes.meeting.items.get(position=3)
    passage = MinutesPassage.objects.get(item=item)
    wrong = {code: getattr(passage, f"summary_{code}") for code in LANGUAGES}
    _save(item, {code: wrong[code].replace(*WRONG[code]) for code in LANGUAGES})
    minutes.refresh_from_db()
    _compare(minutes, is_first=True)
    hand_to_chair(actor=cast_member("officer-2"), minutes=minutes)
    _issue(minutes)


def _issue(minutes: Minutes) -> None:
    issue_minutes(actor=cast_member("chair"), minutes=minutes)
    jobs.run_due()


def _save(item: AgendaItem, summary: Texts) -> None:
    passage = MinutesPassage.objects.get(item=item)
    save_passage(
        actor=cast_member("officer-2"),
        passage=passage,
        revision=passage.revision,
        values=_in_languages("summary", summary),
    )


def _in_languages(field: str, texts: Texts) -> dict[str, object]:
    return {f"{field}_{code}": texts[code] for code in LANGUAGES}

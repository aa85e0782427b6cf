"""The meetings of the demonstration, played through the portal's own verbs at the instants of the story:
past ones with decisions and minutes, one in session that the visitor can finish, one to come."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from alliance87.core import jobs
from gcm.domain.absences.notes import sign_note
from gcm.domain.agenda import add_item
from gcm.domain.conduct.attempts import call_for_objections
from gcm.domain.conduct.floor import give_floor, request_floor
from gcm.domain.conduct.interests import declare_interest
from gcm.domain.conduct.written import file_written_objection
from gcm.domain.gavel import note_consensus
from gcm.domain.group_effects import put_proposal_on_agenda
from gcm.domain.items import conclude_item, dispose_of_item, take_up_item
from gcm.domain.meetings import convene_meeting, draft_meeting, freeze_agenda
from gcm.domain.positions import state_position
from gcm.domain.presence import record_join
from gcm.domain.replies import record_notice
from gcm.domain.sessions import close_meeting, open_meeting
from gcm.domain.texts import put_text
from gcm.enums import Answer, Capacity, ItemKind
from gcm.models import AbsenceNote, AgendaItem, Delegate, Meeting
from partners.models import User
from secretariat.demo_seed.actions import follow_up
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.minutes import issue_without_remarks, write_and_issue
from secretariat.demo_seed.observers import invite
from secretariat.demo_seed.pathways import ON_FIRST, ON_NEXT, ON_SECOND, put_country_on_agenda
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.planning import file_late_paper, prepare_next, spread_zones
from secretariat.demo_seed.presidency import ask_for_observer
from secretariat.demo_seed.proposals import hand_in, propose
from secretariat.demo_seed.record import correct_a_slip, propose_extension, remind, terms_of
from secretariat.demo_seed.story import (
    EARLIEST,
    FIRST,
    IN_SESSION,
    INTEREST,
    LETTER,
    SECOND,
    TO_COME,
    Item,
    Story,
)

LENGTH = timedelta(hours=3)
NOTICE = timedelta(days=40)
NOTES, NOMINATES = timedelta(days=6), "regional-group@example.org"  # signed after, copied to
WRITES, DECLARES, ASK_FOR_THE_FLOOR = 32, 20, (24, 3, 18)  # seats, in the meeting in session
RUNNING = timedelta(minutes=25)  # how long the meeting in session has lasted


def play_meetings() -> int:
    """Play them all, once. Returns how many were played."""
    if Meeting.objects.exists():
        return 0
    spread_zones()
    _play_earliest()
    for story, countries in ((FIRST, ON_FIRST), (SECOND, ON_SECOND)):
        _play_past(replace(story, items=(*story.items, *countries)))
    correct_a_slip()
    follow_up()
    _play_in_session()
    _convene_next()
    remind()
    return 5


def _play_earliest() -> None:
    starts = days_from_today(EARLIEST.days)
    meeting, closed = _hold(EARLIEST, starts), starts + LENGTH
    with stand_at(closed):
        close_meeting(actor=cast_member("chair"), meeting=meeting)
    issue_without_remarks(meeting, closed)
    _sign_notes(meeting, closed)


def _play_past(story: Story) -> None:
    starts = days_from_today(story.days)
    meeting = _hold(story, starts)
    at = starts + timedelta(minutes=10)
    for item, told in _decisive(meeting, story):
        with stand_at(at):
            _go_through(item, told)
        at += timedelta(minutes=40)
    with stand_at(at):
        close_meeting(actor=cast_member("chair"), meeting=meeting)
    write_and_issue(meeting, story, at)
    _sign_notes(meeting, at)


def _sign_notes(meeting: Meeting, closed: datetime) -> None:
    """To who stayed away without notice (A10)."""
    with stand_at(closed + NOTES):
        for note in AbsenceNote.objects.filter(attendance__meeting=meeting):
            sign_note(
                actor=cast_member("chair"),
                note=note,
                subject=note.subject,
                body=note.body,
                copy_to=note.copy_to or NOMINATES,
            )
        jobs.run_due()


def _hold(story: Story, starts: datetime) -> Meeting:
    """From the draft to the opening item."""
    meeting = _convene(story, starts)
    with stand_at(starts - timedelta(days=20)):
        for number in story.excused:
            reply = meeting.replies.get(seat__number=number)
            record_notice(actor=cast_member("officer-2"), reply=reply, answer=Answer.ABSENT)
    with stand_at(starts - timedelta(days=8)):
        freeze_agenda(actor=cast_member("officer-1"), meeting=meeting)
        jobs.run_due()
    if story.observed:
        invite(meeting, cast_member("observer"), starts - timedelta(days=18))
    with stand_at(starts - timedelta(minutes=5)):
        for delegate in _coming(story):
            record_join(actor=cast_member("officer-2"), meeting=meeting, delegate=delegate)
    with stand_at(starts):
        open_meeting(actor=cast_member("chair"), meeting=meeting)
        opening = meeting.items.get(position=1)
        take_up_item(actor=cast_member("chair"), item=opening)
        conclude_item(actor=cast_member("chair"), item=opening)
    return meeting


def _convene(story: Story, starts: datetime) -> Meeting:
    officer = cast_member("officer-1")
    with stand_at(min(starts - NOTICE, timezone.now())):
        meeting = draft_meeting(
            actor=officer,
            kind=story.kind,
            mode=story.mode,
            starts_at=starts,
            ends_at=starts + LENGTH,
            zone="Europe/Zurich",
            place=story.place,
            conference_url="https://meet.example.org/gcm",
        )
        for told in story.items:
            _put_on_agenda(meeting, told, officer)
        convened = convene_meeting(actor=officer, meeting=meeting)
        jobs.run_due()
    return convened


def _put_on_agenda(meeting: Meeting, told: Item, officer: User) -> None:
    if told.proposal:
        put_proposal_on_agenda(actor=officer, proposal=propose(told.proposal), meeting=meeting)
        return
    if told.country:
        put_country_on_agenda(told, meeting, officer)
        return
    item = add_item(actor=officer, meeting=meeting, titles=told.title, kind=ItemKind(told.kind))
    if told.wording:
        put_text(
            actor=officer,
            item=item,
            source_language="fr",
            wordings=told.wording,
            terms=terms_of(told, meeting),
        )


def _coming(story: Story) -> list[Delegate]:
    away = {*story.excused, *story.away}
    return [each for each in _representatives() if each.term.seat.number not in away]


def _representatives() -> list[Delegate]:
    there = Delegate.objects.at().filter(capacity=Capacity.REPRESENTATIVE)
    return list(there.select_related("term__seat", "person").order_by("term__seat__number"))


def _decisive(meeting: Meeting, story: Story) -> list[tuple[AgendaItem, Item]]:
    """The items after the opening, with what is told of each."""
    return list(zip(meeting.items.filter(position__gt=1).order_by("position"), story.items, strict=True))


def _go_through(item: AgendaItem, told: Item) -> None:
    chair = cast_member("chair")
    take_up_item(actor=chair, item=item)
    _say(item, told)
    if told.ends == "decided":
        number = item.texts.count()
        call_for_objections(actor=chair, item=item, text_number=number)
        note_consensus(actor=chair, item=item, text_number=number)
    elif told.ends == "concluded":
        conclude_item(actor=chair, item=item)
    else:
        dispose_of_item(actor=chair, item=item, state=told.ends, note=told.note)


def _say(item: AgendaItem, told: Item) -> None:
    people = {each.term.seat.number: each.person for each in _representatives()}
    for said in told.said:
        state_position(
            actor=people[said.seat],
            item=item,
            text_number=1,
            kind=said.kind,
            reason=said.reason,
            proposed_wording=said.proposed,
            as_group=said.as_group,
        )


def _play_in_session() -> None:
    """The discussion is on: an objection is maintained and no employer has come in yet."""
    now = timezone.now().replace(second=0, microsecond=0)
    starts = now - RUNNING - timedelta(minutes=now.minute % 5)
    meeting = _hold(IN_SESSION, starts)
    file_late_paper(meeting)
    item, told = _decisive(meeting, IN_SESSION)[0]
    with stand_at(starts + timedelta(minutes=10)):
        take_up_item(actor=cast_member("chair"), item=item)
        _say(item, told)
        _conduct(meeting, item)


def _conduct(meeting: Meeting, item: AgendaItem) -> None:
    """A letter of a member who gave notice, an interest, one who speaks and two who wait for the floor."""
    people = {each.term.seat.number: each.person for each in _representatives()}
    file_written_objection(actor=people[WRITES], item=item, reason=LETTER)
    declare_interest(actor=people[DECLARES], item=item, words=INTEREST, stands_aside=False)
    hands = [request_floor(actor=people[seat], meeting=meeting) for seat in ASK_FOR_THE_FLOOR]
    give_floor(actor=cast_member("chair"), request=hands[0])


def _convene_next() -> None:
    """One that asks for answers, and a proposal that waits for the secretariat."""
    story = replace(TO_COME, items=(*TO_COME.items, *ON_NEXT))
    coming = _convene(story, days_from_today(story.days))
    propose_extension(coming)
    prepare_next(coming)
    hand_in("brick-kilns", "Harbour Lights Children’s Trust")
    ask_for_observer()

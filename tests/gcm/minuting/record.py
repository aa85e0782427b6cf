"""A meeting that was held, and its minutes at each stage."""

from datetime import timedelta
from typing import Any

from gcm.domain.follow_ups import add_follow_up
from gcm.domain.issuing import issue_minutes
from gcm.domain.minutes import hand_to_chair, save_passage
from gcm.domain.minuting.comments import request_correction
from gcm.domain.minuting.versions import reopen_minutes
from gcm.domain.minuting.window import waive_comments
from gcm.domain.sessions import close_meeting
from gcm.enums import Answer
from gcm.models import Correction, FollowUp, IssuedMinutes, Meeting, Minutes
from tests.gcm.body import Body, bring_in, decide, make_meeting

EXCUSED, AWAY = 16, 17  # two of many governments: gave notice; stayed away without a word
SUMMARY = {
    "fr": "Les débats ont porté sur les moyens du groupe.",
    "en": "The debate was about the means of the group.",
    "es": "El debate trató de los medios del grupo.",
}
ACTION = {"fr": "Rédiger le plan.", "en": "Draft the plan.", "es": "Redactar el plan."}


def hold(body: Body, items: int = 1) -> Meeting:
    """A meeting that decided on each of its items, two seats being away, and was closed by the chair."""
    meeting = make_meeting(body, "open", items=items)
    noticed = {"answer": Answer.ABSENT, "answered_at": meeting.starts_at - timedelta(days=1)}
    meeting.replies.filter(seat__number=EXCUSED).update(**noticed)
    return decide_and_close(meeting, body)


def decide_and_close(meeting: Meeting, body: Body) -> Meeting:
    """With everybody there but the two."""
    bring_in(meeting, body, [number for number in body.terms if number not in (EXCUSED, AWAY)])
    for _each in meeting.items.filter(kind="decision"):
        decide(meeting, body)
    meeting.items.filter(position=1).update(state="concluded")
    return close_meeting(actor=body.chair, meeting=meeting)


def write(minutes: Minutes, body: Body, **said: str) -> None:
    """The summary of each item in three languages, or what is said instead."""
    for passage in minutes.passages.all():
        values = {f"summary_{code}": words for code, words in (said or SUMMARY).items()}
        save_passage(actor=body.officer, passage=passage, revision=passage.revision, values=values)


def add_action(minutes: Minutes, body: Body, **owner: Any) -> FollowUp:
    """Of seat 9 unless another owner is named."""
    item = minutes.meeting.items.get(position=2)
    values = {f"text_{code}": words for code, words in ACTION.items()}
    values |= {"due_on": "2030-01-31", **(owner or {"seat": body.seat(9)})}
    return add_follow_up(actor=body.officer, item=item, values=values)


def waive(minutes: Minutes, body: Body) -> Minutes:
    """The chair does without the comments of the members."""
    return waive_comments(actor=body.chair, minutes=minutes, reason="The meeting asked for them at once.")


def hand_over(meeting: Meeting, body: Body, **owner: Any) -> Minutes:
    """Written, with an action of seat 9 or another owner, and with the chair."""
    write(meeting.minutes, body)
    add_action(meeting.minutes, body, **owner)
    waive(meeting.minutes, body)
    return hand_to_chair(actor=body.officer, minutes=meeting.minutes)


def issue(meeting: Meeting, body: Body) -> IssuedMinutes:
    """By the chair."""
    return issue_minutes(actor=body.chair, minutes=hand_over(meeting, body))


def ask_for(minutes: Minutes, body: Body, seat: int = 9, **given: Any) -> Correction:
    """For a seat, other words for a paragraph of the first item for decision."""
    values = {"language": "fr", "paragraph": 1, "proposed": "Second paragraphe.", **given}
    passage = minutes.passages.get(item__position=2)
    return request_correction(
        actor=body.representative(seat), passage=passage, seat=body.seat(seat), **values
    )


def put_right(issued: IssuedMinutes, body: Body, words: str = "Corrigé.") -> IssuedMinutes:
    """The next version, with other words on the first item for decision."""
    minutes = reopen_minutes(actor=body.chair, minutes=issued.minutes, reason="Un nom était faux.")
    passage = minutes.passages.get(item__position=2)
    values = {"summary_fr": words}
    save_passage(actor=body.officer, passage=passage, revision=passage.revision, values=values)
    return issue_minutes(actor=body.chair, minutes=hand_to_chair(actor=body.officer, minutes=minutes))

"""What is written around a meeting, beside its notices."""

from typing import Any

from alliance87.core import mailing
from gcm.emails.meetings import WHY, local_time
from gcm.models import ItemProposal, MeetingRequest, Reply
from gcm.queries.answer_links import token_of


def asked_answered(asked: MeetingRequest | ItemProposal) -> None:
    """The chair's answer, to whoever asked."""
    is_item = isinstance(asked, ItemProposal)
    mailing.send(
        kind="gcm.asked_answered",
        template=f"mail/gcm/planning/{'item' if is_item else 'request'}_answered",
        recipients=[mailing.to_account(asked.asked_by)],
        context={"asked": asked},
        why=WHY,
    )


def reminder_of_notice(reply: Reply, person: Any) -> None:
    """To the representative alone, in words that blame nobody."""
    meeting = reply.meeting
    personal = {
        "answer": token_of(reply, person.pk, meeting.sequence),
        "time": local_time(meeting, person),
    }
    mailing.send(
        kind="gcm.reminder_of_notice",
        template="mail/gcm/planning/reminder_of_notice",
        recipients=[mailing.to_account(person, personal=personal)],
        context={"meeting": meeting},
        why=WHY,
    )

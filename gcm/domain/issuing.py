"""Issuing the minutes (N1, N2): what is sent, and to whom, is frozen in the act; sending comes after."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, jobs, ledger
from alliance87.core.mailing import Recipient
from gcm.domain.minuting.parity import dates_to_follow
from gcm.domain.record.actions import tell_owners
from gcm.domain.room import ask, locked_meeting
from gcm.emails.minutes import minutes_issued
from gcm.enums import MinutesState
from gcm.models import Instruction, IssuedMinutes, Minutes
from gcm.queries.convocation import representatives
from gcm.queries.minutes import missing_summaries
from gcm.queries.minutes_content import content_of
from gcm.queries.minuting.instructions import standing_instruction
from gcm.queries.minuting.symbols import symbol_of
from partners.models import User

SEND = "gcm.send_minutes"


@transaction.atomic
def issue_minutes(*, actor: Any, minutes: Minutes) -> IssuedMinutes:
    """Freeze the text with everything transcluded in it, and the list of the representatives of every seat
    that is held, absent ones included (N2); then have it sent.

    A later version goes to the list of the first (N15).

    Raises PermissionDenied for everybody but the chair, the vice-chair and, on a stored instruction, the
    secretariat (N1); ValidationError without a summary (N3) or unless the minutes are with the chair.
    """
    found = Minutes.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=minutes.pk)
    ask(actor, "gcm.issue_minutes", found.meeting)
    if found.state != MinutesState.WITH_CHAIR:
        raise ValidationError(_("The minutes are not with the chair."), code="not_with_chair")
    if missing_summaries(found):
        raise ValidationError(_("The summary of an item is missing."), code="incomplete")
    first = found.issues.order_by("version").first()
    version = found.issues.count() + 1
    _give_symbol(found)
    content = {
        **content_of(found),
        "version": version,
        "symbol": symbol_of(found, version),
        "because": found.reopened_because,
        "translations_due": dates_to_follow(found),
        "sent_to": first.content["sent_to"] if first else _frozen_list(),
    }
    issued = IssuedMinutes.objects.create(
        minutes=found,
        version=version,
        issued_at=timezone.now(),
        issued_by=actor,
        on_instruction=_instruction_for(actor, found),
        content=content,
        hash=ledger.digest_of(content),
    )
    found.issue()
    found.save()
    if first is None:
        found.meeting.note_issue_of_minutes()
        found.meeting.save()
    ledger.append(
        kind="gcm.minutes_issued",
        subject=issued,
        actor=actor,
        data={"meeting": found.meeting_id, "content": issued.hash, "seats": len(content["sent_to"])},
    )
    inbox.close_tasks(subject=found, closed_by=actor)
    tell_owners(actor=actor, minutes=found)
    jobs.enqueue(SEND, key=f"issue:{issued.pk}", data={"issue": issued.pk})
    return issued


def recipients_of(issued: IssuedMinutes) -> list[Recipient]:
    """The representatives on the frozen list, each with the address and language of today. One query."""
    people = User.objects.in_bulk([each["person"] for each in issued.content["sent_to"]])
    return [
        Recipient(
            address=people[each["person"]].email,
            language=people[each["person"]].language,
            key=f"seat:{each['seat']}",
            name=people[each["person"]].name,
        )
        for each in issued.content["sent_to"]
        if each["person"] in people
    ]


@transaction.atomic
def send_issued(*, issued: IssuedMinutes, documents: Mapping[str, bytes]) -> bool:
    """Hand the issue to the mailing engine, once; whether this call did. `documents` are the PDFs by
    language, made before: they take seconds, and the row is locked here."""
    locked = IssuedMinutes.objects.select_for_update().get(pk=issued.pk)
    if locked.mailing_id is not None:
        return False
    locked.mailing_id = minutes_issued(locked, recipients_of(locked), documents).pk
    locked.save(update_fields=["mailing_id"])
    return True


def _frozen_list() -> list[dict[str, int]]:
    """Seat and person by number; addresses are read when the mail is frozen, names are not in it."""
    return [{"seat": each.term.seat.number, "person": each.person_id} for each in representatives()]


def _give_symbol(minutes: Minutes) -> None:
    """The next number among the documents of the meeting, once: after its papers, which close with it."""
    if minutes.document is None:
        papers = locked_meeting(minutes.meeting).papers
        minutes.document = (papers.aggregate(last=Max("number"))["last"] or 0) + 1


def _instruction_for(actor: Any, minutes: Minutes) -> Instruction | None:
    """The instruction on which the secretariat acts; the chair needs none."""
    if actor.has_perm("gcm.instruct_secretariat", minutes.meeting):
        return None
    return standing_instruction(minutes.meeting)

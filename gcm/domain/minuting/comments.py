"""The members read the draft and say what is to be corrected (N4, N6)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days
from gcm.domain.minutes import COMMENT_TASK, WRITE_TASK, ask_for_writing, locked_minutes, require_summaries
from gcm.emails.minutes import draft_circulated
from gcm.enums import CorrectionOutcome
from gcm.models import Correction, Minutes, MinutesPassage, Seat
from gcm.queries.convocation import representatives
from gcm.queries.delegations import delegations_of
from gcm.queries.minuting.paragraphs import paragraphs_of, with_paragraph

Outcome = CorrectionOutcome


@transaction.atomic
def circulate_draft(*, actor: Any, minutes: Minutes) -> Minutes:
    """Send the draft to the representatives of all seats; they have the working days of the rule set for
    their comments, until the same hour of Geneva (N4). Nobody changes the text meanwhile.

    Raises PermissionDenied; ValidationError naming each item without a summary (N3); TransitionNotAllowed
    unless in preparation.
    """
    locked = locked_minutes(actor=actor, minutes=minutes, permission="gcm.write_minutes")
    require_summaries(locked)
    rules = rulesets.in_force()
    locked.circulate()
    locked.comments_until = add_working_days(timezone.now(), rules["gcm.minutes.comment_working_days"])
    locked.issue_due_at = add_working_days(locked.comments_until, rules["gcm.minutes.issue_working_days"])
    locked.save()
    ledger.append(kind="gcm.minutes_circulated", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, kind=WRITE_TASK, closed_by=actor)
    ask_for_writing(locked, due_at=locked.issue_due_at)
    _ask_for_comments(locked)
    return locked


@transaction.atomic
def request_correction(
    *,
    actor: Any,
    passage: MinutesPassage,
    seat: Seat,
    language: str,
    paragraph: int,
    proposed: str,
    reason: str = "",
) -> Correction:
    """Ask for other words in one paragraph of a summary, for a seat that the person takes part for.
    `paragraph` is counted from 1; what it says now is kept with the request.

    Raises PermissionDenied; ValidationError once the time for comments is over, for no such paragraph, and
    without other words.
    """
    minutes = locked_minutes(actor=actor, minutes=passage.minutes, permission="gcm.comment_minutes")
    if seat.pk not in {each.seat_id for each in delegations_of(actor) if each.takes_part}:
        raise PermissionDenied
    if not minutes.are_comments_open:
        raise ValidationError(_("The time for comments is over."), code="comments_over")
    quoted = _paragraph(MinutesPassage.objects.get(pk=passage.pk), language, paragraph)
    if not proposed.strip() or proposed.strip() == quoted:
        raise ValidationError({"proposed": _("Please write the paragraph as it should read.")})
    made = Correction.objects.create(
        passage=passage,
        language=language,
        paragraph=paragraph,
        quoted=quoted,
        proposed=proposed.strip(),
        reason=reason.strip(),
        seat=seat,
        requested_by=actor,
    )
    ledger.append(
        kind="gcm.correction_requested",
        subject=made,
        actor=actor,
        data={"minutes": minutes.pk, "seat": seat.pk},
    )
    return made


@transaction.atomic
def answer_correction(*, actor: Any, correction: Correction, outcome: str, answer: str = "") -> Correction:
    """Say what becomes of a request (N6): accepted, worded in another way (`answer` is the paragraph), or
    not accepted (`answer` is the reason; it goes into the annex of the minutes). Unless it is the last,
    the paragraph is changed.

    Raises PermissionDenied; ValidationError before the time for comments is over, when it is answered
    already, without the answer that the outcome wants, or when the paragraph is another one by now.
    """
    minutes = locked_minutes(
        actor=actor, minutes=correction.passage.minutes, permission="gcm.answer_correction"
    )
    found = Correction.objects.select_for_update().get(pk=correction.pk)
    if found.outcome != Outcome.PENDING or not minutes.can_be_written:
        raise ValidationError(_("This cannot be answered now."), code="not_now")
    if outcome not in (Outcome.ACCEPTED, Outcome.ALTERNATIVE, Outcome.NOT_ACCEPTED):
        raise ValidationError({"outcome": _("Please say what becomes of it.")})
    if outcome != Outcome.ACCEPTED and not answer.strip():
        raise ValidationError({"answer": _("Please give the other wording, or the reason.")})
    found.outcome, found.answered_at = outcome, timezone.now()
    found.answer = "" if outcome == Outcome.ACCEPTED else answer.strip()
    found.save()
    if outcome != Outcome.NOT_ACCEPTED:
        _reword(found)
    data = {"minutes": minutes.pk, "outcome": str(outcome)}
    ledger.append(kind="gcm.correction_answered", subject=found, actor=actor, data=data)
    return found


def _reword(correction: Correction) -> None:
    passage = MinutesPassage.objects.select_for_update().get(pk=correction.passage_id)
    if _paragraph(passage, correction.language, correction.paragraph) != correction.quoted:
        raise ValidationError(
            _("This paragraph has been changed since. Do not accept this request, and say where it went.")
        )
    field = f"summary_{correction.language}"
    words = correction.answer or correction.proposed
    setattr(passage, field, with_paragraph(getattr(passage, field), correction.paragraph, words))
    passage.revision += 1
    passage.save()


def _paragraph(passage: MinutesPassage, language: str, number: int) -> str:
    found = paragraphs_of(getattr(passage, f"summary_{language}", "") or "")
    if not 1 <= number <= len(found):
        raise ValidationError({"paragraph": _("There is no such paragraph.")})
    return found[number - 1]


def _ask_for_comments(minutes: Minutes) -> None:
    people = representatives()
    for each in people:
        inbox.open_task(
            kind=COMMENT_TASK,
            subject=minutes,
            user=each.person,
            title=gettext_noop("Read the draft minutes of meeting no. %(number)s"),
            note=gettext_noop("Say by paragraph what is to be corrected; without a request the text stands"),
            params={"number": minutes.meeting.number},
            url_name="gcm:minutes",
            url_kwargs={"public_id": str(minutes.meeting.public_id)},
            due_at=minutes.comments_until,
        )
    draft_circulated(minutes, [each.person for each in people])

"""A case: opened by itself, decided on by a person (A11, Z6). The holder keeps the seat all the while."""

from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, rulesets
from alliance87.core.dates import today_in_geneva
from gcm.domain.absences.common import deciding_role, record, representative_of
from gcm.domain.room import ask
from gcm.emails import absences as emails
from gcm.models import AbsenceCase
from gcm.queries.absences.streak import Streak, facts_of, streak_of

CASE_TASK = "gcm.absence_case"
COMMENT_TASK = "gcm.comment_on_absence"
DESIGNATION_TASK = "gcm.record_designation"


def open_case(streak: Streak, *, actor: Any) -> AbsenceCase | None:
    """Open a case on the chain, with its facts as they are now, for the chair and the secretariat (the
    vice-chair for the chair's own government, A13). None when one is under way for the holder, or was
    dismissed on the same absence. Inside a transaction."""
    row = streak.links[-1]
    if row.term is None:  # a vacant seat has no chain
        return None
    known = AbsenceCase.objects.filter(term=row.term_id)
    if known.live().exists() or known.filter(meeting=row.meeting_id).exists():
        return None
    made = AbsenceCase.objects.create(
        seat=row.seat, term=row.term, meeting=row.meeting, facts=facts_of(streak), opened_at=timezone.now()
    )
    record("gcm.absence_case_opened", subject=made, actor=actor, seat=row.seat_id, absences=streak.length)
    for role in (deciding_role(row.holder_id), "secretariat"):
        _wait_for(made, CASE_TASK, gettext_noop("Look into the absences on seat %(seat)s"), role=role)
    return made


@transaction.atomic
def invite_comment(*, actor: Any, case: AbsenceCase) -> AbsenceCase:
    """The chair puts the facts to the member, who has `gcm.absences.comment_days` days to comment, to the
    end of the last one in Geneva. Raises PermissionDenied, TransitionNotAllowed unless the case is open."""
    found = locked_case(case)
    ask(actor, "gcm.decide_on_absence", found)
    found.invite_comment()
    found.comment_until = _end_of_day_in(rulesets.in_force()["gcm.absences.comment_days"])
    found.save()
    record("gcm.absence_comment_invited", subject=found, actor=actor, seat=found.seat_id)
    _tell_member(found)
    delegate = representative_of(found.term)
    if delegate is not None:
        _wait_for(
            found,
            COMMENT_TASK,
            gettext_noop("Comment on the absences recorded for seat %(seat)s"),
            user=delegate.person,
            due_at=found.comment_until,
        )
    return found


@transaction.atomic
def comment_on_case(*, actor: Any, case: AbsenceCase, comment: str) -> AbsenceCase:
    """What the member has to say; it can be written anew until the deadline. Raises PermissionDenied for
    whoever does not take part for the holder; ValidationError without words, and out of time."""
    found = locked_case(case)
    ask(actor, "gcm.comment_on_absence", found)
    if not found.takes_comment:
        raise ValidationError(_("The time for comments is over, or has not begun."), code="out_of_time")
    if not comment.strip():
        raise ValidationError({"comment": _("Please write your comment.")})
    found.comment, found.commented_by, found.commented_at = comment.strip(), actor, timezone.now()
    found.save()
    inbox.close_tasks(subject=found, kind=COMMENT_TASK, closed_by=actor)
    record("gcm.absence_commented", subject=found, actor=actor, seat=found.seat_id)
    return found


@transaction.atomic
def certify_case(*, actor: Any, case: AbsenceCase) -> AbsenceCase:
    """The chair certifies the facts: the stakeholder group is asked for another representative. Nothing
    happens to the seat yet (A11).

    Raises PermissionDenied; ValidationError while the member can still comment and has not, when corrections
    have shortened the chain (A14), or when the holder has left the seat; TransitionNotAllowed otherwise.
    """
    found = locked_case(case)
    ask(actor, "gcm.decide_on_absence", found)
    found.certify()
    _require_certifiable(found)
    found.certified_by, found.certified_at = actor, timezone.now()
    found.save()
    inbox.close_tasks(subject=found, closed_by=actor)
    record(
        "gcm.absence_case_certified",
        subject=found,
        actor=actor,
        seat=found.seat_id,
        hat=deciding_role(found.holder_id),
    )
    _tell_member(found)
    _wait_for(
        found,
        DESIGNATION_TASK,
        gettext_noop("Record the designation of another representative for seat %(seat)s"),
        role="secretariat",
    )
    return found


@transaction.atomic
def dismiss_case(*, actor: Any, case: AbsenceCase, reason: str) -> AbsenceCase:
    """The chair ends it without consequences. Raises PermissionDenied; ValidationError without a reason;
    TransitionNotAllowed once certified: that takes a new decision of the GCG (A14)."""
    found = locked_case(case)
    ask(actor, "gcm.decide_on_absence", found)
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason.")})
    was_told = found.comment_until is not None
    found.dismiss()
    end_case(found, actor=actor, reason=reason.strip())
    record("gcm.absence_case_dismissed", subject=found, actor=actor, seat=found.seat_id)
    if was_told:
        _tell_member(found)
    return found


def end_case(case: AbsenceCase, *, actor: Any, reason: str = "") -> None:
    """Keep when and by whom it ended. Inside a transaction, under the lock of the case."""
    case.ended_at, case.ended_by, case.dismissal = timezone.now(), actor, reason
    case.save()
    inbox.close_tasks(subject=case, closed_by=actor)


def locked_case(case: AbsenceCase) -> AbsenceCase:
    """The case as it stands, locked until the transaction ends."""
    found = AbsenceCase.objects.select_for_update(of=("self",))
    return found.select_related("term__organisation", "seat__category", "meeting").get(pk=case.pk)


def stands(case: AbsenceCase) -> bool:
    """Whether the chain still is what the case was opened on: corrections can shorten it (A14)."""
    return streak_of(case.seat_id, case.holder_id).length >= int(case.facts["limit"])


def _require_certifiable(case: AbsenceCase) -> None:
    if case.commented_at is None and timezone.now() < (case.comment_until or timezone.now()):
        raise ValidationError(
            _("The member can still comment: certify after that, or once it has."), code="comment"
        )
    if not stands(case):
        raise ValidationError(
            _("After a correction the absences no longer reach the limit: dismiss the case."),
            code="corrected",
        )
    if case.term.ended_on is not None and case.term.ended_on < today_in_geneva():
        raise ValidationError(_("This member has left the seat: dismiss the case."), code="left")


def _end_of_day_in(days: int) -> datetime:
    zone = timezone.get_default_timezone()
    day = timezone.localdate(timezone=zone) + timedelta(days=days + 1)
    return timezone.make_aware(datetime.combine(day, time()), zone)


def _tell_member(case: AbsenceCase) -> None:
    delegate = representative_of(case.term)
    if delegate is not None:
        emails.case_moved(case, delegate)


def _wait_for(case: AbsenceCase, kind: str, title: str, **assignee: Any) -> None:
    inbox.open_task(
        kind=kind,
        subject=case,
        title=title,
        params={"seat": case.seat.number},
        url_name="gcm:absence_case",
        url_kwargs={"pk": case.pk},
        **assignee,
    )

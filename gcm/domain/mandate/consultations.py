"""Informal consultation between meetings (X11): the chair asks, members write, somebody sums up. No decision
comes out of it: what is to be decided goes on the agenda of a meeting."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.models import Consultation, Contribution, SeatTerm
from gcm.queries.convocation import representatives
from gcm.queries.delegations import seat_of

CONTRIBUTE_TASK = "gcm.contribute"
SUMMARISE_TASK = "gcm.summarise_consultation"


@transaction.atomic
def open_consultation(
    *, actor: Any, question: str, closes_at: datetime, language: str, background: str = ""
) -> Consultation:
    """Put a question to all members until the instant. Raises PermissionDenied for whoever is neither chair
    nor vice-chair; ValidationError without a question or with a deadline that is past."""
    if not actor.has_perm("gcm.open_consultation"):
        raise PermissionDenied
    now = timezone.now()
    if closes_at <= now:
        raise ValidationError({"closes_at": _("The deadline must be later than now.")})
    made = Consultation(
        question=question.strip(),
        background=background.strip(),
        language=language,
        opened_by=actor,
        opened_at=now,
        closes_at=closes_at,
    )
    made.full_clean(exclude=["summary"])
    made.save()
    ledger.append(kind="gcm.consultation_opened", subject=made, actor=actor, data={})
    _ask_everybody(made)
    return made


@transaction.atomic
def contribute(*, actor: Any, consultation: Consultation, text: str, language: str) -> Contribution:
    """What the actor's seat writes; until the deadline another text takes its place. Raises PermissionDenied;
    ValidationError without a text, and from the deadline on (T14)."""
    mine = seat_of(actor)
    if mine is None or not actor.has_perm("gcm.contribute"):
        raise PermissionDenied
    locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if not text.strip():
        raise ValidationError({"text": _("Please write what your seat contributes.")})
    if not locked.is_open:
        raise ValidationError(_("The time for contributions has ended."), code="closed")
    made = Contribution.objects.filter(consultation=locked, seat_id=mine.seat_id).first()
    made = made or Contribution(consultation=locked, seat_id=mine.seat_id)
    made.holder_id = SeatTerm.objects.values_list("organisation", flat=True).get(pk=mine.term_id)
    made.text, made.language = text.replace("\r\n", "\n").strip(), language
    made.written_by, made.written_at = actor, timezone.now()
    made.full_clean(exclude=["consultation", "seat", "holder"])
    made.save()
    ledger.append(
        kind="gcm.consultation_answered", subject=locked, actor=actor, data={"seat": mine.seat_number}
    )
    inbox.close_tasks(subject=made, kind=CONTRIBUTE_TASK, closed_by=actor)
    return made


@transaction.atomic
def summarise_consultation(*, actor: Any, consultation: Consultation, summary: str) -> Consultation:
    """Sum up what was written, which ends the round. Raises PermissionDenied; ValidationError without words,
    before the deadline, and a second time."""
    if not actor.has_perm("gcm.summarise_consultation"):
        raise PermissionDenied
    locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if locked.summary:
        raise ValidationError(_("This consultation is summed up already."), code="summarised")
    if locked.is_open:
        raise ValidationError(_("Members may still write until the deadline."), code="open")
    if not summary.strip():
        raise ValidationError({"summary": _("Please sum up what was written.")})
    locked.summary, locked.summarised_at = summary.strip(), timezone.now()
    locked.full_clean()
    locked.save()
    ledger.append(kind="gcm.consultation_summarised", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, closed_by=actor)
    for each in locked.contributions.filter(written_at__isnull=True):
        inbox.close_tasks(subject=each, closed_by=actor)
    return locked


def _ask_everybody(consultation: Consultation) -> None:
    """An empty contribution and a task for each seat that somebody represents; the chair sums up."""
    address: dict[str, Any] = {
        "url_name": "gcm:consultation",
        "url_kwargs": {"public_id": str(consultation.public_id)},
    }
    for delegate in representatives():
        holder = delegate.term.organisation_id
        inbox.open_task(
            kind=CONTRIBUTE_TASK,
            subject=consultation.contributions.create(seat_id=delegate.term.seat_id, holder_id=holder),
            user=delegate.person,
            title=gettext_noop("Contribute to a consultation"),
            note=gettext_noop("%(question)s"),
            params={"question": consultation.question},
            due_at=consultation.closes_at,
            **address,
        )
    inbox.open_task(
        kind=SUMMARISE_TASK,
        subject=consultation,
        role="chair",
        title=gettext_noop("Sum up a consultation after its deadline"),
        note=gettext_noop("%(question)s"),
        params={"question": consultation.question},
        **address,
    )

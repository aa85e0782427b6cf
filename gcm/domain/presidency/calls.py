"""The first stage, up to the consensus: a call, candidates, a consultation among governments. There is no
sounding and nobody counts, and the software has nowhere to keep one (C4, C10)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import day_in_geneva
from gcm.domain.room import ask
from gcm.enums import AppointmentState, Office
from gcm.models import Appointment, Candidacy
from gcm.queries.presidency.electorate import governments_of, in_electorate
from partners.models import Organisation
from partners.models.organisation import LANGUAGES

CONVENE_TASK = "gcm.convene_governments"


@transaction.atomic
def publish_call(
    *,
    actor: Any,
    office: str,
    opens_at: datetime,
    closes_at: datetime,
    criteria: Mapping[str, str],
    starts_on: date,
    convenor: Any,
) -> Appointment:
    """Open the way to one office (C3): between the two instants governments can offer to serve. `criteria` by
    language; `convenor` is a person of the electorate, who will record what governments agree on (C1).

    Raises PermissionDenied; ValidationError for a convenor outside of the electorate, instants or a first day
    in the wrong order, no criteria, or an office for which a call is under way.
    """
    ask(actor, "gcm.prepare_appointment", None)
    if Appointment.objects.filter(office=office).exclude(state=AppointmentState.CONFIRMED).exists():
        raise ValidationError(_("An appointment to this office is under way already."), code="under_way")
    if not in_electorate(convenor):
        raise ValidationError({"convenor": _("The convenor speaks for a government concerned (C1).")})
    if not opens_at < closes_at:
        raise ValidationError({"closes_at": _("A call closes after it opens.")})
    if starts_on <= day_in_geneva(closes_at):
        raise ValidationError({"starts_on": _("The first day in office comes after the call has closed.")})
    made = Appointment(
        office=office,
        opens_at=opens_at,
        closes_at=closes_at,
        starts_on=starts_on,
        convenor=convenor,
        published_at=timezone.now(),
        **{f"criteria_{code}": criteria.get(code, "").strip() for code in LANGUAGES},
    )
    made.full_clean(exclude=["state", "confirmed_at"])  # a protected state cannot be cleaned
    made.save()
    record("gcm.appointment_called", subject=made, actor=actor, office=str(Office(office)))
    inbox.open_task(
        kind=CONVENE_TASK,
        subject=made,
        user=convenor,
        title=gettext_noop("Convene governments on an appointment, and record their consensus"),
        note=gettext_noop("Two stages: governments agree first, then the GCG decides"),
        url_name="gcm:appointment",
        url_kwargs={"pk": made.pk},
    )
    return made


@transaction.atomic
def submit_candidacy(
    *, actor: Any, appointment: Appointment, organisation: Organisation, statement: str
) -> Candidacy:
    """A government offers to serve. Raises PermissionDenied for whoever does not speak for it;
    ValidationError while the call is closed, without a statement, or a second time."""
    found = locked_appointment(appointment)
    _require_voice(actor, organisation)
    if not found.takes_candidates:
        raise ValidationError(_("The call is not open."), code="closed")
    if not statement.strip():
        raise ValidationError({"statement": _("Please write a statement.")})
    if found.candidacies.filter(organisation=organisation, withdrawn_at__isnull=True).exists():
        raise ValidationError(_("This government is a candidate already."), code="candidate")
    made = Candidacy.objects.create(
        appointment=found,
        organisation=organisation,
        statement=statement.strip(),
        submitted_by=actor,
        submitted_at=timezone.now(),
    )
    record(
        "gcm.candidacy_submitted",
        subject=made,
        actor=actor,
        appointment=found.pk,
        organisation=organisation.pk,
    )
    return made


@transaction.atomic
def withdraw_candidacy(*, actor: Any, candidacy: Candidacy) -> Candidacy:
    """A candidate steps back, at any time of the first stage (C4). A second time changes nothing. Raises
    PermissionDenied; ValidationError once governments have agreed."""
    appointment = locked_appointment(candidacy.appointment)
    found = Candidacy.objects.select_related("organisation").get(pk=candidacy.pk)
    _require_voice(actor, found.organisation)
    if found.withdrawn_at is not None:
        return found
    if not appointment.is_first_stage:
        raise ValidationError(_("Governments have agreed: a candidate no longer steps back here."))
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    record("gcm.candidacy_withdrawn", subject=found, actor=actor, appointment=appointment.pk)
    return found


@transaction.atomic
def begin_consultation(*, actor: Any, appointment: Appointment) -> Appointment:
    """The convenor begins the consultation once the call has closed. Raises PermissionDenied; ValidationError
    while the call runs; TransitionNotAllowed when it has begun."""
    found = locked_appointment(appointment)
    ask(actor, "gcm.convene_governments", found)
    found.consult()
    if timezone.now() < found.closes_at:
        raise ValidationError(_("The call is still open."), code="open")
    found.save()
    record("gcm.consultation_begun", subject=found, actor=actor)
    return found


def locked_appointment(appointment: Appointment) -> Appointment:
    """The appointment as it stands, locked until the transaction ends."""
    return Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)


def record(kind: str, *, subject: Any, actor: Any, **data: Any) -> None:
    """Write the act into the ledger, with these plain values."""
    ledger.append(kind=kind, subject=subject, actor=actor, data=data)


def _require_voice(actor: Any, organisation: Organisation) -> None:
    if organisation.pk not in {each.pk for each in governments_of(actor)}:
        raise PermissionDenied

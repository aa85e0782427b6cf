"""The outcome of the first stage: what governments agreed on, with its evidence (C1)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, rulesets, uploads
from gcm.domain.presidency.calls import locked_appointment, record
from gcm.domain.room import ask
from gcm.models import Appointment, Candidacy, GovernmentConsensus
from gcm.queries.presidency.candidates import government_of_other_office
from gcm.queries.presidency.electorate import asks_all, electorate
from partners.models import Organisation

PURPOSE = "gcm.government_consensus"
PLACE_TASK = "gcm.place_appointment"


@transaction.atomic
def record_consensus(
    *, actor: Any, appointment: Appointment, candidacy: Candidacy, account: str, file: File[bytes]
) -> GovernmentConsensus:
    """The convenor records the government on which governments agree, how they came to it, and the evidence.
    Who was asked is kept as of now.

    Raises PermissionDenied for everybody but the convenor; ValidationError for a candidate who stepped back
    or of another call, one government in both offices (C8), without the account, or for a file that is not
    as it should be; TransitionNotAllowed outside of the consultation.
    """
    found = locked_appointment(appointment)
    ask(actor, "gcm.convene_governments", found)
    found.agree()
    chosen = found.candidacies.filter(pk=candidacy.pk, withdrawn_at__isnull=True).first()
    if chosen is None:
        raise ValidationError({"candidacy": _("This government is no candidate.")})
    if not account.strip():
        raise ValidationError({"account": _("Please say how governments agreed.")})
    require_two_governments(found, chosen.organisation)
    made = GovernmentConsensus.objects.create(
        appointment=found,
        round=found.agreements.count() + 1,
        candidacy=chosen,
        account=account.strip(),
        electorate=_electorate(),
        rule_set=rulesets.in_force().version,
        recorded_by=actor,
        recorded_at=timezone.now(),
    )
    uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=made)
    found.save()
    inbox.close_tasks(subject=found, closed_by=actor)
    record(
        "gcm.government_consensus_recorded", subject=made, actor=actor, appointment=found.pk, round=made.round
    )
    inbox.open_task(
        kind=PLACE_TASK,
        subject=found,
        role="secretariat",
        title=gettext_noop("Put an appointment on the agenda of a meeting"),
        note=gettext_noop("Governments have agreed; the GCG decides"),
        url_name="gcm:appointment",
        url_kwargs={"pk": found.pk},
    )
    return made


def require_two_governments(appointment: Appointment, organisation: Organisation) -> None:
    """Raises ValidationError when both offices would be of one government (C8)."""
    if government_of_other_office(appointment) == organisation:
        raise ValidationError(
            _("Chair and vice-chair are two different governments (C8)."), code="one_government"
        )


def _electorate() -> dict[str, Any]:
    asked = electorate().order_by("pk").values_list("pk", flat=True)
    return {"all_governments": asks_all(), "organisations": list(asked)}

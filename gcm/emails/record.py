"""What representatives are told about the record of decisions. Statutory: whoever muted other
mail gets it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import Annotation, Delegate, Witness
from gcm.queries.convocation import members, representatives

WHY = _("You receive this mail because you represent a member of the Global Coordinating Group.")


def erratum_written(erratum: Annotation) -> None:
    """To representatives and alternates (D13)."""
    _send(
        "erratum_written",
        members(),
        {"symbol": erratum.decision.symbol, "decision": erratum.decision, "erratum": erratum},
    )


def head_of_decisions(witness: Witness, ledger_head: str) -> None:
    """To the representatives, who are thereby witnesses of the chain."""
    _send(
        "head_of_decisions",
        representatives(),
        {"number": witness.meeting.number, "head": witness.head, "ledger_head": ledger_head},
    )


def _send(name: str, delegates: list[Delegate], context: dict[str, Any]) -> None:
    mailing.send(
        kind=f"gcm.{name}",
        template=f"mail/gcm/{name}",
        recipients=[mailing.to_account(each.person) for each in delegates],
        context=context,
        why=WHY,
        statutory=True,
    )

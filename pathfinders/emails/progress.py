"""What countries, and those who work with them, are told about implementation. Statutory: it is about an
office that the person holds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from pathfinders.enums import ReminderKind
from pathfinders.models import Pathway, ProposedProgress, YearlyReport
from pathfinders.queries.implementation.people import focal_points_of

WHY_FOCAL_POINT = _("You receive this mail because you are the focal point of a pathfinder country.")
WHY_PROPOSED = _("You receive this mail because you proposed an update of an action of a roadmap.")
_NAMES = {
    ReminderKind.BEFORE: "report_due",
    ReminderKind.LATE: "report_late",
    ReminderKind.RENEWAL: "roadmap_ends",
}


def reminder(pathway: Pathway, kind: ReminderKind, day: date, people: Iterable[Any]) -> None:
    """To the focal points: what is due on the day (F9)."""
    _send(_NAMES[kind], people, {"pathway": pathway, "day": day}, WHY_FOCAL_POINT)


def report_submitted(report: YearlyReport) -> None:
    """To the focal points: what was handed in, with the digest that proves it."""
    people = focal_points_of(report.pathway)
    _send("report_submitted", people, {"report": report, "pathway": report.pathway}, WHY_FOCAL_POINT)


def proposal_answered(proposal: ProposedProgress) -> None:
    """To the person who proposed it."""
    context = {"proposal": proposal, "pathway": proposal.pathway}
    _send("proposal_answered", [proposal.proposed_by], context, WHY_PROPOSED)


def _send(name: str, people: Iterable[Any], context: dict[str, Any], why: Any) -> None:
    recipients = [mailing.to_account(person) for person in people]
    if recipients:
        mailing.send(
            kind=f"pathfinders.{name}",
            template=f"mail/pathfinders/{name}",
            recipients=recipients,
            context=context,
            why=why,
            statutory=True,
        )

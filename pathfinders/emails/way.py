"""What the focal points of a country are told on its way. One template; `message` says which words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import AgendaItem
from pathfinders.models import FocalPoint, Pathway, SupportGiven

WHY_FOCAL = _(
    "You receive this mail because you are a focal point of a pathfinder country or of a candidate."
)
WHY_GCM = _("You receive this mail because you represent a member of the Global Coordinating Group.")


def focal_point_named(pathway: Pathway, person: Any) -> None:
    """To the person alone."""
    _send("focal_point_named", pathway, [person])


def preparation_begun(pathway: Pathway) -> None:
    _to_focal_points("preparation_begun", pathway)


def returned(pathway: Pathway, kind: str, note: str) -> None:
    """The roadmap is the country's again; `kind` is the StepKind that says why, or
    "next" for the next roadmap of a country that has the status."""
    _to_focal_points("returned", pathway, reason=str(kind), note=note)


def sent_to_review(pathway: Pathway) -> None:
    _to_focal_points("sent_to_review", pathway)


def granted(pathway: Pathway) -> None:
    _to_focal_points("granted", pathway)


def withdrawn(pathway: Pathway) -> None:
    """To those who spoke for the country until now."""
    people = [each.user for each in pathway.focal_points.filter(until=None).select_related("user")]
    _send("withdrawn", pathway, people)


def support_given(given: SupportGiven) -> None:
    _to_focal_points("support_given", given.request.pathway, given=given)


def candidate_sits(item: AgendaItem, pathway: Pathway, people: Iterable[Any]) -> None:
    """F6: in private, to each alone."""
    mailing.send(
        kind="pathfinders.candidate_sits",
        template="mail/pathfinders/candidate_sits",
        recipients=[mailing.to_account(each) for each in people],
        context={"item": item, "meeting": item.meeting, "pathway": pathway},
        why=WHY_GCM,
    )


def _to_focal_points(message: str, pathway: Pathway, **context: Any) -> None:
    here = FocalPoint.objects.at().filter(pathway=pathway, user__is_active=True).select_related("user")
    _send(message, pathway, [each.user for each in here], **context)


def _send(message: str, pathway: Pathway, people: Iterable[Any], **context: Any) -> None:
    mailing.send(
        kind=f"pathfinders.{message}",
        template="mail/pathfinders/way",
        recipients=[mailing.to_account(each) for each in people],
        context={"message": message, "pathway": pathway, **context},
        why=WHY_FOCAL,
    )

"""What pages show of the record of decisions."""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gcm.enums import Standing
from gcm.models import FollowUp, FollowUpStep
from gcm.queries.record.beside import clause_title
from partners.queries.names import shown_name

register = template.Library()
PILLS = {
    Standing.IN_FORCE: "ok",
    Standing.TO_COME: "info",
    Standing.SUPERSEDED: "plain",
    Standing.CONTESTED: "warn",
    Standing.RESERVED: "plain",
}


@register.inclusion_tag("gcm/record/standing.html")
def standing_pill(standing: Standing) -> dict[str, Any]:
    """Where a decision stands, as a mark in words."""
    return {"label": standing.label, "kind": PILLS[standing]}


@register.inclusion_tag("gcm/record/terms_said.html")
def terms_said(terms: dict[str, Any] | None) -> dict[str, Any]:
    """What a text on the screen says beside its words, from the plain values of a reading (D16)."""
    if not terms:
        return {}
    said = terms["conditions"]
    language = get_language() if get_language() in said else next(iter(said), "")
    days = {name: date.fromisoformat(terms[name]) for name in ("in_force_on", "review_on") if terms[name]}
    return {
        **days,
        "clause": clause_title(terms["clause"] or ""),
        "supersedes": terms["supersedes"],
        "language": language,
        "conditions": said.get(language, ""),
    }


@register.simple_tag(takes_context=True)
def owner_name(context: template.Context, owned: FollowUp | FollowUpStep) -> Any:
    """Whose an action is, or was at a step; an organisation that is not listed is named to those alone who
    may see it (P5)."""
    if owned.organisation is not None:
        return shown_name(context["request"].user, owned.organisation)
    return owned.seat or owned.group or _("Secretariat")


@register.filter
def day_of(instant: str) -> date:
    """The day, in UTC, of an instant as a record writes it."""
    return date.fromisoformat(instant[:10])

"""What planning shows on pages that are not its own."""

from typing import Any

from django import template

from gcm.models import Meeting
from gcm.queries.planning.papers import papers_of
from gcm.queries.planning.watch import named_vacancies

register = template.Library()


@register.inclusion_tag("gcm/planning/parts/papers.html", takes_context=True)
def meeting_papers(context: template.Context, meeting: Meeting) -> dict[str, Any]:
    """The papers that the reader may read."""
    user = context["request"].user
    return {
        "meeting": meeting,
        "papers": papers_of(meeting, user),
        "files": user.has_perm("gcm.prepare_meeting"),
    }


@register.inclusion_tag("gcm/planning/parts/vacancies.html", takes_context=True)
def quorum_warnings(context: template.Context) -> dict[str, Any]:
    """Groups that have nobody or soon will, for those who follow meetings (Q6). Never for the public."""
    follows = context["request"].user.has_perm("gcm.follow_meetings")
    return {"vacancies": named_vacancies() if follows else []}

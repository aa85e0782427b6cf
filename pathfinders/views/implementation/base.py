"""What views on implementation have in common."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.functional import cached_property

from alliance87.core.views import PortalView
from pathfinders.models import RoadmapAction
from pathfinders.queries.implementation.people import actions_for


def succeeds(form: Any, verb: Callable[[], Any]) -> bool:
    """Whether the verb accepts what was typed; what it refuses is said beside the field that it is about."""
    if form.is_valid():
        try:
            verb()
        except ValidationError as error:
            for name, words in _by_field(error).items():
                form.add_error(name if name in form.fields else None, words)
    return not form.errors


def _by_field(error: ValidationError) -> dict[str, list[ValidationError]]:
    return error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}


class OfAction(PortalView):
    """A view about one action of a roadmap in force, or of one that was replaced."""

    permission = "pathfinders.view_implementation"
    insider_permission = "pathfinders.follow_action"

    @cached_property
    def action(self) -> RoadmapAction:
        """Raises Http404 when there is none that the reader may see (F14)."""
        actions = actions_for(self.request.user).select_related(
            "priority", "roadmap__pathway__country", "roadmap__pathway__organisation"
        )
        found = actions.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def get_permission_object(self) -> RoadmapAction:
        return self.action

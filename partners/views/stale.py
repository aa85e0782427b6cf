"""What a reader sees whose edit came second."""

from typing import Any

from partners.domain.stale import StaleEditError
from partners.forms.revised import RevisedForm
from partners.queries.applications import Change, changes_between


def both_texts(form: RevisedForm, stale: StaleEditError) -> list[Change]:
    """The fields that differ. Saving the form again, now with the revision that stands, is the reader's
    decision."""
    current: Any = stale.current
    changes = changes_between(current, form.values())
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data["revision"] = current.revision
    form.data = data
    return changes

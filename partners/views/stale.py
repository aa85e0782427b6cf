"""What a reader sees whose edit came second."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from partners.domain.stale import StaleEditError
from partners.forms.proposal import RESULT_TEXTS, ResultFormSet, in_languages
from partners.forms.revised import RevisedForm
from partners.queries.applications import Change, changes_between


def both_texts(form: Any, stale: StaleEditError, values: Mapping[str, Any] | None = None) -> list[Change]:
    """The fields that differ, of a form with a `revision`; `values` by field name, where the form has them
    otherwise. Saving the form again, now with the revision that stands, is the reader's decision."""
    current: Any = stale.current
    changes = changes_between(current, form.values() if values is None else values)
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data["revision"] = current.revision
    form.data = data
    return changes


def both_proposals(form: RevisedForm, results: ResultFormSet, stale: StaleEditError) -> list[Change]:
    """As `both_texts`, and the expected results as a whole."""
    current: Any = stale.current
    changes = both_texts(form, stale)
    names = (*in_languages(RESULT_TEXTS), "due_on")
    stored = _lines([[getattr(each, name) for name in names] for each in current.results.all()])
    typed = _lines([[row.get(name) for name in names] for row in results.rows()])
    if stored != typed:
        changes.append(Change(_("expected results"), stored, typed))
    return changes


def _lines(rows: list[list[Any]]) -> str:
    """One line a row, what is empty left out."""
    lines = [" · ".join(str(value) for value in row if value) for row in rows]
    return "\n".join(line for line in lines if line)

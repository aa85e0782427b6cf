"""Acts on many rows of the desk at once: a page says first what would happen to each, and which are skipped
and why; only what is confirmed there is done.

    lift = bulk_act(
        name="lift",
        label=_("Write to these addresses again"),
        permission="mailing.manage_mailing",
        outcome=lambda suppression: _("is written to again"),
        act=lambda actor, suppression: lift_suppression(actor=actor, suppression=suppression),
    )

`outcome` says what will happen to a row, or raises ValidationError with the reason why nothing will. `act`
calls the verb, which checks again and records; it raises ValidationError for a row that is skipped after all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST = 500  # rows at once: what a person can look through

Outcome = Callable[[Any], Any]
Act = Callable[[Any, Any], Any]


@dataclass(frozen=True)
class Line:
    """What will happen to one row, or why nothing will."""

    row: Model
    text: str
    is_skipped: bool


def bulk_act(*, name: str, label: Any, permission: str, outcome: Outcome, act: Act) -> Any:
    """An entry for `actions` of a `DeskAdmin`. Raises PermissionDenied for whoever lacks the permission."""

    def chosen(page: Any, request: HttpRequest, rows: QuerySet[Any]) -> TemplateResponse | None:
        if not request.user.has_perm(permission):
            raise PermissionDenied
        found = list(rows[: MOST + 1])
        if len(found) > MOST:
            messages.error(request, _("These are too many at once: choose 500 at most."))
            return None
        if "confirmed" in request.POST:
            _say_gone(request, found)
            _do(request, found, outcome, act)
            return None
        lines = lines_of(found, outcome)
        return _preview(page, request, name, label, lines)

    chosen.__name__ = name
    chosen.bulk_permission = permission  # type: ignore[attr-defined]
    return admin.action(description=label)(chosen)


def lines_of(rows: Sequence[Any], outcome: Outcome) -> list[Line]:
    """One a row, those that are skipped last."""
    return sorted((_line(row, outcome) for row in rows), key=lambda each: each.is_skipped)


def _line(row: Any, outcome: Outcome) -> Line:
    try:
        return Line(row, str(outcome(row)), is_skipped=False)
    except ValidationError as error:
        return Line(row, " ".join(error.messages), is_skipped=True)


def _preview(page: Any, request: HttpRequest, name: str, label: Any, lines: list[Line]) -> TemplateResponse:
    affected = [each for each in lines if not each.is_skipped]
    context = {
        **page.admin_site.each_context(request),
        "opts": page.opts,
        "title": label,
        "action": name,
        "checkbox": ACTION_CHECKBOX_NAME,
        "affected": affected,
        "skipped": [each for each in lines if each.is_skipped],
    }
    return TemplateResponse(request, "admin/bulk.html", context)


def _say_gone(request: HttpRequest, found: list[Any]) -> None:
    """How many of the confirmed rows the list shows no more."""
    gone = len(set(request.POST.getlist(ACTION_CHECKBOX_NAME))) - len(found)
    if gone > 0:
        text = ngettext(
            "%(count)s of the chosen rows is gone meanwhile: nothing was done to it.",
            "%(count)s of the chosen rows are gone meanwhile: nothing was done to them.",
            gone,
        )
        messages.warning(request, text % {"count": gone})


def _again(row: Any, outcome: Outcome) -> Any:
    """The row as it stands now, not as it stood before the rows done before it. Raises ValidationError when
    it is gone, or skipped by now."""
    fresh = type(row)._base_manager.filter(pk=row.pk).first()
    if fresh is None:
        raise ValidationError(_("It is gone meanwhile."))
    outcome(fresh)
    return fresh


def _do(request: HttpRequest, rows: list[Any], outcome: Outcome, act: Act) -> None:
    """Each row by itself: what cannot be done is said and keeps no other from being done."""
    done = 0
    for row in rows:
        said = str(row)
        try:
            with transaction.atomic():
                act(request.user, _again(row, outcome))
        except ValidationError as error:
            messages.error(request, f"{said}: {' '.join(error.messages)}")
        else:
            done += 1
    if done:
        text = ngettext("Done and recorded: %(count)s row.", "Done and recorded: %(count)s rows.", done)
        messages.success(request, text % {"count": done})

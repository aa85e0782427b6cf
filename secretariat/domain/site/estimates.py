"""The figures on the target: those that the portal ships with, and those that the secretariat enters."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from alliance87.core.reference import Counts, Wanted, bring, define_loader, in_languages, rows_of
from partners.domain.stale import opened
from secretariat.models import Estimate

FILE = Path(__file__).parents[2] / "reference" / "estimates.csv"
LABELS = ("label_fr", "label_en", "label_es")


@transaction.atomic
def record_estimate(
    *, actor: Any, key: str, values: Mapping[str, Any], estimate: Estimate | None = None, revision: int = 0
) -> Estimate:
    """Enter the figure of a year, or correct one that was mistyped. `key` is that of a figure that is there,
    whose words and place it takes where `values` has none, or "" for a new figure. `value` is in millions.
    The figures of other years stay, and are shown as earlier ones. Raises PermissionDenied, StaleEditError
    when `revision` is not the one that stands; ValidationError for a year that has its figure, a year or day
    to come, or words that are missing in a language."""
    if not actor.has_perm("secretariat.record_estimate"):
        raise PermissionDenied
    kept: Estimate = opened(Estimate, estimate, revision)
    before = str(kept.value) if estimate else ""
    for name, value in values.items():
        setattr(kept, name, value)
    if estimate is None:
        _place(kept, key)
    kept.retrieved_on = kept.retrieved_on or today_in_geneva()
    _check(kept)
    kept.save()
    data = {"key": kept.key, "year": kept.year, "value": str(kept.value), "before": before}
    ledger.append(kind="secretariat.estimate", subject=kept, actor=actor, data=data)
    return kept


def _place(estimate: Estimate, key: str) -> None:
    """Beside the earlier ones of its figure; a new figure comes last."""
    known = Estimate.objects.filter(key=key).order_by("-year").first() if key else None
    last = Estimate.objects.order_by("-order").first()
    estimate.key = key or slugify(estimate.label_en or "")[:60]  # type: ignore[attr-defined]
    estimate.order = known.order if known else last.order + 1 if last else 1
    for name in LABELS if known else ():
        setattr(estimate, name, getattr(estimate, name) or getattr(known, name))


def _check(estimate: Estimate) -> None:
    missing = [name for name in LABELS if not getattr(estimate, name)]
    if missing:
        text = _("The public reads it in French, English and Spanish: this is missing.")
        raise ValidationError(dict.fromkeys(missing, text), code="language")
    today = today_in_geneva()
    if estimate.year > today.year:
        raise ValidationError({"year": _("An estimate is for a year that has begun.")}, code="to_come")
    for name in ("published_on", "retrieved_on"):
        if (getattr(estimate, name) or today) > today:
            raise ValidationError({name: _("This day is still to come.")}, code="to_come")
    others = Estimate.objects.filter(key=estimate.key, year=estimate.year).exclude(pk=estimate.pk)
    if others.exists():
        text = _("The figure of this year is there already: open it to correct it.")
        raise ValidationError({"year": text}, code="taken")


def load_estimates() -> Counts:
    """One row a figure and year; what the secretariat changed later stays."""
    rows = enumerate(rows_of(FILE), start=1)
    return bring(
        Estimate.objects.all(),
        [
            Wanted(
                {"key": row["key"], "year": int(row["year"])},
                kept={
                    "order": order,
                    "value": Decimal(row["value"]),
                    "source": row["source"],
                    "source_url": row["source_url"],
                    "retrieved_on": row["retrieved_on"],
                    **in_languages(row, "label"),
                },
            )
            for order, row in rows
        ],
    )


define_loader("estimates", load_estimates, order=50)

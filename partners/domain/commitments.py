"""The text of the commitment: a new version follows, nothing accepted is ever edited (P12)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.languages import LANGUAGES
from alliance87.core.reference import Counts, define_loader, in_languages, rows_of
from partners.models import CommitmentText


@transaction.atomic
def publish_commitment_text(
    *,
    actor: Any,
    texts: Mapping[str, str],
    effective_from: datetime | None = None,
    asks_again: bool = True,
) -> CommitmentText:
    """Publish the next version, `texts` by language code (fr, en, es), in force from the instant, now by
    default. One that only corrects words does not ask the partners again. Raises PermissionDenied;
    ValidationError when a language is missing or the instant is past."""
    if not actor.has_perm("partners.publish_commitment_text"):
        raise PermissionDenied
    now = timezone.now()
    begins = effective_from or now
    if any(not texts.get(code, "").strip() for code in LANGUAGES):
        raise ValidationError(_("The text is needed in French, English and Spanish."))
    if begins < now:
        raise ValidationError(_("A text cannot come into force in the past."))
    last = CommitmentText.objects.select_for_update().order_by("-version").first()
    text = CommitmentText(
        version=last.version + 1 if last else 1,
        effective_from=begins,
        asks_again=asks_again or last is None,
    )
    for code in LANGUAGES:
        setattr(text, f"text_{code}", texts[code].strip())
    text.save()
    ledger.append(
        kind="partners.commitment_text_published",
        subject=text,
        actor=actor,
        data={"version": text.version, "asks_again": text.asks_again},
    )
    return text


def load_first_text() -> Counts:
    """The text that the portal ships with, when no text was ever published."""
    if CommitmentText.objects.exists():
        return Counts(same=1)
    (row,) = rows_of(Path(__file__).parents[1] / "reference" / "commitment.csv")
    text = CommitmentText(
        version=int(row["version"]), effective_from=timezone.now(), **in_languages(row, "text")
    )
    text.save()
    return Counts(created=1)


define_loader("commitment text", load_first_text, order=40)

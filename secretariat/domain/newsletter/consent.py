"""The consent ledger, and the text that readers agree to (P10)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.reference import Counts, define_loader, in_languages, rows_of
from secretariat import emails
from secretariat.enums import ConsentKind, ConsentWay
from secretariat.models import ConsentRecord, ConsentText, Subscriber

LANGUAGES = ("fr", "en", "es")


def note(
    subscriber: Subscriber, kind: ConsentKind, way: ConsentWay, *, text: ConsentText | None, proof: str = ""
) -> ConsentRecord:
    """Write one line of the ledger."""
    return ConsentRecord.objects.create(
        address_hash=subscriber.address_hash, kind=kind, way=way, text=text, proof=proof
    )


def text_in_force() -> ConsentText:
    """Raises ValidationError while no text was ever published: nobody can agree to nothing."""
    text: ConsentText | None = ConsentText.objects.in_force()
    if text is None:
        raise ValidationError(_("The newsletter takes no readers yet. Please come back in a few days."))
    return text


@transaction.atomic
def publish_consent_text(*, actor: Any, texts: Mapping[str, str], asks_again: bool) -> ConsentText:
    """The next version, `texts` by language code; with `asks_again` every reader is asked to agree, and who
    has not within 30 days gets no further issue. The text that stands already is not published again, and
    nobody is asked twice. Raises PermissionDenied for all but directors; ValidationError when a language is
    missing."""
    if not actor.has_perm("secretariat.publish_consent_text"):
        raise PermissionDenied
    if any(not texts.get(code, "").strip() for code in LANGUAGES):
        raise ValidationError(_("The text is needed in French, English and Spanish."))
    said = {f"text_{code}": texts[code].strip() for code in LANGUAGES}
    ConsentText.objects.select_for_update().order_by("-version").first()  # one after the other
    last = ConsentText.objects.order_by("-version").first()
    stands = last is not None and all(getattr(last, name) == words for name, words in said.items())
    if last is not None and stands and (last.asks_again or not asks_again):
        return last
    version = last.version + 1 if last else 1
    text: ConsentText = ConsentText.objects.create(version=version, asks_again=asks_again, **said)
    ledger.append(
        kind="secretariat.consent_text_published",
        subject=text,
        actor=actor,
        data={"version": text.version, "asks_again": asks_again},
    )
    if asks_again:
        emails.consent_changed(text)
    return text


def load_first_text() -> Counts:
    """The text that the portal ships with, when no text was ever published."""
    if ConsentText.objects.exists():
        return Counts(same=1)
    (row,) = rows_of(Path(__file__).parents[2] / "reference" / "consent.csv")
    ConsentText(version=int(row["version"]), **in_languages(row, "text")).save()
    return Counts(created=1)


define_loader("consent texts", load_first_text, order=50)

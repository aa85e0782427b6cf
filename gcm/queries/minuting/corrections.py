"""What the seats asked to have changed (N6)."""

from dataclasses import dataclass
from typing import Any

from gcm.enums import CorrectionOutcome
from gcm.models import Correction, Minutes
from gcm.queries.minuting.paragraphs import paragraphs_of

Outcome = CorrectionOutcome


def corrections_of(minutes: Minutes) -> Any:
    """In the order of the text. One query."""
    return Correction.objects.filter(passage__minutes=minutes).select_related("passage__item", "seat")


def unresolved_of(minutes: Minutes) -> Any:
    """Those that were not accepted. One query."""
    return corrections_of(minutes).filter(outcome=Outcome.NOT_ACCEPTED)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the summary of the item at this position, counted from 1."""

    position: int
    number: int
    language: str
    text: str


def paragraphs_to_read(minutes: Minutes, language: str) -> list[Paragraph]:
    """What can be asked to be corrected: in the language of the reader, else in the source. One query."""
    found: list[Paragraph] = []
    for passage in minutes.passages.select_related("item").order_by("item__position"):
        code = language if getattr(passage, f"summary_{language}") else minutes.source_language
        words = getattr(passage, f"summary_{code}") or ""
        found += [
            Paragraph(passage.item.position, number, code, text)
            for number, text in enumerate(paragraphs_of(words), 1)
        ]
    return found

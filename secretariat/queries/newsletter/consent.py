"""The next text of the consent beside the one in force."""

from dataclasses import dataclass

from alliance87.core.languages import LANGUAGES
from gcm.domain.conduct.worddiff import Piece, word_diff
from secretariat.models import ConsentProposal, ConsentText


@dataclass(frozen=True)
class TextChange:
    """One language, word by word; `changed` is False where nothing is another."""

    language: str
    pieces: list[Piece]
    changed: bool


def waiting_proposal() -> ConsentProposal | None:
    """The one that waits for approval, or None. One query."""
    found: ConsentProposal | None = (
        ConsentProposal.objects.filter(state="open").select_related("proposed_by").first()
    )
    return found


def changes_of(proposal: ConsentProposal, text: ConsentText | None) -> list[TextChange]:
    """What the proposal changes in the text in force; all of it is new before the first."""
    found = []
    for code in LANGUAGES:
        old = (getattr(text, f"text_{code}") or "") if text else ""
        new = getattr(proposal, f"text_{code}") or ""
        found.append(TextChange(code, word_diff(old, new), old != new))
    return found

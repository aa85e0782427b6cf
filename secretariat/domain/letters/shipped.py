"""The templates that the portal ships with, one of each kind."""

from pathlib import Path

from alliance87.core.languages import LANGUAGES
from alliance87.core.reference import Counts, define_loader, rows_of
from secretariat.domain.letters.wordings import FIELDS, check_texts
from secretariat.enums import WordingKind
from secretariat.models import Wording, WordingVersion

FOLDER = Path(__file__).parents[2] / "reference"


def load_wordings() -> Counts:
    """Make those that are missing, by kind and name. What the secretariat made of one, or retired, stays: the
    files are read once. Raises ValidationError for a text that a template may not hold."""
    known = set(Wording.objects.values_list("kind", "name"))
    rows = [(WordingKind(row["kind"]), row["name"]) for row in rows_of(FOLDER / "wordings.csv")]
    missing = [each for each in rows if each not in known]
    for kind, name in missing:
        _make(kind, name)
    return Counts(created=len(missing), same=len(rows) - len(missing))


def _make(kind: WordingKind, name: str) -> None:
    texts = texts_of(kind)
    check_texts(kind, texts)
    WordingVersion.objects.create(wording=Wording.objects.create(kind=kind, name=name), number=1, **texts)


def texts_of(kind: WordingKind) -> dict[str, str]:
    """By field; the first line of each file is the subject."""
    texts: dict[str, str] = {}
    for code in LANGUAGES:
        whole = (FOLDER / "wordings" / f"{kind}.{code}.txt").read_text(encoding="utf-8")
        parts = zip(FIELDS, whole.split("\n", 1), strict=True)
        texts |= {f"{field}_{code}": text.strip() for field, text in parts}
    return texts


define_loader("letter templates", load_wordings, order=50)

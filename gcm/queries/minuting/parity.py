"""How far the other languages of the minutes agree with the source, paragraph by paragraph (N10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from gcm.enums import Parity
from gcm.models import Minutes, MinutesPassage, ParityMark
from gcm.queries.minuting.paragraphs import paragraphs_of

FIELDS = ("summary", "conclusions")


@dataclass(frozen=True)
class Pair:
    """One paragraph, counted from 1, in the source language and in another."""

    field: str
    number: int
    source: str
    target: str
    state: Parity

    @property
    def source_hash(self) -> str:
        return digest_of(self.source)

    @property
    def target_hash(self) -> str:
        return digest_of(self.target)

    @property
    def digest(self) -> str:
        """Of both, to tell whether either was changed."""
        return digest_of(f"{self.source_hash} {self.target_hash}")

    @property
    def is_in_parity(self) -> bool:
        return self.state == Parity.IN_PARITY

    @property
    def can_be_marked(self) -> bool:
        return bool(self.target) and not self.is_in_parity


@dataclass(frozen=True)
class Column:
    """One passage in one other language."""

    passage: MinutesPassage
    language: str
    pairs: list[Pair]


def digest_of(text: str) -> str:
    """SHA-256 of the words."""
    return sha256(text.encode()).hexdigest()


def state_of(source: str, target: str, mark: ParityMark | None) -> Parity:
    """Not begun without words; in parity while both are what was compared; the source changed since when
    the translation is still what it was and the source is not; a draft otherwise. Paragraphs that the source
    does not have any more were changed there too."""
    if not target:
        return Parity.NOT_BEGUN
    if mark is None:
        return Parity.DRAFT if source else Parity.CHANGED
    if mark.source_hash != digest_of(source):
        return Parity.CHANGED
    return Parity.IN_PARITY if mark.target_hash == digest_of(target) else Parity.DRAFT


def other_languages(minutes: Minutes) -> list[str]:
    """Those of the meeting but the source."""
    return [code for code in minutes.meeting.languages if code != minutes.source_language]


def parity_of(minutes: Minutes) -> list[Column]:
    """Every passage in every other language, in the order of the agenda. Two queries."""
    passages = minutes.passages.select_related("item", "minutes__meeting")
    return columns_of(minutes, list(passages.order_by("item__position")))


def columns_of(minutes: Minutes, passages: list[MinutesPassage]) -> list[Column]:
    """The same, of passages that are at hand. One query."""
    marks: dict[int, list[ParityMark]] = {}
    for mark in ParityMark.objects.filter(passage__minutes=minutes):
        marks.setdefault(mark.passage_id, []).append(mark)
    return [
        Column(passage, code, _pairs(passage, minutes.source_language, code, marks.get(passage.pk, [])))
        for passage in passages
        for code in other_languages(minutes)
    ]


def pair_of(passage: MinutesPassage, language: str, field: str, paragraph: int) -> Pair | None:
    """One of them; None where there is none. One query."""
    minutes = passage.minutes
    if language not in other_languages(minutes):
        return None
    pairs = _pairs(passage, minutes.source_language, language, passage.parity_marks.all())
    return next((each for each in pairs if (each.field, each.number) == (field, paragraph)), None)


def languages_to_follow(minutes: Minutes) -> list[str]:
    """Other languages in which some paragraph does not agree with the source yet. Two queries."""
    waiting = {each.language for each in parity_of(minutes) if not all(p.is_in_parity for p in each.pairs)}
    return [code for code in other_languages(minutes) if code in waiting]


def _pairs(passage: MinutesPassage, source: str, code: str, marks: Iterable[ParityMark]) -> list[Pair]:
    known = {(each.field, each.paragraph): each for each in marks if each.language == code}
    found = []
    for field in FIELDS:
        ours = paragraphs_of(getattr(passage, f"{field}_{source}") or "")
        theirs = paragraphs_of(getattr(passage, f"{field}_{code}") or "")
        for index in range(max(len(ours), len(theirs))):
            here = ours[index] if index < len(ours) else ""
            there = theirs[index] if index < len(theirs) else ""
            state = state_of(here, there, known.get((field, index + 1)))
            found.append(Pair(field, index + 1, here, there, state))
    return found

"""What differs between two numbered texts of an item, in each language in which something does."""

from dataclasses import dataclass

from django.utils.translation import get_language

from gcm.domain.conduct.worddiff import Piece, word_diff
from gcm.models import DecisionText, DecisionWording


@dataclass(frozen=True)
class Difference:
    """Two wordings in one language. One of them is None where that text does not have the language."""

    language: str
    old: DecisionWording | None
    new: DecisionWording | None


def differences(old: DecisionText | None, new: DecisionText) -> list[Difference]:
    """The languages in which the words differ, the reader's first. Two queries, none when `wordings` are
    prefetched."""
    before = {each.language: each for each in old.wordings.all()} if old else {}
    after = {each.language: each for each in new.wordings.all()}
    languages = sorted({*before, *after}, key=lambda code: (code != get_language(), code))
    both = [Difference(code, before.get(code), after.get(code)) for code in languages]
    return [each for each in both if _words(each.old) != _words(each.new)]


@dataclass(frozen=True)
class WordChanges:
    """One language, word by word."""

    language: str
    title: list[Piece]
    body: list[Piece]


def word_changes(old: DecisionText, new: DecisionText) -> list[WordChanges]:
    """What has changed in each language in which something did. No query when `wordings` are prefetched."""
    return [
        WordChanges(
            each.language,
            word_diff(each.old.title if each.old else "", each.new.title if each.new else ""),
            word_diff(each.old.body if each.old else "", each.new.body if each.new else ""),
        )
        for each in differences(old, new)
    ]


def _words(wording: DecisionWording | None) -> tuple[str, str] | None:
    return None if wording is None else (wording.title, wording.body)

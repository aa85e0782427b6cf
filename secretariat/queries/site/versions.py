"""What each version of a text for the site changed."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.plain_text import plain_text
from gcm.domain.conduct.worddiff import Change, Piece, word_diff
from secretariat.models import News, NewsVersion
from secretariat.models.news import FIELDS


@dataclass(frozen=True)
class Changed:
    """One text in one language, as what stayed, what went and what came."""

    language: str
    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class VersionLine:
    version: NewsVersion
    is_public: bool
    changes: list[Changed]


def versions_of(item: News) -> list[VersionLine]:
    """The last version first, each against the one before; the first one against nothing (one query)."""
    found = list(item.versions.select_related("written_by").order_by("number"))
    before = [NewsVersion(), *found]
    lines = [
        VersionLine(each, each.number == item.public_revision, _changes(old, each))
        for old, each in pairwise(before)
    ]
    return lines[::-1]


def _changes(old: NewsVersion, new: NewsVersion) -> list[Changed]:
    labels = {"title": _("Title"), "lead": _("In short"), "body": _("Text")}
    found = []
    for code in LANGUAGES:
        language = get_language_info(code)["name_translated"]
        for field in FIELDS:
            pieces = word_diff(_readable(old, f"{field}_{code}"), _readable(new, f"{field}_{code}"))
            if any(piece.change != Change.SAME for piece in pieces):
                found.append(Changed(code, f"{labels[field]} ({language})", pieces))
    return found


def _readable(version: NewsVersion, name: str) -> str:
    """With the addresses of links: where one leads to is what a second person has to see."""
    said = getattr(version, name) or ""
    return plain_text(said) if name.startswith("body") else said

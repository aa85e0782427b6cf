"""Text without regard to accents and case, for search and for order."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "œ": "oe", "æ": "ae", "ı": "i", "’": "'", "‐": "-", "‑": "-"}
)

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet compute a cell


def fold(text: str) -> str:
    """`text` in lower case, without diacritics, white space made single: "Côte d’Ivoire" and "cote
    d'ivoire" fold to the same. Idempotent."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.translate(LETTERS).split())


def sort_key(language: str) -> Callable[[str], str]:
    """The key that puts texts in the alphabetical order of `language`, accents and punctuation aside.

    Word by word, as the United Nations list their members ("República de Moldova" before "República
    Democrática"). Keys hold nothing but a-z and 0-9, which every collation of every database puts in
    the same order: the 0 stands between words.
    """

    def key(text: str) -> str:
        # In Spanish ñ is a letter of its own, which follows n.
        spelt = text.casefold().replace("ñ", "nzz") if language == "es" else text
        return "0".join(re.findall(r"[a-z1-9]+", fold(spelt).replace("'", "")))

    return key


def number_in(text: str, *, digits: int = 9) -> int | None:
    """The whole number that an address or a form says; None for anything else, also for more digits than a
    record's number has. The default is within what every database counts."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None


CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what no XML may hold (W3C XML 1.0, 2.2)


def without_controls(text: str) -> str:
    """`text` without the control characters that a paste may bring and that no feed can carry; tabs and ends
    of lines stay. Idempotent."""
    return CONTROLS.sub("", text)


def asked_for(text: str) -> str:
    """What the address of a list says, without NUL, which PostgreSQL takes in no text."""
    return text.replace("\x00", "").strip()


def plain_cell(value: Any) -> str:
    """The text of a cell of a spreadsheet, which no spreadsheet computes."""
    text = str(value or "")
    return f"'{text}" if text.startswith(FORMULA) else text

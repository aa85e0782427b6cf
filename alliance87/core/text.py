"""Text without regard to accents and case, for search and for order."""

import re
import unicodedata
from collections.abc import Callable

LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "œ": "oe", "æ": "ae", "ı": "i", "’": "'", "‐": "-", "‑": "-"}
)


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

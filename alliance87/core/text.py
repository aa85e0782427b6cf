"""Text without regard to accents and case, for search and for order."""

import unicodedata

LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "œ": "oe", "æ": "ae", "ı": "i", "’": "'", "‐": "-", "‑": "-"})


def fold(text: str) -> str:
    """`text` in lower case, without diacritics, white space made single: "Côte d’Ivoire" and "cote
    d'ivoire" fold to the same. Idempotent."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.translate(LETTERS).split())

"""What differs by recipient, as placeholders in a text rendered once a language.

A placeholder carries a random marker, so that nothing a person wrote can be taken for one.
"""

import html
import re
from email.quoprimime import body_encode

NAMES = (
    "to",
    "message-id",
    "date",
    "greeting",
    "token",
    "mailto-token",
    "personal-[a-z]+",
)


class Personal:
    """In a template `{{ personal.answer }}` stands for what the recipient's `personal` has under "answer"."""

    def __init__(self, marker: str) -> None:
        self._marker = marker

    def __getitem__(self, name: str) -> str:
        return placeholder(self._marker, f"personal-{name}")


def placeholder(marker: str, name: str) -> str:
    """Made of characters that no escaping of HTML or of addresses changes."""
    return f"{marker}.{name}."


def coded(marker: str, name: str, coding: str) -> str:
    """The placeholder once it is known where it stands: `text` or `html`, `8bit` or `quoted`."""
    return f"{marker}.{name}.{coding}."


def pattern(marker: str) -> re.Pattern[str]:
    return re.compile(rf"{marker}\.({'|'.join(NAMES)})\.")


def split(marker: str, template: bytes) -> list[bytes]:
    """Fixed bytes and codes by turns: bytes, b"greeting.html8bit", bytes, ..., bytes."""
    names = "|".join(NAMES)
    return re.split(rb"%b\.((?:%b)\.[a-z0-9]+)\." % (marker.encode(), names.encode()), template)


def fill(pieces: list[bytes], values: dict[str, str]) -> bytes:
    """The whole message of one recipient. Raises KeyError for a placeholder without a value."""
    filled = [
        _encoded(values, piece.decode()) if position % 2 else piece for position, piece in enumerate(pieces)
    ]
    return b"".join(filled)


def _encoded(values: dict[str, str], code: str) -> bytes:
    name, _, coding = code.rpartition(".")
    value = values[name]
    if coding.startswith("html"):
        value = html.escape(value)
    if coding.endswith("quoted"):
        return quoted(value).encode("ascii")
    return value.encode()


def quoted(text: str) -> str:
    """Quoted-printable (RFC 2045) of UTF-8, CRLF line ends, no line over 76 characters."""
    return body_encode(text.encode().decode("latin-1"), eol="\r\n")

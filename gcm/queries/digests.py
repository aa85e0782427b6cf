"""The digests that a reader can work out too."""

from typing import Any

from alliance87.core import ledger

MEMBERS_ONLY = ("presence", "positions", "salt")


def normalised(text: str) -> str:
    """A text as it is hashed: line ends are line feeds, and nothing blank stands before or after it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def hash_of_wording(language: str, title: str, body: str) -> str:
    """The digest of one wording, in hexadecimal: SHA-256 of canonical JSON (RFC 8785)."""
    return ledger.digest_of({"language": language, "title": title, "body": body})


def hash_of_record(record: dict[str, Any]) -> str:
    """The digest of a decision: of its record as everybody may read it. Raises ValueError when the record has
    no canonical form."""
    return ledger.digest_of(sealed(record))


def sealed(record: dict[str, Any]) -> dict[str, Any]:
    """The record with one digest in the place of what only members read, so that anybody can work out the
    digest of a published decision. The salt keeps that digest from being guessed. A record from before there
    was a salt is its own seal."""
    if "salt" not in record:
        return record
    inner = {name: record[name] for name in MEMBERS_ONLY}
    rest = {name: value for name, value in record.items() if name not in MEMBERS_ONLY}
    return {**rest, "members_only": ledger.digest_of(inner)}

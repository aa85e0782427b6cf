"""The register as it is exported, and whether a copy of it holds together. Plain values in, plain values out:
whoever has a copy can work out all of this without the portal.

    {"format": ..., "head": {"sequence": 2, "hash": ...}, "decisions": [{"sequence": 1, "symbol": ...,
     "hash": ..., "previous": "", "published": ..., "record": {...}, "notes": [...]}, ...]}

A decision that was not published has its number and digests, and neither record nor notes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.queries.digests import hash_of_wording

FORMAT = "alliance87.decision-register/1"
Content = dict[str, Any]
OF_DECISION = {"sequence", "symbol", "hash", "previous", "published", "record", "notes"}
FACTS = {"symbol", "hash", "previous"}


@dataclass(frozen=True)
class Finding:
    """Something that does not hold: on which decision ("" for the whole), and what."""

    symbol: str
    words: Any


class NotARegisterError(ValueError):
    """The content is not an exported register."""


def read_copy(content: Any) -> Content:
    """The content, when it has the form of an exported register. Raises NotARegisterError."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise NotARegisterError
    entries = content.get("decisions")
    if not isinstance(entries, list) or not all(_is_entry(each) for each in entries):
        raise NotARegisterError
    return content


def faults_within(copy: Content) -> list[Finding]:
    """What does not hold in a copy by itself: digests, numbers, the chain, its head."""
    found: list[Finding] = []
    last: Content = {"sequence": 0, "hash": ""}
    for entry in copy["decisions"]:
        if not _same(entry["sequence"], last["sequence"] + 1):
            found.append(Finding(entry["symbol"], _("a decision before this one is missing")))
        elif not _same(entry["previous"], last["hash"]):
            found.append(Finding(entry["symbol"], _("it does not follow the decision before it")))
        found += [Finding(entry["symbol"], words) for words in _faults_of(entry)]
        last = {"sequence": entry["sequence"], "hash": entry["hash"]}
    if not _same(copy.get("head"), last):
        found.append(Finding("", _("the head is not the last decision of the copy")))
    return found


def differences(copy: Content, ours: Content) -> list[Finding]:
    """What a copy says otherwise than the register says now. What has come since, such as later decisions,
    publications and notes, is no difference."""
    known = {each["sequence"]: each for each in ours["decisions"]}
    found = [
        Finding("", _("“%(name)s” does not belong into a register") % {"name": str(name)[:60]})
        for name in copy
        if name not in ours
    ]
    for entry in copy["decisions"]:
        mine = known.get(entry["sequence"])
        if mine is None:
            found.append(Finding(entry["symbol"], _("the register has no such decision")))
        else:
            found += [Finding(mine["symbol"], words) for words in _differing(entry, mine)]
    return found


def _is_entry(entry: Any) -> bool:
    """Whether what is computed with has the types that it needs."""
    return (
        isinstance(entry, dict)
        and set(entry) == OF_DECISION
        and type(entry["sequence"]) is int
        and all(isinstance(entry[name], str) for name in FACTS)
        and isinstance(entry["record"], dict | None)
        and isinstance(entry["notes"], list)
    )


def _faults_of(entry: Content) -> Iterator[Any]:
    record = entry["record"]
    if (record is None) != (entry["published"] is None):
        yield _("it is published without a record, or has a record without being published")
    if record is None:
        return
    if "members_only" in record and _digest(record) != entry["hash"]:
        yield _("the record is not the one that has this digest")
    if not _same([record.get("symbol"), record.get("previous")], [entry["symbol"], entry["previous"]]):
        yield _("the record is of another decision")
    if not _text_holds(record.get("text")):
        yield _("the text is not the one that has this digest")


def _text_holds(text: Any) -> bool:
    try:
        source = text["wordings"][text["source_language"]]
        return source["hash"] == text["hash"] and all(
            hash_of_wording(code, said["title"], said["body"]) == said["hash"]
            for code, said in text["wordings"].items()
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _differing(entry: Content, mine: Content) -> Iterator[Any]:
    for name, words in (
        ("symbol", _("the number is another one")),
        ("hash", _("the digest is another one")),
        ("previous", _("the digest of the decision before is another one")),
    ):
        if not _same(entry[name], mine[name]):
            yield words
    if not _same(entry["notes"], mine["notes"][: len(entry["notes"])]):
        yield _("what is written beside the decision is something else")
    if entry["published"] is None and entry["record"] is None:
        return
    if not _same(entry["published"], mine["published"]):
        yield _("the day of publication is another one")
    yield from _other_parts(entry["record"] or {}, mine["record"] or {})


def _other_parts(record: Content, mine: Content) -> Iterator[Any]:
    for name in sorted({*record, *mine}):
        if name not in record or name not in mine or not _same(record[name], mine[name]):
            yield _("this part of the record is something else: %(part)s") % {"part": str(name)[:60]}


def _same(one: Any, other: Any) -> bool:
    """Equal as JSON: 1 is not true, and nothing is equal to what has no canonical form."""
    return bool(one is other or (_digest(one) == _digest(other) != ""))


def _digest(value: Any) -> str:
    try:
        return ledger.digest_of(value)
    except (ValueError, RecursionError):
        return ""

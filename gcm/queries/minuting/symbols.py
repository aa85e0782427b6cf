"""Symbols of documents: GCM/22/1, GCM/22/1/Add.1 for what is added to it, and /Rev.1 behind either once it is
there anew."""

from gcm.models import Minutes, Paper, PaperFile


def document_symbol(meeting: int, number: int, *, addendum: int = 0, revision: int = 0) -> str:
    """`addendum` and `revision` are counted from 1; 0 is none."""
    added = f"/Add.{addendum}" if addendum else ""
    again = f"/Rev.{revision}" if revision else ""
    return f"GCM/{meeting}/{number}{added}{again}"


def symbol_of(minutes: Minutes, version: int) -> str:
    """Of this version of the minutes; their number is given when they are first issued."""
    return document_symbol(minutes.meeting.number or 0, minutes.document or 0, revision=version - 1)


def symbol_of_paper(paper: Paper, file: PaperFile | None = None) -> str:
    """Of the paper as it was last received in its original language, or of this file of it: a translation is
    of the original that was there when it came. Empty before the meeting has its number. From a paper with
    its meeting, its files and what it is added to at hand."""
    if paper.meeting.number is None:
        return ""
    originals = [each for each in paper.files.all() if each.language == paper.source_language]
    if file is not None:
        originals = [each for each in originals if each.received_at <= file.received_at]
    number = (paper.addendum_to or paper).number
    return document_symbol(
        paper.meeting.number,
        number,
        addendum=paper.addendum or 0,
        revision=max(0, len(originals) - 1),
    )

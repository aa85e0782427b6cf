import unicodedata
from pathlib import PurePosixPath

MAX_LENGTH = 120


def clean_name(name: str) -> str:
    """The last part of a file's name in NFC, without control or direction characters, at most MAX_LENGTH
    characters with its extension kept. Never empty, never hidden."""
    last = PurePosixPath(name.replace("\\", "/")).name
    composed = unicodedata.normalize("NFC", last)
    kept = "".join("_" if each in '<>:"|?*%;#' else each for each in composed if _is_visible(each)).strip(
        " ."
    )
    stem, dot, extension = kept.rpartition(".")
    if not dot:
        return kept[:MAX_LENGTH] or "file"
    return f"{stem[: MAX_LENGTH - len(extension) - 1] or 'file'}.{extension[:10]}"


def _is_visible(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")

"""The paragraphs of a text. Pure: plain values in, plain values out."""


def paragraphs_of(text: str) -> list[str]:
    """What stands between empty lines."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def with_paragraph(text: str, number: int, words: str) -> str:
    """The text with other words for the paragraph with this number, from 1. Raises IndexError without one."""
    parts = paragraphs_of(text)
    if not 1 <= number <= len(parts):
        raise IndexError(number)
    parts[number - 1] = words.strip()
    return "\n\n".join(part for part in parts if part)

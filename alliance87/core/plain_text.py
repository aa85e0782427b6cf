"""HTML that we cleaned ourselves, as text that reads well by itself."""

import re
from html.parser import HTMLParser

BLOCKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.numbers: list[int | None] = []  # for each list we are in: the last number, None for bullets
        self.link = ""
        self.link_at = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and not (tag == "p" and self.parts and self.parts[-1].endswith(("- ", ". "))):
            self.parts.append("\n\n")
        if tag in ("ul", "ol"):
            self.numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.parts.append(f"\n{self._mark()}")
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "a":
            self.link, self.link_at = dict(attrs).get("href") or "", len(self.parts)

    def _mark(self) -> str:
        number = self.numbers[-1] if self.numbers else None
        if number is None:
            return "- "
        self.numbers[-1] = number + 1
        return f"{number + 1}. "

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
        if tag in ("ul", "ol") and self.numbers:
            self.numbers.pop()
        elif tag == "a" and self.link:
            said = "".join(self.parts[self.link_at :]).strip()
            self.parts.append("" if said == self.link else f" ({self.link})")
            self.link = ""

    def handle_data(self, data: str) -> None:
        text = re.sub(r"[ \t\r\n]+", " ", data)
        if text.strip() or (self.parts and not self.parts[-1].endswith(("\n", " "))):
            self.parts.append(text)


def plain_text(html: str) -> str:
    """Paragraphs apart, lists with marks, each link followed by its address. Tags never show."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [line.strip() for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

"""What is true of every page of ours, whoever reads it."""

import re
from html.parser import HTMLParser

from django.http import HttpResponse

# Tags that may carry script: the import map of the editor, with the nonce of the answer, and data.
_DATA_TYPES = ("application/json", "application/ld+json")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.headings = 0
        self.mains = 0
        self.title = ""
        self.faults: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        self.headings += tag == "h1"
        self.mains += tag == "main"
        self._in_title = tag == "title" and not self.title
        self.faults += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style":
            self.faults.append("<style>")
        if tag == "script" and "src" not in given and given.get("type") not in _DATA_TYPES:
            self.faults += [] if given.get("nonce") else ["<script> without address and nonce"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


def faults_of(response: HttpResponse, language: str) -> list[str]:
    """What is wrong with a page of ours, in words; an empty list when nothing is."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    reader = _Reader()
    text = response.content.decode()
    reader.feed(text)
    faults = list(dict.fromkeys(reader.faults))
    if reader.language != language:
        faults.append(f'<html lang="{reader.language}"> for a reader of {language}')
    if reader.headings != 1:
        faults.append(f"{reader.headings} <h1>")
    if reader.mains != 1:
        faults.append(f"{reader.mains} <main>")
    if not reader.title.strip():
        faults.append("no <title>")
    if re.search(r"\{[{%#]|%\(\w+\)s", text):
        faults.append("a template tag or a placeholder that nobody filled")
    if "Content-Security-Policy" not in response.headers:
        faults.append("no Content-Security-Policy")
    return faults

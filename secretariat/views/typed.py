"""Parts of an issue as they are being typed."""

from dataclasses import dataclass
from typing import Any

from alliance87.core.languages import LANGUAGES
from secretariat import emails
from secretariat.models import Issue
from secretariat.queries.newsletter.content import IssueContent, SectionView


@dataclass(frozen=True)
class Typed:
    """A part of an issue with what is being typed, as its readers get it on the web and as plain text."""

    content: IssueContent
    language: str

    @property
    def text(self) -> str:
        return emails.preview_of(self.content, self.language).text


def previews_of(form: Any, issue: Issue, sections: list[SectionView]) -> list[Typed]:
    """In each language in which something was typed. Nothing is kept."""
    form.is_valid()  # cleans what was typed and puts it into the instance, which nobody saves
    said = [code for code in LANGUAGES if getattr(form.instance, f"title_{code}")]
    return [Typed(IssueContent(issue, sections), code) for code in said]

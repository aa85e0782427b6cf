"""An issue as its reader sees it, in mail and on the web, and whether its languages say the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from alliance87.core.languages import LANGUAGES, address_in
from partners.enums import Listing
from secretariat.models import Entry, Issue, Section
from secretariat.queries.newsletter.sources import public_among


@dataclass(frozen=True)
class EntryView:
    """`is_other` when the entry stands in another language than the reader's."""

    entry: Entry

    @property
    def url(self) -> str:
        """Of the portal, in the reader's language and with the host; others as they are."""
        if not self.entry.url.startswith("/"):
            return str(self.entry.url)
        return f"{settings.SITE_URL}{address_in(get_language() or 'fr', self.entry.url)}"

    @property
    def language(self) -> str:
        """That in which the title is shown."""
        mine = get_language() or "fr"
        order = (mine, *LANGUAGES)
        return next((code for code in order if getattr(self.entry, f"title_{code}")), mine)


@dataclass(frozen=True)
class SectionView:
    section: Section
    entries: list[EntryView]


@dataclass(frozen=True)
class IssueContent:
    """What is told: sections that have something in them, entries that were not left out."""

    issue: Issue
    sections: list[SectionView]

    @property
    def url(self) -> str:
        return f"{settings.SITE_URL}{address_in(get_language() or 'fr', self.issue.get_absolute_url())}"


@dataclass(frozen=True)
class Parity:
    """How much of an issue stands in a language; `missing` names what does not."""

    code: str
    name: str
    said: int
    total: int
    missing: list[str]

    @property
    def is_whole(self) -> bool:
        return self.said == self.total


def sections_of(issue: Issue, *, desk: Any = None) -> list[SectionView]:
    """In order: for the person at the `desk` everything that they may know of, else what its readers get.
    Four queries, and one for each source."""
    sections = list(issue.sections.prefetch_related("entries__contribution__organisation"))
    entries = [each for section in sections for each in section.entries.all()]
    entries = known_to(desk, entries) if desk else _public(each for each in entries if _is_told(each))
    views = {section.pk: SectionView(section, []) for section in sections}
    for entry in entries:
        views[entry.section_id].entries.append(EntryView(entry))
    return list(views.values())


def no_longer_public(issue: Issue) -> list[Entry]:
    """What the issue would tell although nobody may read it on the portal any more: a partner hid itself, or
    something was withdrawn (P5, T9). Two queries, and one for each source."""
    entries = Entry.objects.filter(section__issue=issue).select_related("contribution__organisation")
    return _gone([each for each in entries if _is_told(each)])


def is_empty(issue: Issue) -> bool:
    """Whether nothing would be told."""
    return not issue_content(issue).sections


def _is_told(entry: Entry) -> bool:
    """Not left out, and with a title in one language at least."""
    titles = (getattr(entry, f"title_{code}") or "" for code, _name in settings.LANGUAGES)
    return not entry.left_out and any(title.strip() for title in titles)


def known_to(user: Any, entries: Iterable[Entry]) -> list[Entry]:
    """Of entries with their contributions, those that the person may see and change. To an editor, what is no
    longer public is not there: it may be of a partner that hid itself (P5). One query at most a source."""
    found = list(entries)
    return found if user.has_perm("partners.view_hidden_organisation") else _public(found)


def _public(entries: Iterable[Entry]) -> list[Entry]:
    found = list(entries)
    gone = {each.pk for each in _gone(found)}
    return [each for each in found if each.pk not in gone]


def _gone(entries: list[Entry]) -> list[Entry]:
    public = public_among([each.source for each in entries if each.source])
    return [each for each in entries if each.source not in {"", *public} or _is_of_hidden_partner(each)]


def _is_of_hidden_partner(entry: Entry) -> bool:
    contribution = entry.contribution
    return contribution is not None and contribution.organisation.listing == Listing.HIDDEN


def issue_content(issue: Issue) -> IssueContent:
    """The issue for its readers, without what nobody may read any more. Queries as `sections_of`."""
    return IssueContent(issue, [each for each in sections_of(issue) if each.entries])


def parity_of(issue: Issue) -> list[Parity]:
    """Each language of the portal, and the texts that stand in another one only. Queries as `sections_of`."""
    texts: list[tuple[Any, str]] = [(issue, "title"), (issue, "intro")]
    for view in issue_content(issue).sections:
        texts.append((view.section, "title"))
        texts += [(each.entry, name) for each in view.entries for name in ("title", "text")]
    said = [(thing, name) for thing, name in texts if getattr(thing, name)]
    return [_in(code, name, said) for code, name in settings.LANGUAGES]


def _in(code: str, name: str, said: list[tuple[Any, str]]) -> Parity:
    missing = [thing for thing, field in said if not getattr(thing, f"{field}_{code}")]
    named = list(dict.fromkeys(str(thing) for thing in missing))
    return Parity(code, name, len(said) - len(missing), len(said), named)

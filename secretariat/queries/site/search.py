"""What a visitor finds: partners, countries, groups, roadmaps, decisions, news, events, issues of the
newsletter and pages of the portal, each by its own rule of who is shown."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.search import Hit, Texts, define_kind, define_texts, translated
from alliance87.core.text import fold
from gcm.models import Decision
from gcm.queries.record.facets import Filters as RegisterFilters
from gcm.queries.record.search import Search
from partners.enums import GroupKind, Listing
from partners.models import Country, Group
from partners.queries.directory import Filters, search_partners
from pathfinders.models import Roadmap
from secretariat.models import Event, Issue, News, Page

# A page, what it is called, and what it says first.
PAGES = (
    (
        "secretariat:about",
        _("The Alliance"),
        _(
            "Alliance 8.7 brings together those who act against forced labour, modern slavery, trafficking "
            "in persons and child labour. It stands on five pillars."
        ),
    ),
    (
        "secretariat:target",
        _("Target 8.7"),
        _(
            "States have pledged to end forced labour, modern slavery and trafficking in persons, and to "
            "prohibit and end the worst forms of child labour, so that child labour in all its forms ends."
        ),
    ),
    (
        "secretariat:media",
        _("Media kit"),
        _("The logo, the Alliance in a paragraph, figures with their sources, and whom to ask."),
    ),
    (
        "gcm:mandate",
        _("Terms of reference"),
        _("What the Alliance is for and how it governs itself, told clause by clause in our own words."),
    ),
    ("rulesets:house_rules", _("Working arrangements"), ""),
    ("pathfinders:open_data", _("Open data"), ""),
    ("secretariat:contact", _("Contact"), ""),
)


def partners(words: Sequence[str], limit: int) -> list[Hit]:
    """As in the directory: one that is listed by name only is found by its name, a hidden one never (P5)."""
    found = search_partners(Filters(text=" ".join(words)))[:limit]
    return [
        Hit(
            str(each.name),
            each.get_absolute_url(),
            str(each.get_kind_display()) if each.listing == Listing.PUBLIC else "",
        )
        for each in found
    ]


def decisions(words: Sequence[str], limit: int) -> list[Hit]:
    """The published ones (D17)."""
    found = Search(RegisterFilters(text=" ".join(words)), internal=False).found()[:limit]
    return [_decision(each) for each in found]


def _decision(decision: Decision) -> Hit:
    wording = decision.text.wording()
    return Hit(wording.title, decision.get_absolute_url(), decision.symbol, wording.language)


def news(words: Sequence[str], limit: int) -> list[Hit]:
    """In any of the three languages, once published."""
    found = _narrowed(News.objects.published(), words)[:limit]
    return [Hit(str(each), each.get_absolute_url(), _day(each.publish_at)) for each in found]


def written_pages(words: Sequence[str], limit: int) -> list[Hit]:
    """In any of the three languages, once published."""
    found = _narrowed(Page.objects.published(), words)[:limit]
    return [Hit(str(each), each.get_absolute_url(), "") for each in found]


def events(words: Sequence[str], limit: int) -> list[Hit]:
    """Those that the public is told of, the last one first."""
    found = _narrowed(Event.objects.published().order_by("-starts_at"), words)[:limit]
    return [Hit(str(each), each.get_absolute_url(), _day(each.starts_at)) for each in found]


def pages(words: Sequence[str], limit: int) -> list[Hit]:
    """Those of the portal itself, by what they are called and what they say first, in any language."""
    return [
        Hit(str(title), reverse(name)) for name, title, lead in PAGES if _has_all(_in_all(title, lead), words)
    ][:limit]


def _in_all(*texts: Any) -> str:
    said = []
    for code in LANGUAGES:
        with translation.override(code):
            said += [str(text) for text in texts]
    return " ".join(said)


def _narrowed(rows: QuerySet[Any], words: Sequence[str]) -> QuerySet[Any]:
    for word in words:
        rows = rows.filter(search_text__contains=word)
    return rows


def _has_all(text: str, words: Sequence[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def _day(value: Any) -> str:
    return date_format(value, "DATE_FORMAT")


define_kind("partners", _("Partners"), find=partners, order=10)
define_texts(
    "countries",
    _("Countries"),
    Texts(
        lambda: Country.objects.all(),
        url_name="pathfinders:country",
        key="iso2",
        title=translated("name"),
        words=(*translated("name"), "iso3"),
        note=translated("regional_group__name"),
    ),
    order=15,
)
define_texts(
    "groups",
    _("Groups"),
    Texts(
        lambda: Group.objects.visible_to(AnonymousUser()),
        url_name="partners:group",
        key="slug",
        title=translated("title"),
        words=translated("title", "aim"),
        note=("kind",),
        said=lambda kind: GroupKind(kind).label,
    ),
    order=20,
)
define_texts(
    "roadmaps",
    _("Roadmaps"),
    Texts(
        lambda: Roadmap.objects.public(),
        url_name="pathfinders:roadmap",
        key="public_id",
        title=("title",),
        words=("title", "vision", *translated("summary", "pathway__country__name")),
        note=translated("pathway__country__name"),
        language="language",
    ),
    order=28,
)
define_kind("decisions", _("Decisions"), find=decisions, order=30)
define_kind("news", _("News"), find=news, order=40)
define_kind("events", _("Events"), find=events, order=50)
define_texts(
    "newsletter",
    _("Newsletter"),
    Texts(
        lambda: Issue.objects.published(),
        url_name="secretariat:newsletter_issue",
        key="number",
        title=translated("title"),
        words=translated("title", "intro"),
        note=("number",),
        said=lambda number: str(Issue(number=number)),
    ),
    order=60,
)
define_kind("written", _("Pages"), find=written_pages, order=45)
define_kind("pages", _("Pages of the portal"), find=pages, order=70)

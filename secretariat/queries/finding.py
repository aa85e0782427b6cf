"""Finding on the desk: a few records of each kind, of what the reader may see, by words without regard to
accents. One query a kind, two for decisions, and one for all kinds of `finding_texts`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from alliance87.core.folded import Folded
from alliance87.core.languages import LANGUAGES
from alliance87.core.mailing.models import Mailing
from alliance87.core.phrases import with_colon
from alliance87.core.search import FEW, Hit, found_in_tables, words_of
from alliance87.core.text import fold
from gcm.models import Meeting
from gcm.queries.record.facets import Filters as RegisterFilters
from gcm.queries.record.search import Search
from partners.models import Application, Group, Organisation
from secretariat.models import Correspondence, Letter, News, Page, Ticket
from secretariat.queries.finding_texts import KINDS as TEXT_KINDS
from secretariat.queries.finding_texts import TextKind

NEWEST = 200  # meetings that are looked through: two decades of them

Find = Callable[[Any, Sequence[str], int], list[Hit]]


@dataclass(frozen=True)
class Kind:
    """`find` gets the reader, who has the `permission`, the folded words and how many hits are wanted."""

    key: str
    label: Any  # a lazy translation
    permission: str
    find: Find


@dataclass(frozen=True)
class Found:
    kind: Kind | TextKind
    hits: list[Hit]
    has_more: bool


def find(user: Any, text: str) -> list[Found]:
    """What is found, by kind; nothing for no word, and nothing of a kind that the reader may not see."""
    words = words_of(text)
    if not words:
        return []
    found: list[tuple[Kind | TextKind, list[Hit]]] = [
        (kind, kind.find(user, words, FEW + 1)) for kind in KINDS if user.has_perm(kind.permission)
    ]
    readable = {each.key: each for each in TEXT_KINDS if user.has_perm(each.permission)}
    read = found_in_tables({key: each.texts for key, each in readable.items()}, words, FEW + 1)
    found += [(each, read.get(key, [])) for key, each in readable.items()]
    return [Found(kind, hits[:FEW], len(hits) > FEW) for kind, hits in found if hits]


def _with_words(rows: QuerySet[Any], words: Sequence[str], *fields: str) -> QuerySet[Any]:
    """The rows that have every word in one or another of the fields."""
    parts = [part for field in fields for part in (F(field), Value(" "))]
    rows = rows.annotate(folded=Folded(Concat(*parts, Value(""), output_field=TextField())))
    return _narrowed(rows, words, "folded")


def _narrowed(rows: QuerySet[Any], words: Sequence[str], field: str = "search_text") -> QuerySet[Any]:
    for word in words:
        rows = rows.filter(**{f"{field}__contains": word})
    return rows


def _in_languages(field: str) -> list[str]:
    return [f"{field}_{code}" for code in LANGUAGES]


def _desk(model: str, pk: int) -> str:
    return reverse(f"admin:{model}_change", args=[pk])


def _day(value: Any) -> str:
    return date_format(localtime(value), "DATE_FORMAT") if value else ""


def organisations(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """Hidden ones too (P5)."""
    return [
        Hit(str(each.name), _desk("partners_organisation", each.pk), str(each.get_listing_display()))
        for each in _narrowed(Organisation.objects.order_by("pk"), words)[:limit]
    ]


def people(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By name or address, those who have an account."""
    accounts = get_user_model()._default_manager.filter(is_active=True).order_by("name", "pk")
    return [
        Hit(str(each), _desk("partners_user", each.pk), each.email)
        for each in _with_words(accounts, words, "name", "email")[:limit]
    ]


def applications(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By the name of the organisation, those that were handed in."""
    rows = Application.objects.visible_to(user).order_by("-submitted_at", "-pk")
    return [
        Hit(str(each), _desk("partners_application", each.pk), str(each.get_state_display()))
        for each in _with_words(rows, words, "name")[:limit]
    ]


def groups(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By title, in whatever language."""
    rows = Group.objects.visible_to(user).order_by("slug")
    return [
        Hit(str(each), each.get_absolute_url(), str(each.get_kind_display()))
        for each in _with_words(rows, words, *_in_languages("title"))[:limit]
    ]


def meetings(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By number, day, place and kind, as they are written in the language of the reader."""
    hits = [
        Hit(str(each), _desk("gcm_meeting", each.pk), f"{_day(each.starts_at)} {each.place}".strip())
        for each in Meeting.objects.visible_to(user).order_by("-starts_at")[:NEWEST]
    ]
    return [each for each in hits if all(word in fold(f"{each.title} {each.note}") for word in words)][:limit]


def decisions(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By what the register is searched by, unpublished ones too (D17)."""
    found = Search(RegisterFilters(text=" ".join(words)), internal=True).found()[:limit]
    wordings = ((each, each.text.wording()) for each in found)
    return [Hit(said.title, each.get_absolute_url(), each.symbol, said.language) for each, said in wordings]


def tickets(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By subject, or the name of who wrote."""
    rows = Ticket.objects.order_by("-opened_at", "-pk")
    return [
        Hit(with_colon(each, each.subject), each.get_absolute_url(), str(each.get_state_display()))
        for each in _with_words(rows, words, "subject", "name")[:limit]
    ]


def letters(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By subject, in whatever language."""
    rows = Letter.objects.order_by("-made_at", "-pk")
    return [
        Hit(str(each), each.get_absolute_url(), str(each.get_state_display()))
        for each in _with_words(rows, words, *_in_languages("subject"))[:limit]
    ]


def correspondence(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By subject, or who is at the other side."""
    rows = Correspondence.objects.order_by("-year", "-number")
    return [
        Hit(with_colon(each.reference, each.subject), each.get_absolute_url(), str(each.other_side))
        for each in _with_words(rows, words, "subject", "other_side")[:limit]
    ]


def mailings(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """By subject, in whatever language; what is confidential is not found by what it says."""
    rows = Mailing.objects.filter(confidential=False).order_by("-created_at", "-pk")
    found = _with_words(rows, words, "contents__subject").values_list("pk", "contents__subject", "created_at")
    hits = {
        pk: Hit(subject, _desk("mailing_mailing", pk), _day(at)) for pk, subject, at in found[: limit * 3]
    }
    return list(hits.values())[:limit]


def news(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """Drafts too."""
    return _written(News, words, limit)


def pages(user: Any, words: Sequence[str], limit: int) -> list[Hit]:
    """Drafts too."""
    return _written(Page, words, limit)


def _written(model: type[News], words: Sequence[str], limit: int) -> list[Hit]:
    rows = _narrowed(model.objects.order_by("-updated_at", "-pk"), words)[:limit]
    name = f"secretariat_{model._meta.model_name}"
    return [Hit(str(each), _desk(name, each.pk), _day(each.publish_at)) for each in rows]


KINDS = (
    Kind("organisations", _("Organisations"), "partners.view_hidden_organisation", organisations),
    Kind("people", _("People"), "partners.view_user", people),
    Kind("applications", _("Applications"), "partners.check_application", applications),
    Kind("groups", _("Groups"), "partners.prepare_group_change", groups),
    Kind("meetings", _("Meetings"), "gcm.prepare_meeting", meetings),
    Kind("decisions", _("Decisions"), "gcm.view_decisions", decisions),
    Kind("tickets", _("Tickets"), "secretariat.handle_ticket", tickets),
    Kind("letters", _("Letters"), "secretariat.write_letter", letters),
    Kind(
        "correspondence", _("Register of correspondence"), "secretariat.view_correspondence", correspondence
    ),
    Kind("mailings", _("Mailings"), "mailing.view_mailing", mailings),
    Kind("news", _("News"), "secretariat.view_news", news),
    Kind("pages", _("Pages"), "secretariat.view_page", pages),
)

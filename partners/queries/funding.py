"""Calls of donors: the list, one of them with the needs that it could meet, and what it still lacks."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from partners.enums import FundingState, PostingKind, PostingSide
from partners.models import Country, FundingCall, Group, Initiative, Organisation, Posting
from partners.queries.directory import Filters
from partners.queries.initiatives import narrow, said_in_any
from partners.queries.matches import MOST, Match, fitting
from partners.queries.wanted import Scope, Wanted, wanted_against


@dataclass(frozen=True)
class Need:
    """An open need of funding that shares a topic or a country with a call; `purposes` are the group and the
    initiative that it is for, as far as the reader sees them."""

    match: Match
    purposes: list[Group | Initiative]


@dataclass(frozen=True)
class Against:
    """What a call could meet: needs that were posted, and help that is wanted elsewhere."""

    needs: list[Need]
    wanted: list[Wanted]


def filters_of(query: QueryDict) -> Filters:
    """Words, topic and country as everywhere; `when=past` asks for the calls whose deadline is past."""
    found = Filters.of(query)
    chosen: dict[str, str] = {
        name: found.chosen[name] for name in ("topic", "country") if name in found.chosen
    }
    if query.get("when") == "past":
        chosen["when"] = "past"
    return replace(found, chosen=chosen)


def calls_for(user: Any) -> QuerySet[FundingCall]:
    """Those that the user may see."""
    found: QuerySet[FundingCall] = FundingCall.objects.visible_to(user)
    return found.select_related("organisation", "author")


def search_calls(filters: Filters) -> QuerySet[FundingCall]:
    """The public ones that meet all filters, the next deadline first. A country finds the calls that name it
    or its region, and those that name neither: they are open to all."""
    public, is_open = FundingCall.objects.public(), FundingCall.objects.open()
    shown = public.exclude(pk__in=is_open.values("pk")) if "when" in filters.chosen else is_open
    country = filters.chosen.get("country", "")
    if country:
        everywhere = Q(countries__isnull=True, regions__isnull=True)
        region = Country.objects.filter(iso2=country.upper()).values("regional_group")
        there = Q(countries__iso2=country.upper()) | Q(regions__in=region)
        shown = shown.filter(pk__in=FundingCall.objects.filter(there | everywhere).values("pk"))
    without = replace(
        filters, chosen={name: filters.chosen[name] for name in filters.chosen if name == "topic"}
    )
    found: QuerySet[FundingCall] = narrow(shown.select_related("organisation"), without)
    return found


def against(call: FundingCall, reader: Any) -> Against:
    """What shares a topic or a country with the call: open needs of funding, the closest first, and the help
    that countries and groups want, the newest first. A region stands for its countries. Eight queries at
    most, and those of what is declared elsewhere."""
    countries = Country.objects.filter(
        Q(pk__in=call.countries.values("pk")) | Q(regional_group__in=call.regions.values("pk"))
    )
    scope = Scope(list(call.topics.all()), list(countries))
    return Against(_needs(scope, reader), wanted_against(reader, scope, MOST))


def _needs(scope: Scope, reader: Any) -> list[Need]:
    open_needs = Posting.objects.open().filter(side=PostingSide.NEED, kind=PostingKind.FUNDING)
    found = fitting(open_needs, topics=scope.topics, countries=scope.countries)
    groups = _seen(Group, reader, [each.posting.group_id for each in found])
    initiatives = _seen(Initiative, reader, [each.posting.initiative_id for each in found])
    return [
        Need(
            each,
            [
                purpose
                for purpose in (
                    groups.get(each.posting.group_id),
                    initiatives.get(each.posting.initiative_id),
                )
                if purpose is not None
            ],
        )
        for each in found
    ]


def _seen(model: Any, reader: Any, keys: list[int | None]) -> dict[int | None, Any]:
    wanted = [key for key in keys if key]
    return (
        {each.pk: each for each in model.objects.visible_to(reader).filter(pk__in=wanted)} if wanted else {}
    )


def own_calls(user: Any) -> QuerySet[FundingCall]:
    """Of the organisations that the person edits, those that are not withdrawn (one query)."""
    found: QuerySet[FundingCall] = FundingCall.objects.of_editor(user)
    return found.exclude(state=FundingState.WITHDRAWN).select_related("organisation").order_by("-pk")[:20]


def calls_to_read() -> QuerySet[FundingCall]:
    """What waits for the secretariat, and the drafts of its own, the oldest first (one query)."""
    own = Q(organisation__isnull=True, state__in=(FundingState.DRAFT, FundingState.RETURNED))
    waiting = FundingCall.objects.filter(Q(state=FundingState.SUBMITTED) | own)
    return waiting.select_related("organisation").order_by("pk")


def may_post_for(user: Any) -> QuerySet[Organisation]:
    """In whose name the person can post a call: the partners that they edit, an officer too."""
    found = Organisation.objects.partners().edited_by(user)
    ordered: QuerySet[Organisation] = found.order_by(*Organisation.name_order())
    return ordered


def missing_of_call(call: FundingCall) -> list[Any]:
    """What it lacks before it is handed in, in words (one query)."""
    missing: list[Any] = []
    if not call.donor:
        missing.append(_("Name the donor."))
    if not said_in_any(call, "title"):
        missing.append(_("Give it a title."))
    if not said_in_any(call, "text"):
        missing.append(_("Say what is financed, and for whom."))
    if not call.topics.exists():
        missing.append(_("Choose at least one topic."))
    if not call.address:
        missing.append(_("Give the address where the call stands."))
    if (call.amount_from is not None or call.amount_to is not None) and not call.currency:
        missing.append(_("Say in which currency the amounts are."))
    return missing

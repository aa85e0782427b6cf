"""Needs and offers: the list, one of them, and what it still lacks."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from partners.enums import PostingKind, PostingSide, PostingState
from partners.models import Group, Initiative, Organisation, Posting, PostingContact
from partners.queries.directory import Filters
from partners.queries.group_work import groups_with
from partners.queries.initiatives import narrow, said_in_any

FACETS = {"side": PostingSide, "kind": PostingKind}


def filters_of(query: QueryDict) -> Filters:
    """What the address asks for: words, topic and country as everywhere; and need or offer, and kind, where
    they name one."""
    found = Filters.of(query)
    chosen: dict[str, str] = {
        name: found.chosen[name] for name in ("topic", "country") if name in found.chosen
    }
    for name, choices in FACETS.items():
        if query.get(name) in choices.values:
            chosen[name] = str(query[name])
    return replace(found, chosen=chosen)


def postings_for(user: Any) -> QuerySet[Posting]:
    """Those that the user may see (P5), also the ones that ran out: whoever kept the address is told so."""
    found: QuerySet[Posting] = Posting.objects.visible_to(user)
    return found.select_related("organisation", "group", "initiative", "closed_with")


def search_postings(filters: Filters) -> QuerySet[Posting]:
    """What the public list shows of those that meet all filters, the open ones first."""
    shown = Posting.objects.on_the_list().select_related("organisation")
    for name in FACETS:
        if name in filters.chosen:
            shown = shown.filter(**{name: filters.chosen[name]})
    found: QuerySet[Posting] = narrow(shown, filters)
    return found.order_by("-state", "-posted_at", "-pk")


def open_needs_and_offers(*, most: int, **purpose: Any) -> list[Posting]:
    """The public ones that can be answered now and are for a group or an initiative (`group=` or
    `initiative=`), needs first, then those that end first (one query)."""
    found = Posting.objects.open().filter(**purpose).select_related("organisation")
    return list(found.order_by("side", "until", "pk")[:most])


def own_postings(user: Any) -> QuerySet[Posting]:
    """Of the organisations that the person edits, what still asks something of them: drafts, open ones and
    those that have run out (one query)."""
    live = (PostingState.DRAFT, PostingState.OPEN)
    found: QuerySet[Posting] = Posting.objects.of_editor(user).filter(state__in=live)
    return found.select_related("organisation").order_by("-pk")[:20]


def own_contacts(user: Any) -> QuerySet[PostingContact]:
    """The correspondence of the organisations that the person edits, the last one first (one query)."""
    mine = Organisation.objects.edited_by(user)
    rows = PostingContact.objects.filter(Q(organisation__in=mine) | Q(posting__organisation__in=mine))
    return rows.select_related("posting__organisation", "organisation").order_by("-opened_at", "-pk")[:20]


def contacts_of(posting: Posting) -> QuerySet[PostingContact]:
    """Who wrote about it, for the editors of the organisation whose it is (one query)."""
    return posting.contacts.select_related("organisation", "posting").order_by("-opened_at", "-pk")


def missing_of_posting(posting: Posting) -> list[Any]:
    """What it lacks before others can read it, in words (one query)."""
    missing: list[Any] = []
    if not said_in_any(posting, "title"):
        missing.append(_("Give it a title."))
    if not said_in_any(posting, "text"):
        missing.append(_("Say what exactly it is, and for what."))
    if not posting.pk or not posting.topics.exists():
        missing.append(_("Choose at least one topic."))
    if posting.until is None:
        missing.append(_("Say until when it stands."))
    elif posting.until < today_in_geneva():
        missing.append(_("The day until which it stands is past."))
    return missing


def groups_to_name(organisation: Organisation) -> QuerySet[Group]:
    """The groups for which it may need or offer something: the public ones that it works in."""
    return groups_with(organisation, AnonymousUser())


def initiatives_to_name(organisation: Organisation) -> QuerySet[Initiative]:
    """Its own initiatives that are under way."""
    return Initiative.objects.filter(organisation=organisation, state="published")


def for_what(posting: Posting, reader: Any) -> list[Group | Initiative]:
    """The group and the initiative that it is for, as far as the reader may see them (two queries)."""
    found: list[Group | Initiative] = []
    if posting.group_id:
        found += Group.objects.visible_to(reader).filter(pk=posting.group_id)
    if posting.initiative_id:
        found += Initiative.objects.visible_to(reader).filter(pk=posting.initiative_id)
    return found


def may_write_about(posting: Posting, user: Any) -> QuerySet[Organisation]:
    """The partners that the person edits, save the one whose need or offer it is."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    mine = Organisation.objects.partners().edited_by(user).exclude(pk=posting.organisation_id)
    ordered: QuerySet[Organisation] = mine.order_by(*Organisation.name_order())
    return ordered


def may_have_helped(posting: Posting) -> QuerySet[Organisation]:
    """With whom it can have come to a result: partners with a public name, and those who wrote about it."""
    wrote = PostingContact.objects.filter(posting=posting).values("organisation")
    listed = Q(pk__in=Organisation.objects.partners().exclude(listing="hidden")) | Q(pk__in=wrote)
    return Organisation.objects.filter(listed).exclude(pk=posting.organisation_id)

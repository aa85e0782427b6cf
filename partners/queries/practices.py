"""Good practices: the list, one with those who stand by it, and what it still lacks."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from partners.enums import Listing
from partners.models import Adoption, GoodPractice, Organisation
from partners.queries.directory import Filters
from partners.queries.group_work import Named, named_to
from partners.queries.initiatives import narrow, said_in_any

ASKED = {
    "title": _("Give it a title."),
    "problem": _("Say what the problem was."),
    "action": _("Say what was done."),
    "result": _("Say what came of it."),
    "evidence": _("Say what shows the result."),
    "scaling": _("Say where it could be scaled."),
}


@dataclass(frozen=True)
class Support:
    """Who endorsed a practice, and who adopted it where. Hidden partners are left out for whoever may not
    know of them: a country beside "a partner" would say too much (P5)."""

    endorsements: list[Named]
    adoptions: list[Named]


def practices_for(user: Any) -> QuerySet[GoodPractice]:
    """Those that the user may see."""
    found: QuerySet[GoodPractice] = GoodPractice.objects.visible_to(user).select_related("organisation")
    return found


def search_practices(filters: Filters) -> QuerySet[GoodPractice]:
    """The public ones that meet all filters, with the number of countries that adopted each."""
    found: QuerySet[GoodPractice] = narrow(
        GoodPractice.objects.public().select_related("organisation"), filters
    )
    listed = Adoption.objects.standing().exclude(organisation__listing=Listing.HIDDEN)
    of_each = listed.filter(practice=OuterRef("pk")).order_by().values("practice")
    reach = of_each.annotate(number=Count("country", distinct=True)).values("number")
    return found.annotate(reach=Coalesce(Subquery(reach), 0))


def practices_to_read() -> QuerySet[GoodPractice]:
    """Those that wait for the secretariat, the oldest first (one query)."""
    return GoodPractice.objects.filter(state="submitted").select_related("organisation").order_by("pk")


def support_of(practice: GoodPractice, reader: Any) -> Support:
    """Two queries, and one for hidden partners."""
    endorsements = practice.endorsements.standing().select_related("organisation")
    adoptions = practice.adoptions.standing().select_related("organisation", "country")
    return Support(_known(reader, endorsements), _known(reader, adoptions))


def _known(reader: Any, rows: Any) -> list[Named]:
    return [named for named in named_to(reader, rows) if named.organisation]


def may_support(practice: GoodPractice, user: Any) -> QuerySet[Organisation]:
    """The partners that the person edits, save the one whose practice it is."""
    mine = Organisation.objects.partners().edited_by(user).exclude(pk=practice.organisation_id)
    ordered: QuerySet[Organisation] = mine.order_by(*Organisation.name_order())
    return ordered


def missing_of_practice(practice: GoodPractice) -> list[Any]:
    """What is not said in any language yet; and the country and topic that it is found by (two queries)."""
    missing = [words for name, words in ASKED.items() if not said_in_any(practice, name)]
    if not practice.countries.exists():
        missing.append(_("Choose the countries where it was done."))
    if not practice.topics.exists():
        missing.append(_("Choose at least one topic."))
    return missing


def correction_of(practice: GoodPractice) -> GoodPractice | None:
    """The correction that its partner has begun and that is not read yet (one query)."""
    return practice.corrections.exclude(state="withdrawn").order_by("pk").first()


def own_practices(user: Any) -> QuerySet[GoodPractice]:
    """Of the organisations that the person edits, those that are not withdrawn, for the desk (one query)."""
    mine = Organisation.objects.edited_by(user)
    return GoodPractice.objects.filter(organisation__in=mine).exclude(state="withdrawn").order_by("-pk")[:10]

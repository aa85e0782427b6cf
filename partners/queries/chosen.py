"""Partners of a description, and who is reached in them: for the secretariat, hidden ones with the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from partners.enums import Listing, MembershipRole, Standing, StatusKind
from partners.models import Membership, Organisation, OrganisationStatus, User
from partners.queries.commitments import unconfirmed
from partners.queries.groups import organisations_in
from partners.queries.people import EDITORS


@dataclass(frozen=True)
class Reach:
    """How many partners and persons a mail goes to: `by_language` counts persons; `unreached` are partners
    in which nobody can be written to; `hidden` those of the partners that are not listed (P5)."""

    partners: int
    hidden: int
    unreached: int
    people: int
    by_language: dict[str, int]


def chosen_partners(description: Mapping[str, Any]) -> QuerySet[Organisation]:
    """Today's partners that meet all of `description` (kind, country, region, topic, group, listing,
    standing; what is not in it is open), each once, by name."""
    found: QuerySet[Organisation] = Organisation.objects.partners()
    for name, value in description.items():
        found = found.filter(_condition(name, value))
    return found.order_by(*Organisation.name_order())


def _condition(name: str, value: Any) -> Q:
    if name == "region":
        return Q(country__regional_group=value)
    if name == "topic":
        return Q(pk__in=Organisation.topics.through.objects.filter(topic=value).values("organisation"))
    if name == "group":
        return Q(pk__in=organisations_in(value).values("pk"))
    if name == "standing":
        return Q(pk__in=_standing(value).values("pk"))
    return Q(**{name: value})


def _standing(value: str) -> QuerySet[Organisation]:
    if value == Standing.UNCONFIRMED:
        return Organisation.objects.filter(pk__in=unconfirmed().order_by().values("organisation"))
    held = OrganisationStatus.objects.as_of().filter(kind=StatusKind.PATHFINDER)
    return Organisation.objects.filter(pk__in=held.values("organisation"))


def people_reached(partners: QuerySet[Organisation]) -> QuerySet[User]:
    """The focal points of the partners, and the editors of those without one, with accounts in use: each
    person once, whatever the number of partners (one statement, made by whoever reads it)."""
    rows = Membership.objects.current().filter(organisation__in=partners.order_by().values("pk"))
    speaks = Q(role=MembershipRole.FOCAL_POINT) | (Q(role=MembershipRole.EDITOR) & ~Exists(_focal_points()))
    return User.objects.filter(pk__in=rows.filter(speaks).values("user"), is_active=True).order_by("pk")


def _focal_points() -> QuerySet[Membership]:
    """Those of the organisation of an outer membership, with accounts in use."""
    return Membership.objects.current().filter(
        organisation=OuterRef("organisation"), role=MembershipRole.FOCAL_POINT, user__is_active=True
    )


def reached(partners: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those of the partners in which somebody can be written to."""
    return partners.filter(Exists(_people()))


def unreached(partners: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The others."""
    return partners.exclude(Exists(_people()))


def _people() -> QuerySet[Membership]:
    """Who can be written to in an outer organisation."""
    return Membership.objects.current().filter(
        organisation=OuterRef("pk"), role__in=EDITORS, user__is_active=True
    )


def reach_of(partners: QuerySet[Organisation]) -> Reach:
    """Counted as it stands now (three queries)."""
    counted = partners.order_by().aggregate(
        all=Count("pk"), hidden=Count("pk", filter=Q(listing=Listing.HIDDEN))
    )
    languages = people_reached(partners).order_by("language").values_list("language").annotate(Count("pk"))
    by_language = dict(languages)
    return Reach(
        partners=counted["all"],
        hidden=counted["hidden"],
        unreached=unreached(partners).count(),
        people=sum(by_language.values()),
        by_language=by_language,
    )

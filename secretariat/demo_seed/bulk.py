"""Partners from before the portal, many at a time. What the portal itself did with an organisation is in
the ledger, so it is done by its verbs: see `scenes`."""

from collections.abc import Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from partners.domain.listings import index_organisation
from partners.enums import Listing, MembershipRole, Origin, Precision, StatusKind
from partners.models import (
    Commitment,
    CommitmentText,
    Country,
    Membership,
    Organisation,
    OrganisationStatus,
    Topic,
    User,
)
from secretariat.demo_seed.plan import Plan
from secretariat.demo_seed.tables import LANGUAGES, draw, rows_by, texts

SOURCES = {
    "source_fr": "Donnée inventée pour la démonstration",
    "source_en": "Invented for the demonstration",
    "source_es": "Dato inventado para la demostración",
}


@transaction.atomic
def write_partners(seed: int, plans: Sequence[Plan]) -> int:
    """Write those that are not there yet, in a few queries for all of them. Returns how many."""
    addresses = [plan.focal_point.email for plan in plans]
    there = set(User.objects.filter(email__in=addresses).values_list("email", flat=True))
    missing = [plan for plan in plans if plan.focal_point.email not in there]
    users = _people(missing)
    organisations = _organisations(seed, missing)
    _topics(missing, organisations)
    _statuses(missing, organisations)
    _memberships(missing, organisations, users)
    return len(missing)


def _people(plans: Sequence[Plan]) -> list[User]:
    nobody_knows = make_password(None)
    users = User.objects.bulk_create(
        User(
            email=plan.focal_point.email,
            name=plan.focal_point.name,
            language=plan.language,
            time_zone=plan.time_zone,
            password=nobody_knows,
        )
        for plan in plans
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    return users


def _organisations(seed: int, plans: Sequence[Plan]) -> list[Organisation]:
    countries = {each.iso2: each for each in Country.objects.filter(fictitious=True)}
    taken = set(
        Organisation.objects.filter(slug__in=[plan.slug for plan in plans]).values_list("slug", flat=True)
    )
    made = [_organisation(seed, plan, countries.get(plan.iso2), taken) for plan in plans]
    return Organisation.objects.bulk_create(made)


def _organisation(seed: int, plan: Plan, country: Country | None, taken: set[str]) -> Organisation:
    by_chance = f"{draw(seed, 'address', plan.number).getrandbits(96):024x}"
    slug = by_chance if plan.listing == Listing.HIDDEN else plan.slug
    organisation = Organisation(
        kind=plan.kind,
        country=country,
        listing=plan.listing,
        origin=Origin.APPLICATION,
        slug=f"{slug}-{by_chance[:6]}" if slug in taken else slug,
        website=f"https://{plan.slug[:60].strip('-')}.example.org/",
    )
    for code in LANGUAGES:
        setattr(organisation, f"name_{code}", plan.names[code])
        setattr(organisation, f"mission_{code}", plan.missions[code])
    index_organisation(organisation)
    return organisation


def _topics(plans: Sequence[Plan], organisations: Sequence[Organisation]) -> None:
    topics = {topic.slug: topic.pk for topic in Topic.objects.all()}
    link: Any = Organisation.topics.through
    link.objects.bulk_create(
        link(organisation_id=organisation.pk, topic_id=topics[slug])
        for plan, organisation in zip(plans, organisations, strict=True)
        for slug in plan.topics
    )


def _statuses(plans: Sequence[Plan], organisations: Sequence[Organisation]) -> None:
    pairs = list(zip(plans, organisations, strict=True))
    dated = [(organisation, StatusKind.PARTNER, plan.since) for plan, organisation in pairs]
    dated += [
        (organisation, StatusKind.PATHFINDER, plan.pathfinder_since)
        for plan, organisation in pairs
        if plan.pathfinder_since
    ]
    OrganisationStatus.objects.bulk_create(
        OrganisationStatus(
            organisation=organisation,
            kind=kind,
            valid_from=since,
            known_on=since,
            precision=Precision.DAY,
            **SOURCES,
        )
        for organisation, kind, since in dated
    )


def _memberships(plans: Sequence[Plan], organisations: Sequence[Organisation], users: Sequence[User]) -> None:
    """Each has a focal point, who confirmed the commitment when the portal opened (P12)."""
    text, now = CommitmentText.objects.latest("version"), timezone.now()
    threes = list(zip(plans, organisations, users, strict=True))
    Membership.objects.bulk_create(
        Membership(
            organisation=organisation,
            user=user,
            role=MembershipRole.FOCAL_POINT,
            function=texts(rows_by("functions", "kind")[plan.kind][0], "text")[plan.language],
        )
        for plan, organisation, user in threes
    )
    Commitment.objects.bulk_create(
        Commitment(organisation=organisation, text=text, given_by=user, given_at=now)
        for _, organisation, user in threes
    )

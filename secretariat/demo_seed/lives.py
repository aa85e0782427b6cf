"""What happens to partners of the demonstration: a colleague is invited, somebody claims an organisation, one
changes its name and another leaves, and two that came by a table seem to be one."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import override

from alliance87.core.dates import today_in_geneva
from partners.domain.claims import claim_organisation
from partners.domain.identity import FIELDS, answer_identity_request, ask_for_identity
from partners.domain.importing.bringing import bring_in, check_table, upload_table, write_table
from partners.domain.invitations import invite_colleague
from partners.domain.withdrawals import file_withdrawal
from partners.enums import Listing, MembershipRole, PartnerKind
from partners.exports.partner_files import csv_of
from partners.models import Claim, Membership, Organisation, User
from partners.queries.partner_table import COLUMNS
from secretariat.demo_seed.papers import document
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.proposals import focal_point_of

NEEDED = 3


@transaction.atomic
def tell_of_lives() -> int:
    """Once. Answers how many organisations something happened to."""
    officer = User.objects.filter(is_staff=True, is_active=True).order_by("pk")[0]
    with_people = list(_partners()[:NEEDED])
    if Claim.objects.exists() or len(with_people) < NEEDED:
        return 0
    first, second, third = with_people
    with override("fr"):
        invite_colleague(
            actor=focal_point_of(first),
            organisation=first,
            email="nouvelle.collegue@example.org",
            role=MembershipRole.EDITOR,
        )
        claim_organisation(
            actor=cast_member("applicant"),
            organisation=second,
            function="Secrétaire générale adjointe",
            words="J’ai succédé à la personne qui avait inscrit notre organisation.",
            letter=document("lettre.pdf"),
        )
        _change_name(officer, third)
        _leave(officer)
        _bring_twins(officer, first)
    return NEEDED + 3


def _partners() -> QuerySet[Organisation]:
    """Public ones of civil society and research that somebody speaks for."""
    spoken_for = Membership.objects.current().filter(role=MembershipRole.FOCAL_POINT, user__is_active=True)
    return (
        Organisation.objects.partners()
        .filter(
            listing=Listing.PUBLIC,
            kind__in=(PartnerKind.CIVIL_SOCIETY, PartnerKind.ACADEMIA, PartnerKind.BUSINESS),
            pk__in=spoken_for.values("organisation"),
        )
        .order_by("pk")
    )


def _change_name(officer: User, organisation: Organisation) -> None:
    """It is the network of the same name since last month."""
    values = {field: getattr(organisation, field) for field in FIELDS}
    for code, word in (("fr", "réseau"), ("en", "network"), ("es", "red")):
        if values[f"name_{code}"]:
            values[f"name_{code}"] += f" ({word})"
    asked = ask_for_identity(
        actor=focal_point_of(organisation),
        organisation=organisation,
        values=values,
        first_day=today_in_geneva() - timedelta(days=30),
        reason="Nouveaux statuts, adoptés par l’assemblée générale.",
    )
    answer_identity_request(actor=officer, request=asked, approved=True)


def _leave(officer: User) -> None:
    """One of the many writes that it leaves in two months."""
    spoken_for = Membership.objects.current().values("organisation")
    leaving = (
        Organisation.objects.partners()
        .filter(listing=Listing.PUBLIC, kind=PartnerKind.BUSINESS)
        .exclude(pk__in=spoken_for)
        .order_by("-pk")
        .first()
    )
    if leaving is not None:
        file_withdrawal(
            actor=officer,
            organisation=leaving,
            last_day=today_in_geneva() + timedelta(days=60),
            reference="Lettre de la présidence",
            letter=document("retrait.pdf"),
        )


def _bring_twins(officer: User, like: Organisation) -> None:
    """A table of one row, with the name of a partner and one word more."""
    country = like.country.iso2 if like.country else ""
    more = {"fr": "international", "en": "International", "es": "Internacional"}
    names = {f"name_{code}": f"{getattr(like, f'name_{code}')} {word}" for code, word in more.items()}
    row = {**dict.fromkeys(COLUMNS, ""), **names, "kind": like.kind, "country": country}
    row |= {"website": like.website, "listing": Listing.PUBLIC}
    table = upload_table(actor=officer, name="partenaires.csv", content=csv_of([row]))
    check_table(table.pk)
    table.refresh_from_db()
    if not table.faults:
        bring_in(actor=officer, table=table)
        write_table(table.pk)

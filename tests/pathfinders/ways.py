"""Invented States on their way, for tests. A way is made in the state that a test is about."""

from datetime import date, timedelta
from email.utils import parseaddr
from typing import Any

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from alliance87.core.dates import today_in_geneva
from partners.enums import MembershipRole
from partners.models import Country, Membership, Organisation, OrganisationStatus
from pathfinders.domain.framework import check_criterion
from pathfinders.domain.pathways import begin_roadmap, send_to_review, start_check
from pathfinders.domain.preparation import record_workshop
from pathfinders.models import FocalPoint, Pathway, Workshop
from pathfinders.queries.framework import checklist
from tests.files.samples import pdf

ALL_GROUPS = ("government", "workers", "employers", "civil_society")


def letter(name: str = "letter.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf(), content_type="application/pdf")


def mailed_to() -> list[str]:
    """The addresses that were written to since the outbox was emptied, in the order of sending."""
    return [parseaddr(each)[1] for message in mail.outbox for each in message.to]


def yesterday() -> date:
    return today_in_geneva() - timedelta(days=1)


def make_state(name: str = "Onderland", iso2: str = "XQ", *, editor: Any = None) -> Organisation:
    """A State that is a partner; `editor` edits its page."""
    country = Country.objects.create(iso2=iso2, name_fr=name, name_en=name, name_es=name, fictitious=True)
    names = {f"name_{code}": name for code in ("fr", "en", "es")}
    made = Organisation(kind="country", country=country, slug=name.lower().replace(" ", "-"), **names)
    made.save()
    OrganisationStatus.objects.create(organisation=made, kind="partner", valid_from=timezone.localdate())
    if editor is not None:
        Membership.objects.create(user=editor, organisation=made, role=MembershipRole.EDITOR)
    return made


def make_pathway(
    state: str = "roadmap",
    *,
    focal_point: Any = None,
    organisation: Organisation | None = None,
    name: str = "Onderland",
    iso2: str = "XQ",
) -> Pathway:
    """A way that stands at `state`, with its focal point when there is one."""
    partner = organisation or make_state(name, iso2)
    assert partner.country is not None
    made = Pathway.objects.create(country=partner.country, organisation=partner, state=state)
    if focal_point is not None:
        FocalPoint.objects.create(pathway=made, user=focal_point, ministry="Ministry of Labour")
    return made


def hold_workshop(
    pathway: Pathway, focal_point: Any, *, groups: tuple[str, ...] = ALL_GROUPS, report: bool = True
) -> Workshop:
    return record_workshop(
        actor=focal_point,
        pathway=pathway,
        starts_on=yesterday(),
        ends_on=yesterday(),
        place="Lakeside",
        groups=[{"group": each, "people": 5, "organisations": "Several"} for each in groups],
        report=letter("report.pdf") if report else None,
    )


def find_all_met(pathway: Pathway, officer: Any) -> None:
    """The secretariat finds every criterion met."""
    for line in checklist(Pathway.objects.get(pk=pathway.pk)):
        check_criterion(actor=officer, pathway=pathway, criterion=line.criterion, met=True)


def bring_to_review(officer: Any, focal_point: Any, **options: Any) -> Pathway:
    """From the preparation to the GCG, through the verbs. Needs the framework."""
    pathway = make_pathway("preparation", focal_point=focal_point, **options)
    hold_workshop(pathway, focal_point)
    begin_roadmap(actor=focal_point, pathway=pathway)
    start_check(actor=focal_point, pathway=pathway)
    find_all_met(pathway, officer)
    return send_to_review(actor=officer, pathway=pathway)

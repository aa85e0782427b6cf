"""Partners of each group, nominating officers and letters, for the tests of designation."""

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfWriter

from alliance87.core.rulesets.registry import defaults
from gcm.domain.reference import SEATS_OF_BLOCK
from gcm.domain.seating.credentials import accept_credentials, file_credentials, hand_in_credentials
from gcm.domain.seating.nominations import add_nomination
from gcm.domain.seating.officers import name_officer
from gcm.models import Credentials, NominatingBody, Nomination
from partners.domain.listings import index_organisation
from partners.models import Country, Organisation, OrganisationStatus, RegionalGroup
from tests.cast import make_user
from tests.gcm.body import Body

KINDS = {"workers": "workers", "employers": "employers", "ngo": "civil_society", "un_igo": "un_body"}


def by_mandate(everybody: Body) -> Body:
    """The same body, its seats by the numbers that the mandate gives them; what a rule set has beyond them
    comes after 100."""
    places: dict[int, int] = {}
    first = 1
    for block, key in SEATS_OF_BLOCK.items():
        numbers = sorted(n for n, seat in everybody.seats.items() if seat.category.block == block)
        count = int(defaults()[key])
        for place, number in enumerate(numbers):
            places[number] = first + place if place < count else 100 + number
        first += count

    def moved(by_number: dict[int, Any]) -> dict[int, Any]:
        return {places[number]: each for number, each in by_number.items()}

    return Body(moved(everybody.seats), moved(everybody.terms), moved(everybody.people))


def letter(name: str = "letter.pdf") -> SimpleUploadedFile:
    """A real PDF of one page."""
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(content)
    return SimpleUploadedFile(name, content.getvalue(), "application/pdf")


def partner(name: str, kind: str = "workers", **fields: Any) -> Organisation:
    """A partner since today."""
    names = {f"name_{code}": name for code in ("fr", "en", "es")}
    made = Organisation(kind=kind, slug=name.lower().replace(" ", "-"), **names, **fields)
    index_organisation(made)
    made.save()
    OrganisationStatus.objects.create(organisation=made, kind="partner", valid_from=timezone.localdate())
    return made


def state(name: str, iso2: str, region: str = "africa", *, pathfinder: bool = False) -> Organisation:
    """A government of the region."""
    country = Country.objects.create(
        iso2=iso2, name_fr=name, regional_group=RegionalGroup.objects.get(code=region), fictitious=True
    )
    made = partner(name, "country", country=country)
    if pathfinder:
        OrganisationStatus.objects.create(
            organisation=made, kind="pathfinder", valid_from=timezone.localdate() - timedelta(days=400)
        )
    return made


def body_for(block: str, region: str = "") -> NominatingBody:
    wanted = {"regional_group__code": region} if region else {"regional_group": None}
    return NominatingBody.objects.for_lists().get(category__block=block, **wanted)


@dataclass
class Group:
    """A nominating body with an officer, and the secretariat beside it."""

    body: NominatingBody
    nominator: Any
    officer: Any  # of the secretariat

    def file(self, **fields: Any) -> Credentials:
        given = {
            "signatory": "General Secretary",
            "signed_on": timezone.localdate(),
            "file": letter(),
            "consensus": "Agreed at the meeting of the group.",
            **fields,
        }
        return file_credentials(actor=self.nominator, body=self.body, **given)

    def name(self, credentials: Credentials, organisation: Organisation, **fields: Any) -> Nomination:
        return add_nomination(
            actor=self.nominator, credentials=credentials, organisation=organisation, **fields
        )

    def bring(self, organisation: Organisation, **fields: Any) -> Nomination:
        """A letter with this one name, found in order: it waits for its accreditation."""
        filed = self.file()
        named = self.name(filed, organisation, **fields)
        hand_in_credentials(actor=self.nominator, credentials=filed)
        accept_credentials(actor=self.officer, credentials=filed)
        return Nomination.objects.get(pk=named.pk)


def group_of(everybody: Any, block: str = "workers", region: str = "") -> Group:
    """The body of the block with an officer of its own; `everybody` is a tests.gcm.body.Body."""
    body = body_for(block, region)
    nominator = make_user(
        "follower", email=f"nominator-{block}-{region}@example.org", name=f"Nominator {block}"
    )
    name_officer(actor=everybody.officer, body=body, person=nominator, reference="Letter of the group")
    return Group(body, nominator, everybody.officer)

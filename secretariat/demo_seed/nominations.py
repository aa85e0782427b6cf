"""Who nominates in the demonstration: officers, rotation texts, a call, a letter that waits, a handover,
and a region that is asked before the next meeting."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from alliance87.core import pdf
from gcm.domain.seating.calls import open_call
from gcm.domain.seating.credentials import file_credentials, hand_in_credentials
from gcm.domain.seating.handovers import file_handover
from gcm.domain.seating.nominations import add_nomination
from gcm.domain.seating.officers import name_officer
from gcm.domain.seating.policies import file_rotation_policy
from gcm.domain.seating.regions import contribute_to_round, make_regional_statement, open_regional_round
from gcm.models import Delegate, Meeting, NominatingBody, NominatingOfficer, Seat, SeatTerm
from partners.enums import MembershipRole, PartnerKind
from partners.models import Membership, Organisation, User
from secretariat.demo_seed.people import cast_member, make_person
from secretariat.demo_seed.seats import SIGNATORY

CAST = {"pathfinder": "pathfinder"}  # by block, somebody of the cast
OTHERS = {  # by block, an invented person and their language
    "workers": ("Ludovic Marchetti-Owusu", "fr"),
    "employers": ("Henrike Salvatierra", "en"),
    "ngo": ("Noemí Farquharson", "es"),
}
ROTATIONS = {  # by block: the text in three languages, and the months of a term
    "workers": (
        {
            "fr": "Les sièges changent tous les deux ans, un par région ; la même organisation ne siège pas "
            "deux fois de suite.",
            "en": "The seats change every two years, one a region; the same organisation does not sit twice "
            "in a row.",
            "es": "Los puestos cambian cada dos años, uno por región; la misma organización no ocupa el "
            "puesto dos veces seguidas.",
        },
        24,
    ),
    "pathfinder": (
        {
            "fr": "Un siège par région en principe ; après une passation, le successeur achève le mandat.",
            "en": "One seat a region in principle; after a handover the successor completes the term.",
            "es": "Un puesto por región en principio; tras un traspaso, el sucesor completa el mandato.",
        },
        None,
    ),
}
CRITERIA = {
    "fr": "Un siège est à pourvoir. Les gouvernements partenaires du développement qui financent des travaux "
    "sur la cible 8.7 peuvent se faire connaître.",
    "en": "One seat is to be filled. Governments that are development partners and fund work on target 8.7 "
    "may come forward.",
    "es": "Hay un puesto por cubrir. Los gobiernos asociados para el desarrollo que financian trabajos sobre "
    "la meta 8.7 pueden darse a conocer.",
}
QUESTION = "What should our region say on the roadmap before us, and who can offer a visit?"
ANSWER = "We welcome it, and offer to receive a visit in the spring."
STATEMENT = "The group thanks the secretariat for the papers, and asks for the next ones two weeks earlier."
SPOKESPERSON, LEAVER, VACANT = 13, 16, 29  # seats


@transaction.atomic
def seed_nominations() -> int:
    """Fill in what the pages of nomination show, once. Returns how many officers were named."""
    if NominatingOfficer.objects.exists():
        return 0
    people = {block: cast_member(key) for block, key in CAST.items()}
    for block, (name, language) in OTHERS.items():
        people[block] = make_person(f"nominator-{block}@example.org", name, language)
    for block, person in people.items():
        _name(block, person)
    for block, (text, months) in ROTATIONS.items():
        _rotation(people[block], block, text, months)
    _call()
    _letter(people["employers"])
    _handover()
    _region()
    return len(people)


def _body(block: str) -> NominatingBody:
    return NominatingBody.objects.for_lists().get(category__block=block)


def _name(block: str, person: User) -> None:
    name_officer(actor=cast_member("officer-1"), body=_body(block), person=person, reference=SIGNATORY)


def _rotation(person: User, block: str, text: dict[str, str], months: int | None) -> None:
    file_rotation_policy(
        actor=person,
        body=_body(block),
        adopted_on=timezone.localdate() - timedelta(days=90),
        text=text,
        term_months=months,
        reappointment=False,
    )


def _call() -> None:
    open_call(
        actor=cast_member("officer-1"),
        body=_body("development_partner"),
        opens_on=timezone.localdate(),
        closes_on=timezone.localdate() + timedelta(days=45),
        criteria=CRITERIA,
        contact="secretariat@example.org",
    )


def _letter(person: User) -> None:
    """Handed in for the seat that is vacant: the officer of the secretariat can check it."""
    seated = SeatTerm.objects.values("organisation")
    free = Organisation.objects.partners().filter(kind=PartnerKind.EMPLOYERS).exclude(pk__in=seated)
    signed_on = timezone.localdate() - timedelta(days=3)
    letter = file_credentials(
        actor=person,
        body=_body("employers"),
        signatory=SIGNATORY,
        signed_on=signed_on,
        expires_on=signed_on + timedelta(days=730),
        file=ContentFile(_pdf(signed_on), name="designation.pdf"),
    )
    for organisation in free.order_by("pk")[:2]:
        add_nomination(actor=person, credentials=letter, organisation=organisation)
    hand_in_credentials(actor=person, credentials=letter)


def _pdf(day: object) -> bytes:
    context = {
        "day": day,
        "text": "We nominate the organisations named with this letter for the seats of the employers’ group.",
        "signatory": SIGNATORY,
    }
    return pdf.render("pdf/demo/letter.html", context, language="en", title="Letter of designation")


def _handover() -> None:
    """Announced by a government that leaves in two months."""
    term = SeatTerm.objects.as_of().get(seat__number=LEAVER)
    file_handover(
        actor=_representative(LEAVER),
        term=term,
        leaves_on=timezone.localdate() + timedelta(days=60),
        note="El expediente del grupo regional queda en la misión permanente.",
    )


def _region() -> None:
    """The cast's representative asks the African States before the next meeting."""
    person = cast_member("representative")
    coming = Meeting.objects.filter(state="convened").order_by("starts_at").first()
    if coming is None:
        return
    seat = Seat.objects.get(number=SPOKESPERSON)
    closes = timezone.localdate(coming.starts_at) - timedelta(days=1)
    asked = open_regional_round(actor=person, meeting=coming, question=QUESTION, closes_on=closes)
    others = Membership.objects.current().filter(
        role=MembershipRole.FOCAL_POINT,
        organisation__in=Organisation.objects.partners().filter(
            kind=PartnerKind.COUNTRY, country__regional_group=seat.regional_group_id
        ),
    )
    contact = others.select_related("user").order_by("pk").first()
    if contact is not None:
        contribute_to_round(actor=contact.user, round=asked, text=ANSWER)
    make_regional_statement(actor=person, meeting=coming, text=STATEMENT, language="en")


def _representative(number: int) -> User:
    delegate = Delegate.objects.at().filter(term__seat__number=number, capacity="representative")
    return delegate.select_related("person")[0].person

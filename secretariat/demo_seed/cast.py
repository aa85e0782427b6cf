"""Whom the members of the cast act for."""

from dataclasses import dataclass

from partners.enums import MembershipRole
from partners.models import Membership, Organisation
from secretariat.demo_seed.people import cast_member


@dataclass(frozen=True)
class Link:
    """Somebody of the cast, the English name of an organisation, and what they are there."""

    key: str
    organisation: str
    role: MembershipRole
    function: str


LINKS = (
    Link("editor", "Harbour Lights Children’s Trust", MembershipRole.EDITOR, "Communications officer"),
    Link("chair", "Cuyamara", MembershipRole.READER, "Ministra de Trabajo"),
    Link("vice-chair", "Skagholm", MembershipRole.READER, "Ambassador"),
    Link("representative", "Nyarenda", MembershipRole.READER, "Labour attachée"),
    Link("alternate", "Nyarenda", MembershipRole.READER, "Consejero"),
    Link("pathfinder", "Santa Aurelia", MembershipRole.FOCAL_POINT, "Punto focal nacional"),
    Link("observer", "Amber Sea Community", MembershipRole.EDITOR, "Relaciones exteriores"),
    Link(
        "monitoring",
        "United Nations Programme for Safe Harvests",
        MembershipRole.READER,
        "Suivi et évaluation",
    ),
)


def link_cast() -> int:
    """Let them act for their organisations, once. Returns how many were linked."""
    return sum(_link(link) for link in LINKS)


def _link(link: Link) -> bool:
    user = cast_member(link.key)
    if Membership.objects.filter(user=user).exists():
        return False
    organisation = Organisation.objects.get(name_en=link.organisation)
    Membership.objects.create(user=user, organisation=organisation, role=link.role, function=link.function)
    return True

"""What the secretariat follows, where the Alliance is represented, and notes from the record."""

from datetime import timedelta

from django.utils import timezone

from partners.models import Topic
from secretariat.demo_seed.people import cast_member
from secretariat.domain.briefs import make_brief, write_due_briefs
from secretariat.domain.followed import follow_initiative
from secretariat.domain.representations import record_representation
from secretariat.enums import BriefKind, InitiativeState, RepresentationKind
from secretariat.models import FollowedInitiative, Representation

# title, led by, topic, days until the next date, what happens then
FOLLOWED = (
    (
        "Registre régional des agences de recrutement",
        "Communauté économique de l’Archipel",
        "migration",
        35,
        "Ouverture du registre aux premières agences",
    ),
    (
        "Observatorio del trabajo infantil rural",
        "Universidad de Puerto Claro",
        "rural-economy",
        80,
        "Publicación de la primera encuesta",
    ),
    ("Fair fishing dialogue", "Northern Seas Forum", "supply-chains", 120, "Second round of the dialogue"),
)
ABROAD = (
    (
        RepresentationKind.CONFERENCE,
        "Conférence sur les chaînes d’approvisionnement responsables",
        24,
        "Bruxelles",
        "Forum pour des achats responsables",
        "Rien ne se mesure sans les organisations de travailleurs et d’employeurs.\n"
        "Les pays pionniers montrent la voie.",
    ),
    (
        RepresentationKind.PUBLIC_MEETING,
        "Rencontre des organisations de personnes survivantes",
        -40,
        "Nairobi",
        "Réseau Voix libres",
        "Écouter avant de décider.",
    ),
)


def keep_registers() -> int:
    """Enter what is followed and where somebody speaks, once; then have a note written. Returns how many
    records were made."""
    if FollowedInitiative.objects.exists():
        return 0
    officer = cast_member("officer-1")
    for title, led_by, topic, days, step in FOLLOWED:
        follow_initiative(
            actor=officer,
            title=title,
            organisation=None,
            led_by=led_by,
            state=InitiativeState.RUNNING,
            next_on=timezone.localdate() + timedelta(days=days),
            next_step=step,
            contact="",
            address="",
            topics=Topic.objects.filter(slug=topic),
        )
    for kind, title, days, place, organiser, messages in ABROAD:
        record_representation(
            actor=officer,
            kind=kind,
            title=title,
            starts_at=timezone.now() + timedelta(days=days),
            zone="Europe/Zurich",
            place=place,
            organiser=organiser,
            represented_by="Présidence",
            key_messages=messages,
        )
    make_brief(
        actor=officer,
        kind=BriefKind.REPRESENTATION,
        representation=Representation.objects.latest("starts_at"),
    )
    return len(FOLLOWED) + len(ABROAD) + 1 + write_due_briefs()

"""What members asked to have changed in the minutes, what was wrong in them, and more actions."""

from dataclasses import dataclass, field
from typing import Any

from gcm.models import Seat
from partners.models import Organisation
from secretariat.demo_seed.story import Texts

LAST_ITEM = 4  # of the second meeting
MINE, OTHER = "Harbour Lights Children’s Trust", "Amber Sea Community"


@dataclass(frozen=True)
class Asked:
    """A correction of the first meeting, and its answer."""

    seat: int
    position: int
    proposed: str
    reason: str
    outcome: str
    answer: str = ""


ASKED = (
    Asked(
        seat=24,
        position=2,
        proposed=(
            "Des membres ont souligné qu’un suivi commun devait alléger la charge des pays et non "
            "l’accroître. Le groupe des employeurs, par son porte-parole, a demandé que la méthode soit "
            "publiée avant les chiffres. Le groupe des travailleurs a rappelé que les chiffres devaient être "
            "discutés avec les organisations syndicales."
        ),
        reason="L’intervention du groupe des travailleurs manque.",
        outcome="accepted",
    ),
    Asked(
        seat=18,
        position=3,
        proposed="Le secrétariat a présenté deux dates. Les membres préféraient la première.",
        reason="La première date était préférée.",
        outcome="refused",
        answer="Plusieurs membres ont demandé une autre heure ; la réunion n’a exprimé aucune préférence.",
    ),
)
WRONG: dict[str, tuple[str, str]] = {
    "fr": ("deux dates", "trois dates"),
    "en": ("two dates", "three dates"),
    "es": ("dos fechas", "tres fechas"),
}
WRONG_BECAUSE = "Trois dates avaient été présentées, et non deux."


@dataclass(frozen=True)
class Action:
    """An action of the first meeting or of the second; `due` in days from today. The owner is a seat, an
    organisation by its English name, or else the secretariat."""

    position: int
    text: Texts
    due: int
    of_first: bool = False
    seat: int = 0
    organisation: str = ""
    then: tuple[str, ...] = field(default=())  # what its owner did about it

    def owner(self) -> dict[str, Any]:
        if self.seat:
            return {"seat": Seat.objects.get(number=self.seat)}
        if self.organisation:
            return {"organisation": Organisation.objects.get(name_en=self.organisation)}
        return {"by_secretariat": True}


ACTIONS = (
    Action(
        position=3,
        of_first=True,
        due=-200,
        text={
            "fr": "Proposer une salle pour une réunion supplémentaire à Genève",
            "en": "Propose a room for an additional meeting in Geneva",
            "es": "Proponer una sala para una reunión suplementaria en Ginebra",
        },
        then=("cancel",),
    ),
    Action(
        position=2,
        due=40,
        organisation=MINE,
        text={
            "fr": "Relire avec des familles le guide destiné aux petites exploitations",
            "en": "Review the guide for small farms with families",
            "es": "Revisar con familias la guía para las pequeñas explotaciones",
        },
    ),
    Action(
        position=2,
        due=25,
        organisation=OTHER,
        text={
            "fr": "Traduire le guide dans deux langues de la région",
            "en": "Translate the guide into two languages of the region",
            "es": "Traducir la guía a dos lenguas de la región",
        },
        then=("hand-back",),
    ),
    Action(
        position=3,
        due=60,
        seat=9,
        text={
            "fr": "Recueillir l’avis des gouvernements de la région sur l’ordre des priorités",
            "en": "Collect the views of the governments of the region on the order of priorities",
            "es": "Recoger la opinión de los gobiernos de la región sobre el orden de las prioridades",
        },
        then=("begin",),
    ),
)
HANDED_BACK = "Notre équipe de traduction a été dissoute cette année ; nous proposons de relire seulement."
EVIDENCE = "https://example.org/monitoring/common-method.pdf"

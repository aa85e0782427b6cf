"""What countries of the demonstration prepare at home, in the language that each of them works in."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class AtHome:
    """Who signs, who steers, who is on the map, what the analysis found, and where the workshop was."""

    ministry: str
    committee: dict[str, str]
    bodies: tuple[dict[str, Any], ...]
    analysis: str
    sources: str
    place: str
    purpose: str
    report: str
    evidence: dict[str, str]


def _member(group: str, name: str, does: str) -> dict[str, Any]:
    return {"kind": "stakeholder", "group": group, "name": name, "does": does, "on_committee": True}


def _mechanism(name: str, does: str) -> dict[str, Any]:
    return {"kind": "mechanism", "group": "government", "name": name, "does": does, "on_committee": False}


ENGLISH = AtHome(
    ministry="Ministry of Labour",
    committee={
        "name": "National steering committee on target 8.7",
        "instrument": "Decree no. 214 of the head of government",
        "terms": "Steers the roadmap, brings the ministries together, and reports to parliament once a year.",
    },
    bodies=(
        _member(
            "workers",
            "Federation of Agricultural Workers",
            "Organises seasonal workers and takes their complaints to the labour inspectorate.",
        ),
        _member("employers", "Chamber of Growers", "Runs a code of conduct for recruiters."),
        _member(
            "civil_society",
            "Network of Returned Children",
            "Shelters, schooling, and the voice of those who were freed.",
        ),
        _mechanism(
            "Joint inspections of labour and social affairs",
            "Visits farms and workshops twice a year in six provinces.",
        ),
    ),
    analysis="Three provinces hold most of the children who work, nearly all of them on family farms. Debt "
    "at the hands of recruiters leads adults into forced labour on plantations and at sea.\n\nThe law "
    "forbids both; the inspectorate has forty officers for the whole country.",
    sources="National child labour survey; reports of the labour inspectorate.",
    place="National Labour Institute",
    purpose="Priorities of the roadmap",
    report="workshop-report.pdf",
    evidence={
        "norms": "The fundamental conventions are ratified; the 2014 protocol is before parliament.",
        "resources": "Two thirds of the budget are in the finance act; help is asked for the remainder.",
    },
)
FRENCH = AtHome(
    ministry="Ministère du travail",
    committee={
        "name": "Comité national de pilotage de la cible 8.7",
        "instrument": "Arrêté interministériel n° 36",
        "terms": "Conduit la feuille de route, réunit les ministères et les partenaires sociaux chaque "
        "trimestre, et rend compte au parlement une fois par an.",
    },
    bodies=(
        _member(
            "workers",
            "Union des travailleuses et travailleurs ruraux",
            "Tient des permanences au marché et accompagne les plaintes jusqu’à l’inspection.",
        ),
        _member(
            "employers",
            "Chambre des exploitants de cacao",
            "Fait signer à ses membres l’engagement de ne pas employer d’enfant.",
        ),
        _member(
            "civil_society",
            "Réseau des mères de l’école",
            "Suit les absences et rend visite aux familles.",
        ),
        _mechanism(
            "Comités de vigilance de village",
            "Signalent les enfants au travail aux services sociaux, dans neuf départements.",
        ),
    ),
    analysis="Le travail des enfants se concentre dans la cacaoculture familiale et dans l’orpaillage. Les "
    "filles sont placées comme domestiques en ville, hors de toute inspection.\n\nLa loi fixe l’âge minimum "
    "à seize ans ; trente inspectrices et inspecteurs couvrent l’ensemble du territoire.",
    sources="Enquête nationale sur le travail des enfants ; rapports annuels de l’inspection du travail.",
    place="Maison du travail",
    purpose="Choisir les priorités de la feuille de route",
    report="rapport-de-l-atelier.pdf",
    evidence={
        "norms": "Les conventions fondamentales sont ratifiées, ainsi que le protocole de 2014.",
        "resources": "La moitié du budget est inscrite dans la loi de finances.",
    },
)
SPANISH = AtHome(
    ministry="Ministerio de Trabajo",
    committee={
        "name": "Comité nacional de la meta 8.7",
        "instrument": "Acuerdo ministerial n.º 118",
        "terms": "Dirige la hoja de ruta, reúne cada trimestre a los ministerios y a los interlocutores "
        "sociales, e informa al congreso una vez al año.",
    },
    bodies=(
        _member(
            "workers",
            "Federación Campesina",
            "Organiza a las cuadrillas de temporada y acompaña sus denuncias ante la inspección.",
        ),
        _member(
            "employers", "Gremio de Productores", "Exige contrato escrito a los contratistas de sus socios."
        ),
        _member(
            "civil_society",
            "Red de Sobrevivientes",
            "Acoge a quienes salieron de la trata y habla en su nombre.",
        ),
        _mechanism(
            "Mesas municipales contra el trabajo infantil",
            "Siguen caso por caso a los niños que faltan a la escuela durante la cosecha.",
        ),
    ),
    analysis="La mayor parte de los niños que trabajan lo hace en la cosecha, junto a su familia. Los "
    "anticipos de los contratistas atan a los trabajadores migrantes de una temporada a otra.\n\nLa ley "
    "prohíbe ambas cosas; la inspección llega a una de cada diez fincas.",
    sources="Encuesta nacional de hogares; registros de la inspección del trabajo.",
    place="Instituto Nacional del Trabajo",
    purpose="Definir las prioridades de la hoja de ruta",
    report="informe-del-taller.pdf",
    evidence={
        "norms": "Los convenios fundamentales están ratificados; el protocolo de 2014 está en el congreso.",
        "resources": "El presupuesto cubre las dos primeras prioridades; la tercera busca financiación.",
    },
)

"""What is told of the meetings of the demonstration. Plain values, in the three languages."""

from dataclasses import dataclass, field

Texts = dict[str, str]


@dataclass(frozen=True)
class Said:
    """A position of a seat in the story; `text` is the number of the text it is on."""

    seat: int
    kind: str
    reason: str = ""
    proposed: str = ""
    as_group: bool = False


@dataclass(frozen=True)
class Item:
    """One item. With `proposal`, the key of a row of proposals.csv, it decides on a group; with `country`,
    the code of a State, on its status, with `recommendations` where there are any; with `wording` (title and
    body by language) on that text. `ends` is how it ends: decided, concluded, or a "
    "disposition."""

    title: Texts
    kind: str = "information"
    proposal: str = ""
    country: str = ""
    recommendations: Texts = field(default_factory=dict)
    wording: dict[str, tuple[str, str]] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    ends: str = "concluded"
    note: str = ""
    summary: Texts = field(default_factory=dict)
    action: Texts = field(default_factory=dict)
    action_seat: int = 0
    published: bool = False
    review_after: int = 0  # days from the meeting; none: no review


@dataclass(frozen=True)
class Story:
    """A meeting: when it starts (days from today), who came, who gave notice."""

    days: int
    mode: str
    place: str
    items: tuple[Item, ...]
    away: tuple[int, ...] = ()
    excused: tuple[int, ...] = ()
    kind: str = "regular"
    observed: bool = False


LETTER = (
    "Empêchés d’assister à la réunion, nous objectons par écrit : les organisations de travailleurs et "
    "travailleuses domestiques n’ont pas été entendues sur le projet."
)
INTEREST = "Notre institution héberge déjà une étude sur le même sujet."

OPENING: Texts = {
    "fr": "La présidence a ouvert la réunion et rappelé l’ordre du jour, qui a été adopté sans objection.",
    "en": "The chair opened the meeting and recalled the agenda, which was adopted without objection.",
    "es": "La presidencia abrió la reunión y recordó el orden del día, que se aprobó sin objeciones.",
}
# The first of three that seat 11 stayed away from without notice: the last of them opened a case (A11).
EARLIEST = Story(days=-450, mode="remote", place="", away=(11,), items=())
FIRST = Story(
    days=-330,
    mode="hybrid",
    place="Genève",
    excused=(9, 22),
    away=(11,),
    items=(
        Item(
            title={
                "fr": "Groupe de travail sur la mesure des progrès",
                "en": "Working group on measuring progress",
                "es": "Grupo de trabajo sobre la medición de los progresos",
            },
            kind="decision",
            proposal="monitoring",
            ends="decided",
            published=True,
            summary={
                "fr": "Les membres ont souligné qu’un suivi commun devait alléger la charge des pays et "
                "non "
                "l’accroître. Le groupe des employeurs, par son porte-parole, a demandé que la méthode "
                "soit "
                "publiée avant les chiffres.",
                "en": "Members stressed that common monitoring should lighten the burden of countries "
                "and not "
                "add to it. The employers’ group, through its spokesperson, asked for the method to be "
                "published before the figures.",
                "es": "Los miembros subrayaron que un seguimiento común debía aligerar la carga de los "
                "países "
                "y no aumentarla. El grupo de los empleadores, por medio de su portavoz, pidió que el "
                "método "
                "se publicara antes que las cifras.",
            },
            action={
                "fr": "Présenter la méthode commune à la prochaine réunion",
                "en": "Present the common method to the next meeting",
                "es": "Presentar el método común a la próxima reunión",
            },
            action_seat=18,
        ),
        Item(
            title={
                "fr": "Calendrier des réunions de l’année",
                "en": "Calendar of the year’s meetings",
                "es": "Calendario de las reuniones del año",
            },
            summary={
                "fr": "Le secrétariat a présenté deux dates. Plusieurs membres ont demandé que l’heure "
                "tienne "
                "compte de la région du Pacifique.",
                "en": "The secretariat presented two dates. Several members asked for an hour that "
                "takes the "
                "Pacific region into account.",
                "es": "La secretaría presentó dos fechas. Varios miembros pidieron que la hora tuviera en "
                "cuenta la región del Pacífico.",
            },
        ),
    ),
)
SECOND = Story(
    days=-120,
    mode="remote",
    place="",
    excused=(5, 21, 31),
    away=(11,),
    items=(
        Item(
            title={
                "fr": "Groupe d’action sur les chaînes d’approvisionnement agricoles",
                "en": "Action group on agricultural supply chains",
                "es": "Grupo de acción sobre las cadenas de suministro agrícolas",
            },
            kind="decision",
            proposal="supply-chains",
            ends="decided",
            published=True,
            said=(
                Said(
                    27,
                    "reservation",
                    "Le groupe des employeurs se réserve de revenir sur le coût de la traçabilité pour les "
                    "petites exploitations.",
                    as_group=True,
                ),
            ),
            summary={
                "fr": "Le débat a porté sur la part des petites exploitations. Un membre a proposé de "
                "commencer "
                "par deux filières ; la proposition a été retenue dans le plan de travail.",
                "en": "The debate was about the share of small farms. A member proposed to begin with two "
                "chains; the workplan takes this up.",
                "es": "El debate giró en torno a la parte de las pequeñas explotaciones. Un miembro "
                "propuso "
                "comenzar por dos cadenas; el plan de trabajo lo recoge.",
            },
            action={
                "fr": "Désigner un point focal pour chaque filière",
                "en": "Name a focal point for each chain",
                "es": "Designar un punto focal para cada cadena",
            },
            action_seat=13,
        ),
        Item(
            title={
                "fr": "Orientation pour l’année à venir",
                "en": "Orientation for the coming year",
                "es": "Orientación para el año próximo",
            },
            kind="decision",
            wording={
                "fr": (
                    "Priorité à l’économie rurale",
                    "Le GCM invite les groupes d’action à placer l’économie rurale au premier rang de "
                    "leurs "
                    "plans de travail de l’année à venir.",
                ),
                "en": (
                    "Priority for the rural economy",
                    "The GCG invites action groups to put the rural economy first in their workplans of "
                    "the "
                    "coming year.",
                ),
                "es": (
                    "Prioridad para la economía rural",
                    "El GCM invita a los grupos de acción a dar prioridad a la economía rural en sus "
                    "planes de "
                    "trabajo del año próximo.",
                ),
            },
            ends="decided",
            review_after=140,
            summary={
                "fr": "Les membres se sont accordés sur l’ordre des priorités après avoir écouté les pays "
                "pionniers.",
                "en": "Members agreed on the order of priorities after listening to the pathfinder "
                "countries.",
                "es": "Los miembros acordaron el orden de las prioridades tras escuchar a los países "
                "pioneros.",
            },
        ),
        Item(
            title={
                "fr": "Barème indicatif des contributions",
                "en": "Indicative scale of contributions",
                "es": "Escala indicativa de contribuciones",
            },
            kind="decision",
            wording={
                "fr": ("Barème indicatif", "Le GCM prend note d’un barème indicatif de contributions."),
                "en": ("Indicative scale", "The GCG takes note of an indicative scale of contributions."),
                "es": ("Escala indicativa", "El GCM toma nota de una escala indicativa de contribuciones."),
            },
            said=(
                Said(24, "objection", "Aucune consultation des organisations de travailleurs n’a eu lieu."),
            ),
            ends="deferred",
            note="Reporté à la prochaine réunion, après consultation des groupes.",
            summary={
                "fr": "Le groupe des travailleurs a demandé à être consulté. La présidence a reporté le "
                "point.",
                "en": "The workers’ group asked to be consulted. The chair deferred the item.",
                "es": "El grupo de los trabajadores pidió ser consultado. La presidencia aplazó el punto.",
            },
        ),
    ),
)
IN_SESSION = Story(
    days=0,
    mode="remote",
    place="",
    observed=True,
    excused=(10, 32),
    away=(5, 15, 17, 21, 23, 26, 27, 28, 31),
    items=(
        Item(
            title={
                "fr": "Groupe d’action sur le travail domestique forcé",
                "en": "Action group on forced domestic work",
                "es": "Grupo de acción sobre el trabajo doméstico forzoso",
            },
            kind="decision",
            proposal="domestic-work",
            said=(
                Said(
                    13,
                    "objection",
                    "La durée prévue ne laisse pas le temps de consulter les inspections du travail de "
                    "la région.",
                    "… pour dix-huit mois, après consultation des inspections du travail.",
                ),
            ),
        ),
        Item(
            title={
                "fr": "Questions diverses",
                "en": "Any other business",
                "es": "Otros asuntos",
            },
        ),
    ),
)
TO_COME = Story(
    days=46,
    mode="hybrid",
    place="Genève",
    items=(
        Item(
            title={
                "fr": "Groupe d’action sur le recrutement équitable",
                "en": "Action group on fair recruitment",
                "es": "Grupo de acción sobre la contratación equitativa",
            },
            kind="decision",
            proposal="recruitment",
        ),
        Item(
            title={
                "fr": "Rapports des groupes d’action",
                "en": "Reports of action groups",
                "es": "Informes de los grupos de acción",
            },
        ),
    ),
)

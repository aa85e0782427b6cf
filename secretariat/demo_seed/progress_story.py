"""What is told of countries that implement their roadmaps. Plain values, in the language of each State."""

from dataclasses import dataclass, replace

from pathfinders.domain.roadmap.plan import ActionPart, Plan, PriorityPart


@dataclass(frozen=True)
class Said:
    """What is said of the action with this code, so many days ago."""

    code: str
    days: int
    status: str
    percent: int | None = None
    obstacles: str = ""
    help_wanted: str = ""


@dataclass(frozen=True)
class Told:
    """A State by its code: since when it is on the portal, its roadmap, what it said, and its report."""

    iso2: str
    days: int
    plan: Plan
    said: tuple[Said, ...]
    milestones: tuple[str, str]
    reported: int = 0  # days ago; none: no report yet
    results: str = ""
    outlook: str = ""
    consulted: tuple[str, ...] = ()


def _plan(title: str, language: str, summary: str, *priorities: PriorityPart) -> Plan:
    made = Plan(title=title, language=language, priorities=priorities)
    return {
        "fr": replace(made, summary_fr=summary),
        "en": replace(made, summary_en=summary),
        "es": replace(made, summary_es=summary),
    }[language]


LATE = Told(
    iso2="QT",
    days=540,
    plan=_plan(
        "Harbours without forced labour",
        "en",
        "Inspection on fishing vessels, and a way home for those who were recruited by deceit.",
        PriorityPart(
            "Inspection at sea and in port",
            actions=(
                ActionPart(
                    "1.1", "Train forty inspectors for fishing vessels", by_government=("Inspectorate",)
                ),
                ActionPart("1.2", "Read crew lists at every call", by_government=("Port authority",)),
            ),
        ),
        PriorityPart(
            "Return and remedy",
            actions=(ActionPart("2.1", "Open two shelters in ports", by_ngo=("Seafarers’ mission",)),),
        ),
    ),
    said=(
        Said("1.1", 400, "in_progress", 30),
        Said("1.2", 390, "delayed", 10, obstacles="Crew lists are kept on paper."),
    ),
    milestones=("Curriculum agreed", "First twenty inspectors at sea"),
)
REPORTED = Told(
    iso2="QX",
    days=530,
    plan=_plan(
        "Fair seasons",
        "en",
        "Contracts and schools for families that follow the harvest.",
        PriorityPart(
            "Written contracts for seasonal workers",
            actions=(
                ActionPart("1.1", "Agree on a model contract", by_workers=("Farm Workers’ Union",)),
                ActionPart("1.2", "Register labour providers", by_government=("Ministry of Labour",)),
            ),
        ),
        PriorityPart(
            "Schools that wait for the children",
            actions=(
                ActionPart("2.1", "Open summer classes in six districts"),
                ActionPart("2.2", "Relocate witnesses", restricted=True),
            ),
        ),
    ),
    said=(
        Said("1.1", 300, "in_progress", 60),
        Said("1.1", 190, "completed"),
        Said("1.2", 188, "in_progress", 45),
        Said("2.1", 185, "in_progress", 70, help_wanted="Teachers who speak the families’ languages."),
    ),
    milestones=("First draft of the contract", "Contract signed by both sides"),
    reported=170,
    results="The model contract is signed by both sides. Four districts have summer classes.",
    outlook="The two last districts follow before the next harvest.",
    consulted=("government", "workers", "employers"),
)
ASKING = Told(
    iso2="QO",
    days=280,
    plan=_plan(
        "Des briqueteries sans enfants",
        "fr",
        "L’école de saison et l’inspection des fours dans trois provinces.",
        PriorityPart(
            "L’école près des fours",
            actions=(
                ActionPart(
                    "1.1", "Ouvrir douze classes de saison", by_government=("Ministère de l’éducation",)
                ),
                ActionPart("1.2", "Payer les repas de midi", by_un=("Programme des cantines",)),
            ),
        ),
        PriorityPart(
            "L’inspection", actions=(ActionPart("2.1", "Visiter chaque four deux fois par saison"),)
        ),
    ),
    said=(
        Said("1.1", 60, "in_progress", 50, obstacles="Les pistes sont coupées pendant les pluies."),
        Said("1.2", 58, "not_started", help_wanted="Financer les repas de 600 enfants pendant deux saisons."),
        Said("2.1", 55, "in_progress", 35, help_wanted="Former vingt inspectrices et inspecteurs."),
    ),
    milestones=("Enseignantes et enseignants recrutés", "Six premières classes ouvertes"),
)
CAST = Told(
    iso2="XD",
    days=200,
    plan=_plan(
        "Cosechas sin trabajo infantil",
        "es",
        "Escuela, inspección y contratos escritos en las zonas cafetaleras.",
        PriorityPart(
            "La escuela primero",
            actions=(
                ActionPart("1.1", "Abrir aulas de temporada en cuatro municipios"),
                ActionPart(
                    "1.2", "Registrar a los niños que trabajan", by_government=("Ministerio de Trabajo",)
                ),
            ),
        ),
        PriorityPart(
            "Contratos escritos", actions=(ActionPart("2.1", "Acordar un contrato tipo para la cosecha"),)
        ),
    ),
    said=(
        Said("1.1", 45, "in_progress", 40),
        Said(
            "1.2",
            44,
            "in_progress",
            65,
            help_wanted="Apoyo para formar a ochenta encuestadoras y encuestadores.",
        ),
    ),
    milestones=("Municipios elegidos", "Primeras dos aulas abiertas"),
)
STORIES = (LATE, REPORTED, ASKING, CAST)

"""What is told of countries in the demonstration: before the GCG in three languages, at home in one."""

from typing import Any

from alliance87.core.languages import LANGUAGES
from secretariat.demo_seed.story import Item


def _country(name: str, code: str, **rest: Any) -> Item:
    title = dict.fromkeys(LANGUAGES, name)
    return Item(title=title, kind="decision", country=code, published=True, **rest)


ON_FIRST = (
    _country(
        "Caymera",
        "XE",
        ends="decided",
        summary={
            "fr": "Les membres ont salué la place des organisations de travailleurs et d’employeurs dans la "
            "feuille de route.",
            "en": "Members welcomed the place of workers’ and employers’ organisations in the roadmap.",
            "es": "Los miembros celebraron el lugar de las organizaciones de trabajadores y de empleadores "
            "en la hoja de ruta.",
        },
    ),
    _country(
        "Ashvapur",
        "QW",
        ends="referred",
        note="The budget of the second priority has no source, and nobody reports on the fourth.",
        summary={
            "fr": "Plusieurs membres ont relevé l’absence de financement de la deuxième priorité. Le pays a "
            "repris sa feuille de route avec les observations du GCM.",
            "en": "Several members noted that the second priority is not funded. The country takes its "
            "roadmap back with the observations of the GCG.",
            "es": "Varios miembros señalaron que la segunda prioridad no está financiada. El país retoma su "
            "hoja de ruta con las observaciones del GCM.",
        },
    ),
)
ON_NEXT = (_country("Nyarenda", "QP"),)
ON_SECOND = (
    _country(
        "Quitambo",
        "XC",
        ends="decided",
        summary={
            "fr": "Le GCM a pris connaissance de la feuille de route, qui prévoit un suivi par village.",
            "en": "The GCG considered the roadmap, which plans monitoring village by village.",
            "es": "El GCM examinó la hoja de ruta, que prevé un seguimiento pueblo por pueblo.",
        },
    ),
    _country(
        "Ashvapur",
        "QW",
        ends="decided",
        recommendations={
            "fr": "– publier chaque année le budget exécuté ;\n– associer les inspections du travail.",
            "en": "– publish each year what was spent;\n– bring in the labour inspectorates.",
            "es": "– publicar cada año el presupuesto ejecutado;\n– asociar a las inspecciones de trabajo.",
        },
        summary={
            "fr": "Les membres ont constaté que le pays avait répondu à chacune des observations.",
            "en": "Members found that the country had answered each of the observations.",
            "es": "Los miembros constataron que el país había respondido a cada una de las observaciones.",
        },
    ),
)

REQUEST: dict[str, Any] = {
    "subject": "Facilitation of a second workshop",
    "text": "We would like to bring in the employers and civil society, who could not come to the first one.",
}
HELP: dict[str, dict[str, Any]] = {
    "asked": {
        "subject": "Indicadores de la hoja de ruta",
        "text": "¿Pueden revisar la línea de base de los indicadores sobre trabajo infantil?",
    },
    "given": {
        "kind": "advice",
        "text": "Una sesión de trabajo con el instituto de estadística y una nota metodológica.",
    },
}
PRACTICE: dict[str, Any] = {
    "kind": "practice",
    "title": "Comités de vereda contra el trabajo infantil",
    "text": "En ochenta veredas, maestros, sindicatos y productores se reúnen cada mes y siguen caso por "
    "caso a los niños que faltan a la escuela.",
}
QUESTION: dict[str, Any] = {
    "kind": "question",
    "title": "How did you bring small employers to the workshop?",
    "text": "Only large growers are organised here. Who spoke for the small ones in your country?",
}
ANSWER = "Las cooperativas: invitamos a sus presidentas, y el taller se hizo en época sin cosecha."
RETURNED = "La tercera prioridad no dice quién la paga. Indiquen el monto y la fuente de cada acción."

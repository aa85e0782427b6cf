"""News and events of the demonstration."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.people import cast_member
from secretariat.domain.site.events import save_event
from secretariat.domain.site.news import place_page, publish_news, save_news
from secretariat.models import News, Page

Texts = dict[str, tuple[str, str, str]]  # by language: title, in short, text

NEWS: tuple[tuple[int, Texts], ...] = (
    (
        -21,
        {
            "fr": (
                "Les groupes d’action présentent leurs premiers résultats",
                "Deux groupes ont rendu compte de leur travail au Groupe de coordination mondiale.",
                "<p>Les groupes ont présenté ce qui a été fait, ce qui reste à faire et l’aide qu’ils "
                "recherchent. Leurs plans de travail sont publics.</p>",
            ),
            "en": (
                "Action groups present their first results",
                "Two groups reported on their work to the Global Coordinating Group.",
                "<p>The groups presented what has been done, what remains and the help they look for. Their "
                "workplans are public.</p>",
            ),
            "es": (
                "Los grupos de acción presentan sus primeros resultados",
                "Dos grupos informaron de su trabajo al Grupo de Coordinación Mundial.",
                "<p>Los grupos presentaron lo hecho, lo que queda por hacer y la ayuda que buscan. Sus "
                "planes de trabajo son públicos.</p>",
            ),
        },
    ),
    (
        -6,
        {
            "fr": (
                "Pays pionniers : échanger sur l’inspection du travail",
                "Les points focaux ont comparé leurs méthodes dans les zones rurales.",
                "<p>L’échange a porté sur l’accès aux exploitations isolées et sur la coopération avec les "
                "organisations de travailleurs et d’employeurs.</p>",
            ),
            "en": (
                "Pathfinder countries: an exchange on labour inspection",
                "Focal points compared their methods in rural areas.",
                "<p>The exchange was about access to remote farms and cooperation with workers’ and "
                "employers’ organisations.</p>",
            ),
            "es": (
                "Países pioneros: un intercambio sobre la inspección del trabajo",
                "Los puntos focales compararon sus métodos en las zonas rurales.",
                "<p>El intercambio trató del acceso a las explotaciones aisladas y de la cooperación con las "
                "organizaciones de trabajadores y de empleadores.</p>",
            ),
        },
    ),
)
PAGES: tuple[tuple[str, int, Texts], ...] = (  # address, in how many days it is published
    (
        "survivors",
        -30,
        {
            "fr": (
                "La place des survivantes et des survivants",
                "Comment leurs organisations prennent part aux travaux de l’Alliance.",
                "<p>Leurs organisations peuvent figurer à l’annuaire sous leur nom seul, ou n’y figurer "
                "pas du tout. Elles prennent part aux groupes comme tout autre partenaire.</p>",
            ),
            "en": (
                "The place of survivors",
                "How their organisations take part in the work of the Alliance.",
                "<p>Their organisations may be listed by name only, or not at all. They take part in groups "
                "like any other partner.</p>",
            ),
            "es": (
                "El lugar de las personas supervivientes",
                "Cómo participan sus organizaciones en la labor de la Alianza.",
                "<p>Sus organizaciones pueden figurar en el directorio solo con su nombre, o no figurar. "
                "Participan en los grupos como cualquier otro socio.</p>",
            ),
        },
    ),
    (
        "languages",
        12,
        {
            "fr": (
                "Les langues de travail",
                "Ce qui est publié en trois langues, et ce qui ne l’est pas.",
                "<p>Les décisions, les comptes rendus et le bulletin paraissent en français, en anglais et "
                "en espagnol. Les documents des partenaires restent dans leur langue.</p>",
            ),
            "en": (
                "Working languages",
                "What is published in three languages, and what is not.",
                "<p>Decisions, minutes and the newsletter appear in French, English and Spanish. Documents "
                "of partners stay in their own language.</p>",
            ),
            "es": (
                "Los idiomas de trabajo",
                "Qué se publica en tres idiomas y qué no.",
                "<p>Las decisiones, las actas y el boletín se publican en francés, inglés y español. Los "
                "documentos de los socios permanecen en su idioma.</p>",
            ),
        },
    ),
)
MENDED = {"lead_en": "How their organisations take part, and how their safety is kept."}
EVENT = {
    "title_fr": "Dialogue sur le recrutement équitable",
    "title_en": "Dialogue on fair recruitment",
    "title_es": "Diálogo sobre la contratación equitativa",
    "lead_fr": "Ouvert à tous les partenaires, sur place et en ligne.",
    "lead_en": "Open to all partners, on site and online.",
    "lead_es": "Abierto a todos los socios, en persona y en línea.",
    "zone": "Africa/Nairobi",
    "place": "Nairobi",
    "organiser": "Réseau Voix libres",
    "address": "",
}


def tell_the_public() -> int:
    """Once. Returns how many records were made."""
    if News.objects.exists():
        return 0
    officer = cast_member("officer-1")
    for days, by_language in NEWS:
        texts = _by_field(by_language)
        with stand_at(days_from_today(days)):
            item = save_news(actor=officer, texts=texts)
            publish_news(actor=cast_member("officer-2"), news=item, revision=item.revision)
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=17)
    dates = {"starts_at": start, "ends_at": start + timedelta(hours=3)}
    save_event(actor=officer, values={**EVENT, **dates}, is_public=True)
    _write_pages(officer)
    return len(NEWS) + len(PAGES) + 1


def _write_pages(officer: Any) -> None:
    """One is listed and was mended since, the other one is to come."""
    for place, (slug, days, by_language) in enumerate(PAGES, start=1):
        at = days_from_today(days)
        with stand_at(days_from_today(-40)):
            page = save_news(actor=officer, texts=_by_field(by_language), slug=slug, model=Page)
            publish_news(actor=cast_member("officer-2"), news=page, revision=page.revision, at=at)
        place_page(actor=officer, page=Page.objects.get(pk=page.pk), order=place)
    first = Page.objects.get(slug=PAGES[0][0])
    save_news(actor=officer, texts=MENDED, news=first, revision=first.revision)


def _by_field(by_language: Texts) -> dict[str, str]:
    return {
        f"{name}_{code}": words
        for code, parts in by_language.items()
        for name, words in zip(("title", "lead", "body"), parts, strict=True)
    }

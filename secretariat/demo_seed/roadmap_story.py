"""What the invented countries plan, made of rows: titles, summaries, and what each action promises."""

from datetime import date
from decimal import Decimal
from typing import Any

from pathfinders.domain.roadmap.plan import ActionPart, IndicatorPart, Plan, PriorityPart, Target
from secretariat.demo_seed.roadmap_rows import ARABIC, ENGLISH, FRENCH, SPANISH, Row

# What an action promises in a sentence, where it happens, and who counts, by the language of the roadmap.
WORDS = {
    "en": ("{name}: from {baseline} to {target} by {year}.", "Nationwide", "National statistical office"),
    "es": ("{name}: de {baseline} a {target} en {year}.", "Todo el país", "Instituto de estadística"),
    "fr": (
        "{name}\u00a0: de {baseline} à {target} en {year}.",
        "Tout le territoire",
        "Institut national de la statistique",
    ),
    "ar": ("{name}: من {baseline} إلى {target} بحلول {year}.", "جميع أنحاء البلاد", "المعهد الوطني للإحصاء"),
}
PEOPLE = ("children", "families", "enfants", "أطفال", "أسر")
RESTRICTED = ("Free and protect", "Casas de acogida")
SUMMARIES = {
    "en": "The country wants every child at school and every worker free to leave. It starts where most "
    "children work, with schools, fair recruitment and an inspectorate that can be everywhere.",
    "es": "El país quiere que cada niña y cada niño esté en la escuela y que nadie trabaje contra su "
    "voluntad. Empieza por las zonas de cosecha.",
    "fr": "Le pays veut que chaque enfant soit à l’école et que nul ne travaille sous la contrainte. Il "
    "commence par les villages de montagne et par le recrutement des travailleurs migrants.",
}
TITLES = {
    "XE": ("Free to learn, free to work", "en", ENGLISH),
    "QW": ("Ashvapur against forced labour", "en", ENGLISH),
    "XC": ("Quitambo sin trabajo infantil", "es", SPANISH),
    "XD": ("Hoja de ruta nacional para la meta 8.7", "es", SPANISH),
    "QP": ("Nyarenda: fields and mines without children", "en", ENGLISH),
    "XB": ("Cuyamara, infancia libre", "es", SPANISH),
    "QM": ("L’Ombasie à l’école", "fr", FRENCH),
    "QS": ("نحو طفولة بلا عمل", "ar", ARABIC),
}
VISIONS = {
    "en": "By the end of the period no child works in the place of school, and nobody pays for a job with "
    "their freedom.",
    "es": "Al final del período ningún niño trabaja en lugar de estudiar y nadie paga un empleo con su "
    "libertad.",
    "fr": "À la fin de la période, aucun enfant ne travaille au lieu d’apprendre, et nul ne paie un emploi "
    "de sa liberté.",
    "ar": "في نهاية الفترة لا يعمل أي طفل بدلا من الدراسة ولا يدفع أحد حريته ثمنا للعمل.",
}


def plan_for(code: str, first: date) -> Plan:
    """The roadmap of the State with this code, from the day on, for five years."""
    title, language, rows = TITLES[code]
    summary = SUMMARIES["fr" if language == "ar" else language]
    said: dict[str, Any] = {f"summary_{'fr' if language == 'ar' else language}": summary}
    return Plan(
        title=title,
        vision=VISIONS[language],
        language=language,
        starts_on=first,
        ends_on=date(first.year + 4, 12, 31),
        priorities=tuple(
            PriorityPart(name, "", tuple(_action(row, first, language) for row in held))
            for name, held in rows.items()
        ),
        **said,
    )


def _action(row: Row, first: date, language: str) -> ActionPart:
    code, title, who, (budget, funded), (begins, lasts), counted, links = row
    names = ("by_government", "by_workers", "by_employers", "by_ngo", "by_un")
    name, unit, baseline, target = counted
    sdg, convention = links.split()
    last = first.year + 4
    sentence, where, source = WORDS[language]
    share = " %" if unit == "%" else ""
    return ActionPart(
        code=code,
        title=title,
        description=sentence.format(
            name=name, baseline=f"{baseline}{share}", target=f"{target}{share}", year=last
        ),
        starts_on=_months(first, begins),
        ends_on=min(_months(first, begins + lasts), date(last, 12, 31)),
        budget=Decimal(budget * 1000),
        funded=Decimal(funded * 1000),
        currency="USD",
        beneficiaries=unit if unit in PEOPLE else "",
        geography=where,
        restricted=title.startswith(RESTRICTED),
        sdg_indicators=(sdg,),
        conventions=(convention,),
        indicators=(
            IndicatorPart(
                code="a",
                name=name,
                unit=unit,
                baseline=Decimal(baseline),
                baseline_year=first.year - 1,
                source=source,
                targets=(Target(last, Decimal(target)),),
            ),
        ),
        **{key: (name_,) if name_ else () for key, name_ in zip(names, who, strict=True)},
    )


def _months(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, 1)

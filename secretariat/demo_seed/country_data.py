"""Figures and ratifications of the invented States, brought in by the portal's own importer from files that
say themselves that they are invented. Some States have gaps, as in life."""

from collections.abc import Iterator
from random import Random

from partners.models import Country
from pathfinders.domain.data.adapters import adapter_named
from pathfinders.domain.data.importing import import_country_data
from pathfinders.domain.data.sources import approve_source
from pathfinders.exports.open_data import write_csv
from pathfinders.models import Convention, DataSource, ImportRun
from secretariat.demo_seed.clock import days_from_today
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.tables import draw

SOURCE = "invented"
LANGUAGE = "en"  # of the files
NAMES = {
    "name_fr": "Chiffres inventés pour la démonstration",
    "name_en": "Figures invented for the demonstration",
    "name_es": "Cifras inventadas para la demostración",
}
LICENCE = "CC0 1.0"
SURVEY = "Invented household survey"
REGISTER = "Invented register of the police"
FIGURES = (
    *("SeriesCode", "GeoAreaCode", "GeoAreaName", "TimePeriod", "Value"),
    *("Units", "Age", "Sex", "Source", "FootNote"),
)
RATIFICATIONS = ("Country", "Convention", "Date", "Status")
SURVEYS = (2011, 2014, 2017, 2020, 2023)
REGISTERS = range(2016, 2025)
LIKELY = {"P029": 0.35, "C189": 0.25, "C190": 0.2, "C187": 0.4}  # the younger ones; the others nearly always
Row = dict[str, str]


def seed_country_data(seed: int) -> int:
    """Once, however often it is called. Returns how many files were brought in."""
    before = ImportRun.objects.count()
    states = list(Country.objects.filter(fictitious=True).order_by("iso2"))
    _bring("sdg-csv", FIGURES, (row for state in states for row in _figures(seed, state)))
    codes = list(Convention.objects.values_list("code", "year"))
    told = (row for state in states for row in _ratifications(seed, state, codes))
    _bring("ratifications-csv", RATIFICATIONS, told)
    return ImportRun.objects.count() - before


def _bring(adapter: str, columns: tuple[str, ...], rows: Iterator[Row]) -> None:
    import_country_data(
        actor=cast_member("officer-1"),
        source=_source(),
        adapter=adapter_named(adapter),
        content=write_csv(columns, rows),
        retrieved_on=days_from_today(-40).date(),
        file_name=f"invented-{adapter}.csv",
    )


def _source() -> DataSource:
    wanted = {**NAMES, "kind": "other", "address": "https://example.org/invented", "licence": LICENCE}
    found, _made = DataSource.objects.get_or_create(slug=SOURCE, defaults=wanted)
    return approve_source(actor=cast_member("officer-1"), source=found)


def _figures(seed: int, state: Country) -> Iterator[Row]:
    chance = draw(seed, "figures", state.iso2)
    if chance.random() < 0.15:
        return  # a State of which nothing is known
    share = chance.uniform(4, 28)
    for year in SURVEYS:
        share *= chance.uniform(0.82, 1.02)
        if chance.random() < 0.75:
            yield from _child_labour(state, year, share, chance)
    married = chance.uniform(3, 30)
    yield _figure(state, "SP_DYN_MRBF18", 2021, f"{married:.1f}", "PERCENT", "20-24", "FEMALE", SURVEY)
    victims = chance.randrange(20, 400)
    for year in REGISTERS:
        victims = max(0, victims + chance.randrange(-40, 60))
        if chance.random() < 0.85:
            yield _figure(state, "VC_HTF_DETV", year, str(victims), "NUMBER", "ALLAGE", "BOTHSEX", REGISTER)


def _child_labour(state: Country, year: int, share: float, chance: Random) -> Iterator[Row]:
    apart = share * chance.uniform(0.02, 0.15)
    for sex, value in (("BOTHSEX", share), ("MALE", share + apart), ("FEMALE", share - apart)):
        yield _figure(state, "SL_TLF_CHLDEC", year, f"{value:.1f}", "PERCENT", "5-17", sex, SURVEY)


def _figure(
    state: Country, series: str, year: int, value: str, units: str, age: str, sex: str, origin: str
) -> Row:
    name = str(getattr(state, f"name_{LANGUAGE}"))
    given = (series, "", name, str(year), value, units, age, sex, origin, "")
    return dict(zip(FIGURES, given, strict=True))


def _ratifications(seed: int, state: Country, conventions: list[tuple[str, int]]) -> Iterator[Row]:
    chance = draw(seed, "ratifications", state.iso2)
    for code, year in conventions:
        told = chance.random()
        if told < 0.06:
            continue  # the source says nothing of it
        row = {"Country": state.iso2, "Convention": code, "Date": "", "Status": "not ratified"}
        if chance.random() < LIKELY.get(code, 0.93):
            when = min(2025, max(year + 1, 1961) + chance.randrange(0, 22))
            row |= {
                "Date": f"{when}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}",
                "Status": "in force",
            }
        yield row

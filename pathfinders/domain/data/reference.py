"""What statistics need that is true everywhere, from `pathfinders/reference/` (sources: SOURCES.md)."""

from pathlib import Path

from alliance87.core.languages import LANGUAGES
from alliance87.core.reference import Counts, Wanted, bring, define_loader, in_languages, rows_of
from partners.domain.reference import FILES as FILES_OF_PARTNERS
from partners.models import Country
from pathfinders.domain.data.names import key_of, m49_of
from pathfinders.enums import NameKind
from pathfinders.models import Convention, CountryName, DataSource, IndicatorSeries

FILES = Path(__file__).parents[2] / "reference"


def key_for(kind: str, value: str) -> str:
    """What is compared of a value of this kind."""
    if kind == NameKind.NAME:
        return key_of(value)
    return m49_of(value) if kind == NameKind.M49 else value.strip().upper()


def keep_former_names() -> Counts:
    """Before the States are brought up to date: a State whose code changed stays the same record, with all
    that hangs on it, and what it was called goes on meaning it."""
    moved = _move_codes()
    known = {each.iso2: each for each in Country.objects.filter(fictitious=False)}
    former: dict[str, CountryName] = {}
    for row in rows_of(FILES_OF_PARTNERS / "countries.csv"):
        country = known.get(row["iso2"])
        if country is None:
            continue
        today = {key_of(row[f"name_{code}"]) for code in LANGUAGES}
        for name in (getattr(country, f"name_{code}") or "" for code in LANGUAGES):
            key = key_of(name)
            if key and key not in today:
                former[key] = CountryName(country=country, kind=NameKind.NAME, value=name, key=key)
    there = set(CountryName.objects.filter(kind=NameKind.NAME, key__in=former).values_list("key", flat=True))
    new = [name for key, name in former.items() if key not in there]
    CountryName.objects.bulk_create(new)
    return Counts(created=len(new), changed=moved, same=len(there))


def _move_codes() -> int:
    moved = 0
    codes = set(Country.objects.values_list("iso2", flat=True))
    for row in rows_of(FILES / "country_names.csv"):
        is_former = row["kind"] == NameKind.CODE and row["value"] in codes
        if is_former and row["iso2"] not in codes:
            moved += Country.objects.filter(iso2=row["value"], fictitious=False).update(iso2=row["iso2"])
    return moved


def load_country_names() -> Counts:
    """M49 codes, other names and former codes of States, and the areas that are not States."""
    countries = {each.iso2: each for each in Country.objects.filter(fictitious=False)}
    rows = [*rows_of(FILES / "country_names.csv"), *rows_of(FILES / "other_areas.csv")]
    wanted = [
        Wanted(
            key={"kind": row["kind"], "key": key_for(row["kind"], row["value"])},
            kept={"value": row["value"], "country": countries[row["iso2"]] if "iso2" in row else None},
        )
        for row in rows
    ]
    return bring(CountryName.objects.all(), wanted)


def load_conventions() -> Counts:
    """Instruments that bear on target 8.7."""
    rows = enumerate(rows_of(FILES / "conventions.csv"), start=1)
    return bring(
        Convention.objects.all(),
        [
            Wanted(
                key={"code": row["code"]},
                facts={
                    "year": int(row["year"]),
                    "theme": row["theme"],
                    "fundamental": row["fundamental"] == "yes",
                    "order": order,
                    **in_languages(row, "title"),
                },
            )
            for order, row in rows
        ],
    )


def load_series() -> Counts:
    """The series of indicators that country pages show; the secretariat may rename them."""
    rows = enumerate(rows_of(FILES / "series.csv"), start=1)
    return bring(
        IndicatorSeries.objects.all(),
        [
            Wanted(
                key={"code": row["code"]},
                facts={"indicator": row["indicator"]},
                kept={"order": order, **in_languages(row, "name")},
            )
            for order, row in rows
        ],
    )


def load_sources() -> Counts:
    """Where figures can be had. None is approved: that is for the secretariat (F12)."""
    wanted = [
        Wanted(
            key={"slug": row["slug"]},
            kept={"kind": row["kind"], "address": row["address"], **in_languages(row, "name")},
        )
        for row in rows_of(FILES / "sources.csv")
    ]
    return bring(DataSource.objects.all(), wanted)


define_loader("former names", keep_former_names, order=15)
define_loader("names in statistics", load_country_names, order=110)
define_loader("conventions", load_conventions, order=120)
define_loader("series of figures", load_series, order=130)
define_loader("sources of data", load_sources, order=140)

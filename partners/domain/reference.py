"""The partners' part of what is true everywhere, from `partners/reference/` (sources: see SOURCES.md)."""

from datetime import date
from pathlib import Path

from alliance87.core.languages import LANGUAGES
from alliance87.core.reference import Counts, Wanted, bring, define_loader, in_languages, rows_of
from partners.domain.listings import address_of, index_organisation
from partners.enums import Listing, Origin, PartnerKind, Precision, StatusKind
from partners.models import Country, Organisation, OrganisationStatus, RegionalGroup, Topic

FILES = Path(__file__).parents[1] / "reference"
CODES = ("iso3", "m49_region", "m49_subregion")


def load_regional_groups() -> Counts:
    """The five UN regional groups (S5, S6)."""
    rows = enumerate(rows_of(FILES / "regional_groups.csv"), start=1)
    return bring(
        RegionalGroup.objects.all(),
        [
            Wanted({"code": row["code"]}, kept={"order": order, **in_languages(row, "name")})
            for order, row in rows
        ],
    )


def load_countries() -> Counts:
    """The 193 member States of the United Nations under their names there."""
    groups = {group.code: group for group in RegionalGroup.objects.all()}
    wanted = [
        Wanted(
            key={"iso2": row["iso2"]},
            facts={name: row[name] for name in CODES} | in_languages(row, "name"),
            kept={"regional_group": groups[row["regional_group"]], **in_languages(row, "note")},
        )
        for row in rows_of(FILES / "countries.csv")
    ]
    return bring(Country.objects.all(), wanted, prepare=Country.set_sort_keys)


def load_topics() -> Counts:
    """The short list of topics (P13)."""
    rows = enumerate(rows_of(FILES / "topics.csv"), start=1)
    return bring(
        Topic.objects.all(),
        [
            Wanted({"slug": row["slug"]}, kept={"order": order, **in_languages(row, "name")})
            for order, row in rows
        ],
    )


def load_pathfinders() -> Counts:
    """The known pathfinder countries. Each is a partner (F15), since when no source says; from when it is
    a pathfinder is told as precisely as the source does. Statuses that are there stay as they are."""
    rows = list(rows_of(FILES / "pathfinders.csv"))
    organisations = _organisations_of([row["iso2"] for row in rows])
    wanted: list[Wanted] = []
    for row in rows:
        days = {StatusKind.PARTNER: _dated(""), StatusKind.PATHFINDER: _dated(row["since"])}
        wanted += [
            Wanted(
                key={"organisation": organisations[row["iso2"]], "kind": kind},
                kept={
                    "valid_from": day,
                    "precision": precision,
                    **({"known_on": day} if day else {}),  # by everybody, long before the portal
                    **in_languages(row, "source"),
                },
            )
            for kind, (day, precision) in days.items()
        ]
    known = OrganisationStatus.objects.filter(organisation__in=organisations.values())
    return bring(known.select_related("organisation"), wanted)


def _organisations_of(codes: list[str]) -> dict[str, Organisation]:
    """The organisation of each State by its code, made where there is none."""
    countries = Country.objects.filter(iso2__in=codes)
    known = Organisation.objects.filter(kind=PartnerKind.COUNTRY, country__in=countries).select_related(
        "country"
    )
    found = {each.country.iso2: each for each in known if each.country is not None}
    return found | {each.iso2: _make_organisation(each) for each in countries if each.iso2 not in found}


def _make_organisation(country: Country) -> Organisation:
    organisation = Organisation(kind=PartnerKind.COUNTRY, country=country, origin=Origin.REFERENCE)
    names = {code: getattr(country, f"name_{code}") for code in LANGUAGES}
    for code, name in names.items():
        setattr(organisation, f"name_{code}", name)
    organisation.slug = address_of(names["fr"], Listing.PUBLIC)
    index_organisation(organisation)
    organisation.save()
    return organisation


def _dated(since: str) -> tuple[date | None, Precision]:
    """ "2023-05-23" is known to the day, "2018" to the year, "" not at all."""
    if not since:
        return None, Precision.UNKNOWN
    if len(since) == len("2018"):
        return date(int(since), 1, 1), Precision.YEAR
    return date.fromisoformat(since), Precision.DAY


define_loader("regional groups", load_regional_groups, order=10)
define_loader("States", load_countries, order=20)
define_loader("topics", load_topics, order=30)
define_loader("pathfinder countries", load_pathfinders, order=40)

"""The partners' part of what is true everywhere, from `partners/reference/` (sources: see SOURCES.md)."""

from datetime import date
from pathlib import Path

from alliance87.core.reference import Counts, bring, define_loader, in_languages, rows_of
from partners.domain.listings import address_of, index_organisation
from partners.enums import Listing, Origin, PartnerKind, Precision, StatusKind
from partners.models import Country, Organisation, OrganisationStatus, RegionalGroup, Topic

FILES = Path(__file__).parents[1] / "reference"


def load_regional_groups() -> Counts:
    """The five UN regional groups (S5, S6)."""
    done = Counts()
    for order, row in enumerate(rows_of(FILES / "regional_groups.csv"), start=1):
        kept = {"order": order, **in_languages(row, "name")}
        done += bring(RegionalGroup, {"code": row["code"]}, {}, kept)[1]
    return done


def load_countries() -> Counts:
    """The 193 member States of the United Nations under their names there."""
    groups = {group.code: group for group in RegionalGroup.objects.all()}
    done = Counts()
    for row in rows_of(FILES / "countries.csv"):
        facts = {name: row[name] for name in ("iso3", "m49_region", "m49_subregion")}
        kept = {"regional_group": groups[row["regional_group"]], **in_languages(row, "note")}
        done += bring(Country, {"iso2": row["iso2"]}, facts | in_languages(row, "name"), kept)[1]
    return done


def load_topics() -> Counts:
    """The short list of topics (P13)."""
    done = Counts()
    for order, row in enumerate(rows_of(FILES / "topics.csv"), start=1):
        done += bring(Topic, {"slug": row["slug"]}, {}, {"order": order, **in_languages(row, "name")})[1]
    return done


def load_pathfinders() -> Counts:
    """The known pathfinder countries. Each is a partner (F15), and from when is told as precisely as the
    source does. A country that has a status of pathfinder already keeps it as it is."""
    countries = {country.iso2: country for country in Country.objects.filter(fictitious=False)}
    done = Counts()
    for row in rows_of(FILES / "pathfinders.csv"):
        organisation = _organisation_of(countries[row["iso2"]])
        valid_from, precision = _dated(row["since"])
        for kind in (StatusKind.PARTNER, StatusKind.PATHFINDER):
            kept = {"valid_from": valid_from, "precision": precision, **in_languages(row, "source")}
            done += bring(OrganisationStatus, {"organisation": organisation, "kind": kind}, {}, kept)[1]
    return done


def _organisation_of(country: Country) -> Organisation:
    known = Organisation.objects.filter(kind=PartnerKind.COUNTRY, country=country).first()
    if known is not None:
        return known
    organisation = Organisation(kind=PartnerKind.COUNTRY, country=country, origin=Origin.REFERENCE)
    for code in ("fr", "en", "es"):
        setattr(organisation, f"name_{code}", getattr(country, f"name_{code}"))
    organisation.slug = address_of(organisation.name_fr, Listing.PUBLIC)
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

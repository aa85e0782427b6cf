"""What is public about countries, as rows of plain values that do not depend on the reader's language."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from alliance87.core.languages import LANGUAGES
from gcm.models import Decision
from pathfinders.enums import Standing
from pathfinders.models import Convention, CountryName, DataPoint, DataSource, IndicatorSeries, Ratification
from pathfinders.queries.countries.catalogue import Line, all_lines

Row = dict[str, Any]


def country_rows() -> list[Row]:
    """Every State and how it stands, by code. Five queries."""
    m49 = dict(CountryName.objects.filter(kind="m49", country__isnull=False).values_list("country", "value"))
    published = {
        f"GCM/{year}/{number}" for year, number in Decision.objects.published().values_list("year", "number")
    }
    rows = [_country(line, m49.get(line.country.pk, ""), published) for line in all_lines()]
    return sorted(rows, key=lambda row: row["code"])


def _country(line: Line, m49: str, published: set[str]) -> Row:
    country, stand = line.country, line.stand
    return {
        "code": country.iso2,
        "iso3": country.iso3,
        "m49": m49,
        **{f"name_{code}": getattr(country, f"name_{code}") or "" for code in LANGUAGES},
        "regional_group": country.regional_group.code if country.regional_group else "",
        "status": stand.standing.value,
        "since": _since(stand.since, stand.precision) if stand.is_pathfinder else "",
        "decision": stand.decision if stand.decision in published else "",
    }


def _since(day: Any, precision: str) -> str:
    """As precisely as it is known: 2023-05-23, 2018, or nothing."""
    if day is None or precision == "unknown":
        return ""
    return str(day.year) if precision == "year" else str(day.isoformat())


def status_rows() -> list[Row]:
    """The statuses with the number of States in each. Three queries."""
    found = [line.stand.standing for line in all_lines()]
    return [{"status": each.value, "countries": found.count(each)} for each in Standing]


def series_rows() -> list[Row]:
    """The series that the portal follows. One query."""
    return [
        {"series": each.code, "indicator": each.indicator, **_in_languages(each, "name")}
        for each in IndicatorSeries.objects.all()
    ]


def convention_rows() -> list[Row]:
    """The instruments that the portal follows. One query."""
    return [
        {
            "convention": each.code,
            "year": each.year,
            "theme": str(each.theme),
            "fundamental": each.fundamental,
            **_in_languages(each, "title"),
        }
        for each in Convention.objects.all()
    ]


def source_rows() -> list[Row]:
    """The sources that the secretariat has approved (F12). One query."""
    return [
        {
            "source": each.slug,
            **_in_languages(each, "name"),
            "address": each.address,
            "licence": each.licence,
            "licence_address": each.licence_address,
        }
        for each in DataSource.objects.approved()
    ]


def figures(*, country: str = "", series: str = "") -> QuerySet[DataPoint]:
    """The current values of approved sources (F12); a filter that names nothing finds nothing."""
    chosen = Q()
    if country:
        chosen &= Q(country__iso2=country.upper())
    if series:
        chosen &= Q(series__code=series.upper())
    points: QuerySet[DataPoint] = DataPoint.objects.shown().filter(chosen)
    return points.select_related("country", "series", "source").order_by(
        "series__code", "country__iso2", "year", "age", "sex", "pk"
    )


def figure_row(point: DataPoint) -> Row:
    """One value with where it comes from."""
    return {
        "country": point.country.iso2,
        "series": point.series.code,
        "indicator": point.series.indicator,
        "year": point.year,
        "sex": str(point.sex),
        "age": point.age,
        "value": plain(point.value),
        "unit": point.unit,
        "survey": point.origin,
        "note": point.note,
        **_proof(point),
    }


def plain(value: Any) -> str:
    """A decimal as the source has it: no zeros at the end, no exponent."""
    return f"{value.normalize():f}"


def ratifications(*, country: str = "", convention: str = "") -> QuerySet[Ratification]:
    """What approved sources say; a State without a row is one of which they say nothing."""
    chosen = Q()
    if country:
        chosen &= Q(country__iso2=country.upper())
    if convention:
        chosen &= Q(convention__code=convention.upper())
    told: QuerySet[Ratification] = Ratification.objects.shown().filter(chosen)
    return told.select_related("country", "convention", "source").order_by(
        "country__iso2", "convention__order", "pk"
    )


def ratification_row(told: Ratification) -> Row:
    """One State and one instrument."""
    return {
        "country": told.country.iso2,
        "convention": told.convention.code,
        "status": str(told.state),
        "date": told.on.isoformat() if told.on else "",
        **_proof(told),
    }


def figure_rows() -> Iterator[Row]:
    """All figures. One query."""
    return map(figure_row, figures().iterator())


def ratification_rows() -> Iterator[Row]:
    """All ratifications. One query."""
    return map(ratification_row, ratifications().iterator())


def _in_languages(record: Any, field: str) -> Row:
    return {f"{field}_{code}": getattr(record, f"{field}_{code}") or "" for code in LANGUAGES}


def _proof(value: Any) -> Row:
    return {
        "source": value.source.slug,
        "retrieved_on": value.retrieved_on.isoformat(),
        "licence": value.source.licence,
    }

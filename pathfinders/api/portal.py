"""The interface for programs: what is public, to be read by everybody. It changes nothing."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query

from pathfinders.api.schemas import (
    ActionOut,
    ConventionOut,
    CountryOut,
    FigureOut,
    IndicatorOut,
    Page,
    RatificationOut,
    RoadmapOut,
    SourceOut,
    StatusOut,
)
from pathfinders.exports.open_data import for_everybody
from pathfinders.queries.countries import open_data as data
from pathfinders.queries.countries import open_roadmaps

Limit = Annotated[int, Query(ge=1, le=1000, description="How many items at most")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many items to leave out at the beginning")]
WORD = r"^[A-Za-z0-9_.-]*$"
Word = Annotated[str, Query(max_length=40, pattern=WORD)]
Code = Annotated[
    str, Query(max_length=40, pattern=WORD, description="Code of a country, ISO 3166-1, two letters")
]
Name = Annotated[str, Path(max_length=40, pattern=WORD)]
Rows = Sequence[Any] | QuerySet[Any]


class OpenData(NinjaAPI):
    """Every answer carries its digest, so that who has it already gets 304."""

    def create_response(self, request: HttpRequest, data: Any, **rest: Any) -> HttpResponse:
        response = super().create_response(request, data, **rest)
        return for_everybody(request, response) if response.status_code == 200 else response


api = OpenData(
    title="Alliance 8.7: open data",
    version="1",
    description="Countries, their status, figures and ratifications. Read only; no key is needed.",
    docs_url=None,
    urls_namespace="api",
)


def page_of(
    rows: Rows, limit: int, offset: int, row_of: Callable[[Any], dict[str, Any]] = lambda row: row
) -> Any:
    """A part of the rows, and how many there are in all."""
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    return {"items": [row_of(each) for each in rows[offset : offset + limit]], "count": count}


@api.get("/countries", response=Page[CountryOut], url_name="countries", tags=["countries"])
def list_countries(
    request: HttpRequest,
    status: Word = "",
    regional_group: Word = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Any:
    """Every member State of the United Nations and how it stands, by code."""
    rows = [
        row
        for row in data.country_rows()
        if status in ("", row["status"]) and regional_group in ("", row["regional_group"])
    ]
    return page_of(rows, limit, offset)


@api.get("/countries/{code}", response=CountryOut, url_name="country", tags=["countries"])
def read_country(request: HttpRequest, code: Name) -> Any:
    """One State, by its ISO 3166-1 code of two letters."""
    found = next((row for row in data.country_rows() if row["code"] == code.upper()), None)
    if found is None:
        raise Http404
    return found


@api.get("/pathfinders", response=Page[CountryOut], url_name="pathfinders", tags=["countries"])
def list_pathfinders(request: HttpRequest, limit: Limit = 100, offset: Offset = 0) -> Any:
    """The pathfinder countries, whether or not they carry out a roadmap on this portal."""
    rows = [row for row in data.country_rows() if row["status"] in ("implementing", "pathfinder")]
    return page_of(rows, limit, offset)


@api.get("/statuses", response=list[StatusOut], url_name="statuses", tags=["countries"])
def list_statuses(request: HttpRequest) -> Any:
    """The statuses that a State can have, and how many States have each."""
    return data.status_rows()


@api.get("/roadmaps", response=Page[RoadmapOut], url_name="roadmaps", tags=["roadmaps"])
def list_roadmaps(request: HttpRequest, country: Code = "", limit: Limit = 100, offset: Offset = 0) -> Any:
    """The public roadmaps of pathfinder countries, those that were replaced included."""
    return page_of(open_roadmaps.roadmaps(country=country), limit, offset, open_roadmaps.roadmap_row)


@api.get("/actions", response=Page[ActionOut], url_name="actions", tags=["roadmaps"])
def list_actions(request: HttpRequest, country: Code = "", limit: Limit = 100, offset: Offset = 0) -> Any:
    """The actions of these roadmaps that are public, each with its progress as the country reports it."""
    return page_of(open_roadmaps.actions(country=country), limit, offset, open_roadmaps.action_row)


@api.get("/indicators", response=list[IndicatorOut], url_name="indicators", tags=["figures"])
def list_indicators(request: HttpRequest) -> Any:
    """The series of figures that the portal follows."""
    return data.series_rows()


@api.get("/figures", response=Page[FigureOut], url_name="figures", tags=["figures"])
def list_figures(
    request: HttpRequest, country: Code = "", series: Word = "", limit: Limit = 100, offset: Offset = 0
) -> Any:
    """The current values of approved sources, each with where it comes from. What is not there is not known,
    which is not zero."""
    return page_of(data.figures(country=country, series=series), limit, offset, data.figure_row)


@api.get("/conventions", response=list[ConventionOut], url_name="conventions", tags=["ratifications"])
def list_conventions(request: HttpRequest) -> Any:
    """The instruments that the portal follows."""
    return data.convention_rows()


@api.get("/ratifications", response=Page[RatificationOut], url_name="ratifications", tags=["ratifications"])
def list_ratifications(
    request: HttpRequest, country: Code = "", convention: Word = "", limit: Limit = 100, offset: Offset = 0
) -> Any:
    """What approved sources say of ratifications. No row means that none says anything."""
    told = data.ratifications(country=country, convention=convention)
    return page_of(told, limit, offset, data.ratification_row)


@api.get("/sources", response=list[SourceOut], url_name="sources", tags=["sources"])
def list_sources(request: HttpRequest) -> Any:
    """The sources that the secretariat has approved, with their licences."""
    return data.source_rows()

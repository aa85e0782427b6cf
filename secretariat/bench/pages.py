"""How long public pages take with few and with many partners. Requests go through the whole portal in this
process; the two databases take turns, so that a busy minute of the machine falls on both."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from partners.models import Group, Initiative, Organisation
from partners.queries.directory import Filters, search_partners

DIRECTORY = "partners:directory"


@dataclass
class Timing:
    """Of one page in one database, in milliseconds. `first` is the median of requests that find nothing of
    what the process keeps for a minute, and `queries` what they ask."""

    median: float
    p95: float
    first: float
    queries: int


@contextmanager
def database(name: str) -> Iterator[None]:
    """Within this block the portal works on this database of the same server."""
    before = connection.settings_dict["NAME"]
    _connect(name)
    try:
        yield
    finally:
        _connect(before)


def _connect(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    _forget("memory")
    connection.ensure_connection()


def addresses() -> dict[str, str]:
    """The pages by what they are called in the table, of the database that is open."""
    with translation.override("fr"):
        return {**_directory(), **_others(), **_files()}


def _directory() -> dict[str, str]:
    pages = -(-search_partners(Filters()).count() // 30)
    asked: dict[str, dict[str, Any]] = {
        "directory, first page": {},
        "directory, page in the middle": {"page": pages // 2},
        "directory, last page": {"page": pages},
        "directory, one facet": {"kind": "civil_society"},
        "directory, three facets": {"kind": "civil_society", "region": "africa", "topic": "child-labour"},
        "directory, facet of a group": {"group": Group.objects.order_by("pk")[0].slug},
        "search, no partner": {"q": "zyzzyva"},
        "search, one partner": {"q": _rare()},
        "search, nearly all": {"q": "enfants"},
        "search, with accents": {"q": "Fédération équité"},
        "search, two letters": {"q": "ca"},
    }
    return {name: f"{reverse(DIRECTORY)}?{urlencode(query)}" for name, query in asked.items()}


def _rare() -> str:
    """The name of one that nobody else has."""
    named = Organisation.objects.partners().filter(listing="public").order_by("-pk")
    return str(named.values_list("name_fr", flat=True)[0])


def _others() -> dict[str, str]:
    named = Initiative.objects.filter(organisation__country__isnull=False).order_by("pk")
    doing = named.select_related("organisation")[3]
    there: Any = doing.organisation.country
    return {
        "map": reverse("partners:map"),
        "partner": doing.organisation.get_absolute_url(),
        "initiative": doing.get_absolute_url(),
        "initiatives": reverse("partners:initiatives"),
        "initiatives, search": f"{reverse('partners:initiatives')}?q=enfants",
        "practices": reverse("partners:practices"),
        "groups": reverse("partners:groups"),
        "group": Group.objects.order_by("pk")[1].get_absolute_url(),
        "country": reverse("pathfinders:country", args=[there.iso2]),
        "country without partners": reverse("pathfinders:country", args=["FR"]),
        "who does what where": reverse("partners:coverage"),
        "search of the site": f"{reverse('secretariat:search')}?q=enfants",
        "front page": reverse("secretariat:home"),
    }


def _files() -> dict[str, str]:
    return {f"partners.{form}": reverse("partners:export", args=[form]) for form in ("csv", "json")}


def measure(names: tuple[str, str], rounds: int) -> Iterator[tuple[str, Timing, Timing]]:
    """Each page in the small and in the large database."""
    pages = []
    for name in names:
        with database(name):
            pages.append(addresses())
    for page, small in pages[0].items():
        timings = []
        for name, address in zip(names, (small, pages[1][page]), strict=True):
            with database(name):
                timings.append(time_of(address, 3 if address.endswith((".csv", ".json")) else rounds))
        yield page, timings[0], timings[1]


def time_of(address: str, rounds: int) -> Timing:
    """Raises AssertionError unless the page answers 200."""
    client = Client(headers={"host": "127.0.0.1", "accept-language": "fr"})
    _once(client, address)
    _forget("default", "memory")
    with CaptureQueriesContext(connection) as asked:
        _once(client, address)
    queries = len(asked)  # at once: the next request empties the log
    first = []
    for _round in range(rounds):
        _forget("default", "memory")
        first.append(_once(client, address))
    took = []
    for _round in range(rounds):
        _forget("default")
        took.append(_once(client, address))
    return Timing(median(took), quantiles(took, n=20)[-1], median(first), queries)


def _forget(*names: str) -> None:
    """What is kept: in the memory of the process, and by default how often a visitor asked, which is
    limited."""
    for name in names:
        caches[name].clear()


def _once(client: Client, address: str) -> float:
    """Milliseconds until the whole answer is there."""
    began = time.perf_counter()
    answer: Any = client.get(address)
    body = b"".join(answer) if answer.streaming else answer.content
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200, f"{address} answered {answer.status_code}"  # noqa: S101
    assert body, address  # noqa: S101
    return took

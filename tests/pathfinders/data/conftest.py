from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alliance87.core.reference import loaders
from pathfinders.domain.data.adapters import adapter_named
from pathfinders.domain.data.importing import import_country_data
from pathfinders.domain.data.sources import approve_source
from pathfinders.models import DataSource, ImportRun
from tests.cast import make_user
from tests.plugins.worlds import kept

FILES = Path(__file__).parent / "files"
SDG = (FILES / "sdg-sample.csv").read_bytes()
RATIFICATIONS = (FILES / "ratifications-sample.csv").read_bytes()
DAY = date(2026, 3, 2)


NEEDED = (
    *("regional groups", "States", "pathfinder countries", "names in statistics"),
    *("conventions", "series of figures", "sources of data"),
)


@kept
def reference() -> None:
    """States, their names in statistics, series and conventions."""
    for name, load in loaders():
        if name in NEEDED:
            load()


@pytest.fixture
def officer(db: None) -> Any:
    return make_user("secretariat")


@pytest.fixture
def source(reference: None, officer: Any) -> DataSource:
    """The database of the SDG indicators, approved."""
    found = DataSource.objects.get(slug="un-sdg")
    found.licence = "Terms of a test"
    found.save()
    return approve_source(actor=officer, source=found)


@pytest.fixture
def bring(source: DataSource, officer: Any) -> Callable[..., ImportRun]:
    """`bring(SDG)`: import the bytes as the officer."""

    def run(content: bytes = SDG, adapter: str = "sdg-csv", **options: Any) -> ImportRun:
        given = {"source": source, "retrieved_on": DAY, **options}
        return import_country_data(actor=officer, adapter=adapter_named(adapter), content=content, **given)

    return run


def counts(run: ImportRun) -> tuple[int, int, int, int]:
    return run.created, run.changed, run.same, run.left_out

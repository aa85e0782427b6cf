"""Sources, figures and ratifications of an invented State, and what they are about."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.utils import timezone


class CountryDataRecords:
    people: Mapping[str, Any]
    country: Any

    @cached_property
    def data_source(self) -> Any:
        from pathfinders.models import DataSource

        approved = {"approved_at": timezone.now(), "approved_by": self.people["secretariat"]}
        return DataSource.objects.create(
            slug="source",
            name="A source",
            kind="un",
            licence="A licence",
            address="https://example.org",
            **approved,
        )

    @cached_property
    def import_run(self) -> Any:
        from pathfinders.models import ImportRun

        numbers = dict.fromkeys(("created", "changed", "same", "left_out"), 1)
        return ImportRun.objects.create(
            source=self.data_source,
            adapter="sdg-csv",
            digest="0" * 64,
            retrieved_on="2026-03-02",
            imported_by=self.people["secretariat"],
            **numbers,
        )

    @cached_property
    def series(self) -> Any:
        from pathfinders.models import IndicatorSeries

        return IndicatorSeries.objects.create(code="SL_TLF_CHLDEC", indicator="8.7.1", name="Child labour")

    @cached_property
    def convention(self) -> Any:
        from pathfinders.models import Convention

        return Convention.objects.create(code="C138", title="Minimum Age", year=1973, theme="child_labour")

    @property
    def proof(self) -> dict[str, Any]:
        """What every value carries."""
        return {
            "country": self.country,
            "source": self.data_source,
            "run": self.import_run,
            "retrieved_on": self.import_run.retrieved_on,
        }

    @cached_property
    def figure(self) -> Any:
        return self.add_figure(2020)

    def add_figure(self, year: int) -> Any:
        from pathfinders.models import DataPoint

        return DataPoint.objects.create(
            series=self.series, year=year, value=12.5, unit="PERCENT", **self.proof
        )

    @cached_property
    def ratification(self) -> Any:
        from pathfinders.models import Ratification

        return Ratification.objects.create(
            convention=self.convention, state="in_force", on="2001-05-07", **self.proof
        )

    @cached_property
    def other_name(self) -> Any:
        from pathfinders.models import CountryName

        return CountryName.objects.create(country=self.country, kind="m49", value="999", key="999")

"""The versions of the accountability framework, from `pathfinders/reference/framework.csv`."""

from datetime import date
from pathlib import Path

from alliance87.core.reference import Counts, Wanted, bring, define_loader, in_languages, rows_of
from pathfinders.models import Criterion, Framework

FILES = Path(__file__).parents[1] / "reference"


def load_frameworks() -> Counts:
    """One row a version, with its day."""
    wanted = [
        Wanted(
            key={"version": int(row["version"])},
            kept={"in_force_from": date.fromisoformat(row["in_force_from"]), **in_languages(row, "source")},
        )
        for row in rows_of(FILES / "frameworks.csv")
    ]
    return bring(Framework.objects.all(), wanted)


def load_criteria() -> Counts:
    """The lines of each version, in their order."""
    versions = {each.version: each.pk for each in Framework.objects.all()}
    wanted = [
        Wanted(
            key={"framework_id": versions[int(row["version"])], "code": row["code"]},
            kept={
                "order": order,
                "about": row["about"],
                "required": row["required"] == "yes",
                **in_languages(row, "title", "guidance"),
            },
        )
        for order, row in enumerate(rows_of(FILES / "criteria.csv"), start=1)
    ]
    return bring(Criterion.objects.all(), wanted)


define_loader("frameworks", load_frameworks, order=60)
define_loader("framework criteria", load_criteria, order=61)

"""What partners of the demonstration set out to do, and how they report on it."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import translation

from partners.domain.initiatives import (
    publish_initiative,
    report_progress,
    save_initiative,
    start_initiative,
)
from partners.models import Initiative, InitiativeReport, Organisation, Topic
from secretariat.demo_seed.clock import days_from_today
from secretariat.demo_seed.proposals import focal_point_of
from secretariat.demo_seed.tables import LANGUAGES, Row, table

TEXTS = ("title", "aim", "indicator", "baseline", "target", "achievable", "resources", "standards")


@transaction.atomic
def make_commitments() -> int:
    """Every row, once. Answers how many were made."""
    if Initiative.objects.exists():
        return 0
    for row in table("initiatives"):
        _make(row)
    return len(table("initiatives"))


def about(row: Row, organisation: Organisation) -> dict[str, Any]:
    """The topics of a row, and the country of the partner."""
    return {
        "countries": [organisation.country] if organisation.country else [],
        "topics": list(Topic.objects.filter(slug__in=row["topics"].split())),
    }


def _make(row: Row) -> None:
    organisation = Organisation.objects.get(name_en=row["partner"])
    author = focal_point_of(organisation)
    begins = days_from_today(int(row["days"]))
    started = start_initiative(actor=author, organisation=organisation)
    values = {
        "kind": row["kind"],
        "starts_on": begins.date(),
        "ends_on": begins.date() + timedelta(days=int(row["length"])),
        **about(row, organisation),
        **{f"{name}_{code}": row[f"{name}_{code}"] for name in TEXTS for code in LANGUAGES},
    }
    made = save_initiative(actor=author, initiative=started, revision=started.revision, values=values)
    if row["state"] == "published":
        publish_initiative(actor=author, initiative=made)
    if row["report_days"]:
        with translation.override("fr"):
            report = report_progress(actor=author, initiative=made, value=row["value"], text=row["report"])
        # Dated afterwards: on that day the partner may not have been one yet.
        at = days_from_today(int(row["report_days"]))
        InitiativeReport.objects.filter(pk=report.pk).update(reported_at=at)

"""What a country prepares: committee, map of who is concerned, analysis, workshops (F1, F7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, uploads
from alliance87.core.dates import today_in_geneva
from partners.domain.stale import StaleEditError
from pathfinders.domain.pathways import ask, locked_pathway
from pathfinders.enums import NationalGroup
from pathfinders.models import (
    MappedBody,
    NationalCommittee,
    Pathway,
    SituationAnalysis,
    Workshop,
    WorkshopGroup,
)

REPORT, ANALYSIS = "pathfinders.workshop_report", "pathfinders.analysis"
COMMITTEE_FIELDS = ("name", "established_on", "instrument", "terms")
ANALYSIS_FIELDS = ("completed_on", "summary", "sources")


@transaction.atomic
def describe_committee(
    *, actor: Any, pathway: Pathway, read: str | None = None, **values: Any
) -> NationalCommittee:
    """Say which body at home steers the roadmap; `values` are its fields, `read` the digest of what
    the writer had before them (`mark_of`), None when nobody read it. Raises PermissionDenied, StaleEditError
    when something else stands by now, ValidationError without its name or for a day to come."""
    locked = _prepared(actor, pathway)
    known = NationalCommittee.objects.filter(pathway=locked).first()
    _require_read(known, COMMITTEE_FIELDS, read)
    found = known or NationalCommittee(pathway=locked)
    for name, value in values.items():
        setattr(found, name, value)
    found.full_clean(exclude=["pathway"])
    _require_past(found.established_on, "established_on")
    found.save()
    _record("pathfinders.committee_described", locked, actor, {})
    return found


@transaction.atomic
def map_body(*, actor: Any, pathway: Pathway, **values: Any) -> MappedBody:
    """Put a stakeholder or a mechanism on the map; `values` are its fields. Raises PermissionDenied,
    ValidationError for one that is there already or lacks its name."""
    locked = _prepared(actor, pathway)
    made = MappedBody(pathway=locked, **values)
    if MappedBody.objects.filter(pathway=locked, kind=made.kind, name=made.name).exists():
        raise ValidationError({"name": _("This is on the map already.")})
    made.full_clean(exclude=["pathway"])
    made.save()
    _record("pathfinders.body_mapped", locked, actor, {"body": made.pk})
    return made


@transaction.atomic
def unmap_body(*, actor: Any, body: MappedBody) -> None:
    """Take it off the map. Raises PermissionDenied."""
    locked = _prepared(actor, body.pathway)
    _record("pathfinders.body_unmapped", locked, actor, {"body": body.pk})
    MappedBody.objects.filter(pk=body.pk).delete()


@transaction.atomic
def file_analysis(
    *,
    actor: Any,
    pathway: Pathway,
    completed_on: date,
    summary: str,
    sources: str = "",
    file: File[bytes] | None = None,
    read: str | None = None,
) -> SituationAnalysis:
    """Say how things stand in the country, with the document where there is one; a later one takes the place
    of the words, and the documents stay. `read` as for the committee. Raises PermissionDenied, StaleEditError
    when other words stand by now, ValidationError for a day to come, without
    the summary, or for a file that is not as it should be."""
    locked = _prepared(actor, pathway)
    _require_past(completed_on, "completed_on")
    known = SituationAnalysis.objects.filter(pathway=locked).first()
    _require_read(known, ANALYSIS_FIELDS, read)
    found = known or SituationAnalysis(pathway=locked)
    found.completed_on, found.summary, found.sources = completed_on, summary.strip(), sources.strip()
    found.full_clean(exclude=["pathway"])
    found.save()
    if file:
        uploads.store(actor=actor, file=file, purpose=ANALYSIS, subject=found)
    _record("pathfinders.analysis_filed", locked, actor, {})
    return found


@transaction.atomic
def record_workshop(
    *,
    actor: Any,
    pathway: Pathway,
    starts_on: date,
    ends_on: date,
    place: str,
    purpose: str = "",
    groups: Iterable[Mapping[str, Any]] = (),
    report: File[bytes] | None = None,
) -> Workshop:
    """Record a strategic planning workshop: its days, both included, its place, and its participants by
    stakeholder group (`group`, `people`, `organisations`), nobody by name. A group that is missing is shown,
    and hinders nothing (F7). Raises PermissionDenied; ValidationError for days to come or in the wrong order,
    nobody at all, a group named twice, or a file that is not as it should be."""
    locked = _prepared(actor, pathway)
    _require_past(ends_on, "ends_on")
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day comes before the first.")})
    there = [dict(each) for each in groups]
    if not there:
        raise ValidationError(_("Please say who took part, by stakeholder group (F1)."), code="nobody")
    if len({each["group"] for each in there}) < len(there):
        raise ValidationError(_("A stakeholder group is named once."), code="twice")
    made = Workshop(
        pathway=locked,
        starts_on=starts_on,
        ends_on=ends_on,
        place=place.strip(),
        purpose=purpose.strip(),
        recorded_by=actor,
    )
    made.full_clean(exclude=["pathway"])
    made.save()
    for each in there:
        present = WorkshopGroup(workshop=made, **each)
        present.full_clean(exclude=["workshop"])
        present.save()
    if report:
        uploads.store(actor=actor, file=report, purpose=REPORT, subject=made)
    data = {"workshop": made.pk, "groups": sorted(str(NationalGroup(each["group"])) for each in there)}
    _record("pathfinders.workshop_recorded", locked, actor, data)
    return made


@transaction.atomic
def file_report(*, actor: Any, workshop: Workshop, report: File[bytes]) -> Workshop:
    """Add the report of a workshop. Raises PermissionDenied, ValidationError for a file that is not as it
    should be."""
    locked = _prepared(actor, workshop.pathway)
    uploads.store(actor=actor, file=report, purpose=REPORT, subject=workshop)
    _record("pathfinders.workshop_report_filed", locked, actor, {"workshop": workshop.pk})
    return workshop


def mark_of(known: Any, fields: Iterable[str]) -> str:
    """A digest of what these fields say, empty while there is nothing: a form carries what was read (T13)."""
    if known is None:
        return ""
    return ledger.digest_of({name: str(getattr(known, name) or "") for name in fields})


def _require_read(known: Any, fields: Iterable[str], read: str | None) -> None:
    if read is not None and known is not None and mark_of(known, fields) != read:
        raise StaleEditError(known)


def _prepared(actor: Any, pathway: Pathway) -> Pathway:
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.prepare_pathway", locked)
    return locked


def _require_past(day: date | None, field: str) -> None:
    if day is not None and day > today_in_geneva():
        raise ValidationError({field: _("This day has not come yet.")})


def _record(kind: str, pathway: Pathway, actor: Any, data: dict[str, Any]) -> None:
    ledger.append(kind=kind, subject=pathway, actor=actor, data=data)

"""The yearly report of a pathfinder country: opened with what is known, written, handed in, frozen (F9)."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import today_in_geneva
from gcm.enums import StakeholderGroup
from partners.domain.stale import StaleEditError
from pathfinders.domain.implementation.tasks import LATE_TASK, REPORT_TASK
from pathfinders.domain.pathways import ask, locked_pathway
from pathfinders.emails import progress as emails
from pathfinders.models import Pathway, YearlyReport
from pathfinders.queries.implementation.lights import granted_on, standing_of
from pathfinders.queries.implementation.report_content import content_of, prefilled

FIELDS = ("language", "results", "obstacles", "outlook", "consulted", "consultation")
REQUIRED = {"results": _("Please say what was achieved."), "outlook": _("Please say what comes next.")}


@transaction.atomic
def open_report(*, actor: Any, pathway: Pathway, language: str) -> YearlyReport:
    """Begin the report that is due next, or go on with the one that was begun. Results and obstacles are
    filled in from what was said of the actions, in `language`. Raises PermissionDenied for all but focal
    points and drafters of a country with the status."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.write_report", locked)
    begun: YearlyReport | None = locked.reports.filter(submitted_at__isnull=True).first()
    if begun is not None:
        return begun
    standing = standing_of(locked)
    made = YearlyReport(
        pathway=locked,
        number=(standing.last.number if standing.last else 0) + 1,
        covers_from=standing.last.due_on if standing.last else granted_on(locked),
        due_on=standing.due_on,
        language=_known(language),
        **prefilled(locked, language),
    )
    made.full_clean(exclude=["state"])  # a protected state cannot be cleaned
    made.save()
    return made


@transaction.atomic
def save_report(
    *, actor: Any, report: YearlyReport, revision: int, values: Mapping[str, Any]
) -> YearlyReport:
    """Keep what was written; `values` by FIELDS. Raises PermissionDenied; StaleEditError when another
    revision stands; ValidationError once it was handed in, and for a group that there is not."""
    locked = _writing(actor, report)
    if locked.revision != revision:
        raise StaleEditError(locked)
    for name in FIELDS:
        if name in values:
            setattr(locked, name, _said(values[name]))
    locked.language, locked.consulted = _known(locked.language), _groups(locked.consulted)
    locked.revision += 1
    locked.full_clean(exclude=["state"])
    locked.save()
    return locked


@transaction.atomic
def submit_report(*, actor: Any, report: YearlyReport) -> YearlyReport:
    """The focal point hands it in: its words and how every action stands are frozen with their digest. Groups
    that were not consulted are told of and keep nothing back (F7). Raises PermissionDenied; ValidationError
    naming each part that is empty, or when it was handed in already."""
    locked = _writing(actor, report)
    ask(actor, "pathfinders.submit_report", locked.pathway)
    empty = {name: words for name, words in REQUIRED.items() if not getattr(locked, name).strip()}
    if empty:
        raise ValidationError(empty)
    locked.submitted_at, locked.submitted_by = timezone.now(), actor
    locked.content = content_of(locked, rule_set=rulesets.version_in_force(), today=today_in_geneva())
    locked.digest = ledger.digest_of(locked.content)
    locked.submit()
    locked.save()
    data = {"way": locked.pathway_id, "number": locked.number, "digest": locked.digest}
    ledger.append(kind="pathfinders.report_submitted", subject=locked, actor=actor, data=data)
    for kind in (REPORT_TASK, LATE_TASK):
        inbox.close_tasks(subject=locked.pathway, kind=kind, closed_by=actor)
    emails.report_submitted(locked)
    return locked


def _writing(actor: Any, report: YearlyReport) -> YearlyReport:
    pathway = locked_pathway(report.pathway)
    ask(actor, "pathfinders.write_report", pathway)
    found = YearlyReport.objects.get(pk=report.pk)
    found.pathway = pathway
    if found.is_submitted:
        raise ValidationError(_("This report was handed in: it does not change any more."), code="frozen")
    return found


def _known(language: str) -> str:
    """Raises ValidationError for a language that the portal does not speak."""
    if language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("Please choose one of the languages.")})
    return language


def _groups(names: Any) -> list[str]:
    """Each once, in the order of the groups. Raises ValidationError for one that there is not."""
    if set(names) - set(StakeholderGroup.values):
        raise ValidationError({"consulted": _("Please choose among the stakeholder groups.")})
    return [name for name in StakeholderGroup.values if name in names]


def _said(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value

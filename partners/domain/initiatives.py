"""Initiatives and commitments, from the first line to the last report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, uploads
from alliance87.core.repeats import said_just_now
from partners.domain.stale import StaleEditError
from partners.domain.taking_down import take_down
from partners.enums import InitiativeState, Light
from partners.models import Initiative, InitiativeReport, Organisation
from partners.models.organisation import LANGUAGES
from partners.queries.initiatives import light_of, missing_of, with_last_report
from partners.queries.people import editors_of

EVIDENCE = "partners.initiative_evidence"
REPORT_TASK = "partners.initiative_report"
TEXT_NAMES = ("title", "aim", "indicator", "baseline", "target", "achievable", "resources", "standards")
FIELDS = ("kind", "starts_on", "ends_on", *(f"{name}_{code}" for name in TEXT_NAMES for code in LANGUAGES))


@transaction.atomic
def start_initiative(*, actor: Any, organisation: Organisation) -> Initiative:
    """A draft in the name of the organisation; the actor's untouched one when there is one. Raises
    PermissionDenied for all but focal points and editors of a partner."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.start_initiative", locked):
        raise PermissionDenied
    untouched = locked.initiatives.filter(author=actor, revision=0, state=InitiativeState.DRAFT).first()
    return untouched or Initiative.objects.create(organisation=locked, author=actor)


@transaction.atomic
def save_initiative(
    *, actor: Any, initiative: Initiative, revision: int, values: Mapping[str, Any]
) -> Initiative:
    """Keep what was typed: of a draft complete or not, of what is public only while it stays SMART.

    `values` by field name, `topics` and `countries` lists. Raises PermissionDenied, StaleEditError when
    `revision` is not the one that stands, ValidationError with everything that is missing.
    """
    locked = _locked(actor, initiative)
    if locked.revision != revision:
        raise StaleEditError(locked)
    for name in FIELDS:
        if name in values:
            setattr(locked, name, values[name])
    for name in ("topics", "countries"):
        if name in values:
            getattr(locked, name).set(values[name])
    if locked.state == InitiativeState.PUBLISHED:
        _require_smart(locked)
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def publish_initiative(*, actor: Any, initiative: Initiative) -> Initiative:
    """Make it public. Raises PermissionDenied, also once the organisation left (P11); ValidationError with
    everything that keeps it from being SMART; TransitionNotAllowed when it is no draft."""
    locked = _locked(actor, initiative)
    _require_smart(locked)
    locked.publish()
    locked.published_at = timezone.now()
    locked.save()
    ledger.append(kind="partners.initiative_published", subject=locked, actor=actor, data={})
    return locked


@transaction.atomic
def report_progress(
    *, actor: Any, initiative: Initiative, value: str, text: str, evidence: Iterable[File[bytes]] = ()
) -> InitiativeReport:
    """Say where the indicator stands, with files that show it. Raises PermissionDenied; ValidationError
    without a value or a word, for files that are refused, and for what is not under way."""
    locked = _locked(actor, initiative)
    if locked.state != InitiativeState.PUBLISHED:
        raise ValidationError(_("Only what is under way is reported on."))
    same = locked.reports.filter(reported_by=actor, value=value.strip(), text=text.strip())
    if (written := said_just_now(same, at="reported_at")) is not None:
        return written  # type: ignore[no-any-return]
    report = InitiativeReport(
        initiative=locked,
        value=value.strip(),
        text=text.strip(),
        language=get_language() or "fr",
        reported_by=actor,
    )
    report.full_clean(exclude=["initiative", "reported_by"])
    report.save()
    for file in evidence:
        uploads.store(actor=actor, file=file, purpose=EVIDENCE, subject=report)
    inbox.close_tasks(subject=locked, kind=REPORT_TASK, closed_by=actor)
    return report


@transaction.atomic
def end_initiative(*, actor: Any, initiative: Initiative, completed: bool) -> Initiative:
    """Completed: it stays public with its reports. Else it is withdrawn, as by `withdraw_initiative`. Raises
    PermissionDenied for all but its editors, TransitionNotAllowed when it has ended."""
    locked = _locked(actor, initiative, "partners.speak_for_record")
    if not completed:
        return withdraw_initiative(actor=actor, initiative=locked)
    locked.end()
    return _ended(locked, actor)


@transaction.atomic
def withdraw_initiative(*, actor: Any, initiative: Initiative, reason: str = "") -> Initiative:
    """Nobody but the partner and the secretariat sees it any more. The secretariat withdraws what is public,
    completed or not, and says why. Raises PermissionDenied, ValidationError without its reason,
    TransitionNotAllowed when it was withdrawn."""
    locked = _locked(actor, initiative, "partners.withdraw_initiative")
    if actor.has_perm("partners.speak_for_record", locked):
        locked.withdraw()
        return _ended(locked, actor)
    locked.take_down()
    return _ended(locked, actor, take_down(locked, reason))


def _ended(initiative: Initiative, actor: Any, data: Mapping[str, Any] | None = None) -> Initiative:
    initiative.save()
    inbox.close_tasks(subject=initiative, kind=REPORT_TASK, closed_by=actor)
    kind = f"partners.initiative_{initiative.state}"
    ledger.append(kind=kind, subject=initiative, actor=actor, data=data or {})
    return initiative


@transaction.atomic
def ask_for_reports() -> int:
    """Ask the editors of each partner of today for the report on what is no longer green, with a task for
    each; the public sees no more than the day of the last one. A second run changes nothing. Answers how
    many initiatives wait."""
    partners = Organisation.objects.partners().values("pk")
    under_way = Initiative.objects.filter(state=InitiativeState.PUBLISHED, organisation__in=partners)
    waiting = [
        each
        for each in with_last_report(under_way.select_related("organisation"))
        if light_of(each) != Light.GREEN
    ]
    for each in waiting:
        for editor in editors_of([each.organisation]):
            inbox.open_task(
                kind=REPORT_TASK,
                subject=each,
                user=editor,
                title=gettext_noop("Report on “%(title)s”: where does its indicator stand?"),
                params={"title": each},
                url_name="partners:initiative_report",
                url_kwargs={"public_id": str(each.public_id)},
            )
    return len(waiting)


def _locked(actor: Any, initiative: Initiative, permission: str = "partners.edit_initiative") -> Initiative:
    locked = Initiative.objects.select_for_update(of=("self",)).select_related("organisation")
    found: Initiative = locked.get(pk=initiative.pk)
    if not actor.has_perm(permission, found):
        raise PermissionDenied
    return found


def _require_smart(initiative: Initiative) -> None:
    missing = missing_of(initiative)
    if missing:
        raise ValidationError(list(missing))

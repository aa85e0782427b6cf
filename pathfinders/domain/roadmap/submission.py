"""Handing a roadmap in: what was read is kept as it was (F5)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from pathfinders.domain.pathways import keep, locked_pathway, start_check
from pathfinders.domain.roadmap.common import ask, locked_roadmap, require_sound, to_write
from pathfinders.domain.roadmap.plan_json import plan_to_json
from pathfinders.domain.roadmap.rounds import bring_into_force, reopen_current
from pathfinders.emails import way as emails
from pathfinders.enums import PathwayState, StepKind
from pathfinders.models import Roadmap, RoadmapReview, RoadmapVersion
from pathfinders.queries.roadmap.missing import missing_of, open_points_of

REVISE_TASK = "pathfinders.revise_roadmap"
MOST_OF_A_NOTE = 400  # letters: a desk shows one of many tasks, the page of the way shows the whole
RENEWAL_TASK = "pathfinders.read_next_roadmap"


@transaction.atomic
def submit_roadmap(*, actor: Any, roadmap: Roadmap) -> RoadmapVersion:
    """Freeze the roadmap as the next version and hand it to the secretariat; nobody changes it meanwhile
    (F5). The first one starts the check of the way; a later one is read while the status holds.

    Raises PermissionDenied; ValidationError while the country still prepares, naming what is missing (F13)
    and each fault, and for a point of the GCG without an answer (F3).
    """
    locked = to_write(actor, roadmap)
    if locked.pathway.state == PathwayState.PREPARATION:
        raise ValidationError(
            _("The country still prepares: the roadmap is handed in after the workshop."), code="too_early"
        )
    plan = require_sound(locked)
    missing = [_("Still missing: %(what)s") % {"what": each} for each in missing_of(plan)]
    missing += [
        _("Point %(number)s of the letter has no answer yet (F3).") % {"number": each.number}
        for each in open_points_of(locked)
    ]
    if missing:
        raise ValidationError(missing)
    content = plan_to_json(plan)
    version = RoadmapVersion.objects.create(
        roadmap=locked,
        number=locked.versions.count() + 1,
        round=RoadmapReview.objects.filter(version__roadmap=locked).count() + 1,
        content=content,
        digest=ledger.digest_of(content),
        submitted_at=timezone.now(),
        submitted_by=actor,
    )
    locked.submit()
    locked.save()
    data = {"version": version.number, "round": version.round, "content": version.digest}
    ledger.append(kind="pathfinders.roadmap_submitted", subject=locked, actor=actor, data=data)
    inbox.close_tasks(subject=locked, closed_by=actor)
    if locked.pathway.state == PathwayState.ROADMAP:
        start_check(actor=actor, pathway=locked.pathway)
    else:
        _ask_to_read(locked)
    return version


@transaction.atomic
def accept_next_roadmap(*, actor: Any, roadmap: Roadmap) -> Roadmap:
    """The status holds and the country has handed in its next roadmap: it replaces the one in force.
    Whether the GCG reviews it first awaits a ruling (F5). Raises PermissionDenied for all but the
    secretariat; ValidationError unless one waits for that."""
    locked = _next(actor, roadmap)
    held = bring_into_force(actor=actor, pathway=locked.pathway)
    if held is None:
        raise _nothing_waits()
    return held


@transaction.atomic
def return_next_roadmap(*, actor: Any, roadmap: Roadmap, note: str) -> Roadmap:
    """Send the next roadmap back to its drafters, with what they are to mend; the one in force holds
    meanwhile. Raises PermissionDenied for all but the secretariat; ValidationError unless one waits, and
    without a word of what is to be mended."""
    locked = _next(actor, roadmap)
    if not note.strip():
        raise ValidationError({"note": _("Please say what the country is to mend.")})
    opened = reopen_current(actor=actor, pathway=locked.pathway)
    if opened is None:
        raise _nothing_waits()
    pathway = locked_pathway(locked.pathway)
    keep(pathway, actor=actor, kind=StepKind.NEXT_RETURNED, note=note)
    inbox.close_tasks(subject=opened, kind=RENEWAL_TASK, closed_by=actor)
    emails.returned(pathway, "next", note.strip())
    _ask_to_revise(opened, note.strip())
    return opened


def _next(actor: Any, roadmap: Roadmap) -> Roadmap:
    locked = locked_roadmap(roadmap)
    ask(actor, "pathfinders.check_pathway", locked.pathway)
    if locked.pathway.state != PathwayState.GRANTED:
        raise _nothing_waits()
    return locked


def _nothing_waits() -> ValidationError:
    return ValidationError(_("No next roadmap of a pathfinder country waits here."), code="nothing_waits")


def _ask_to_read(roadmap: Roadmap) -> None:
    inbox.open_task(
        kind=RENEWAL_TASK,
        subject=roadmap,
        role="secretariat",
        title=gettext_noop("Read the next roadmap of %(country)s"),
        params={"country": roadmap.pathway.country},
        **_address(roadmap),
    )


def _ask_to_revise(roadmap: Roadmap, note: str) -> None:
    words = {"country": str(roadmap.pathway.country), "note": Truncator(note).chars(MOST_OF_A_NOTE)}
    for office in roadmap.pathway.focal_points.at().select_related("user"):
        inbox.open_task(
            kind=REVISE_TASK,
            subject=roadmap,
            user=office.user,
            title=gettext_noop("Revise the next roadmap of %(country)s"),
            note="%(note)s",
            params=words,
            **_address(roadmap),
        )


def _address(roadmap: Roadmap) -> dict[str, Any]:
    return {"url_name": "pathfinders:roadmap", "url_kwargs": {"public_id": str(roadmap.public_id)}}

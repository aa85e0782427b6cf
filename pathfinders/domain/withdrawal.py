"""A country leaves its way by an official note (F11). There is no other way out, and no suspension (F10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, uploads
from alliance87.core.dates import today_in_geneva
from gcm.domain.seating.reviews import find_review_cases
from partners.domain.statuses import end_status
from partners.enums import StatusKind
from pathfinders.domain.interest import LETTER
from pathfinders.domain.pathways import ask, keep, locked_pathway
from pathfinders.emails import way as emails
from pathfinders.enums import PathwayState, StepKind
from pathfinders.models import Pathway, RoadmapReview


@transaction.atomic
def register_withdrawal(
    *, actor: Any, pathway: Pathway, note_on: date, reference: str, last_day: date, letter: File[bytes]
) -> Pathway:
    """Register the official note of a State that leaves: its day, its mark, and the note itself. A status
    that was granted ends with `last_day`, included; what it was before stays. Nothing is asked of anybody
    any more for the review of its roadmap. A seat of the pathfinder countries that the State holds stays, and
    a review case is opened (S11).

    Raises PermissionDenied for all but the secretariat; ValidationError without the mark, for a day to come,
    or a file that is not as it should be; TransitionNotAllowed while an item about it is on an agenda.
    """
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.register_withdrawal", locked)
    had_status = locked.state == PathwayState.GRANTED
    locked.withdraw()
    if not reference.strip():
        raise ValidationError({"reference": _("Please give the mark of the note.")})
    for name, day in (("note_on", note_on), ("last_day", last_day)):
        if day > today_in_geneva():
            raise ValidationError({name: _("This day has not come yet.")})
    if had_status:
        end_status(organisation=locked.organisation, kind=StatusKind.PATHFINDER, last_day=last_day)
    locked.withdrawn_at = timezone.now()
    keep(locked, actor=actor, kind=StepKind.WITHDRAWN, reference=reference.strip())
    uploads.store(actor=actor, file=letter, purpose=LETTER, subject=locked)
    inbox.close_tasks(subject=locked, closed_by=actor)
    for review in RoadmapReview.objects.filter(version__roadmap__pathway=locked):
        inbox.close_tasks(subject=review, closed_by=actor)
    find_review_cases()
    emails.withdrawn(locked)
    return locked

"""Papers of a meeting: filed by the secretariat, as they are received (G9, G12, O5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, uploads
from gcm.domain.room import ask, locked_meeting
from gcm.enums import MeetingState
from gcm.models import AgendaItem, Meeting, Paper, PaperFile

PURPOSE = "gcm.paper"
OVER = (MeetingState.CANCELLED, MeetingState.MINUTES_ISSUED)


@transaction.atomic
def add_paper(
    *,
    actor: Any,
    meeting: Meeting,
    titles: Mapping[str, str],
    source_language: str,
    access: str,
    file: File[bytes],
    item: AgendaItem | None = None,
    addendum_to: Paper | None = None,
) -> Paper:
    """File a paper with its original, `addendum_to` another one of the meeting or by itself. One that comes
    after the deadline is taken and labelled (G9).

    Raises PermissionDenied; ValidationError without a title, for no such language or access, for an item of
    another meeting, for an addendum to what is none of its papers or an addendum itself, for what is no
    proper PDF, and once the minutes are issued or the meeting is cancelled.
    """
    locked = _open(actor, meeting)
    number = _next(locked.papers, "number")
    paper = Paper(meeting=locked, item=item, number=number, source_language=source_language, access=access)
    _add_to(paper, addendum_to)
    _entitle(paper, titles)
    _check(paper)
    paper.save()
    _keep(actor, paper, source_language, file)
    return _recorded("gcm.paper_added", paper, actor)


@transaction.atomic
def add_paper_file(*, actor: Any, paper: Paper, language: str, file: File[bytes]) -> PaperFile:
    """The paper in another language, or a later file in one that it has. Raises PermissionDenied,
    ValidationError as `add_paper` does and for a withdrawn paper."""
    _open(actor, paper.meeting)
    found = _standing(paper)
    if language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("Choose one of the languages of the portal.")})
    kept = _keep(actor, found, language, file)
    _recorded("gcm.paper_file_added", found, actor)
    return kept


@transaction.atomic
def change_paper(
    *,
    actor: Any,
    paper: Paper,
    titles: Mapping[str, str],
    access: str,
    item: AgendaItem | None = None,
) -> Paper:
    """Titles, item, and who reads it. Named readers are given the right one by one (`access.grant`).
    Raises PermissionDenied, ValidationError as `add_paper` does and for a withdrawn paper."""
    _open(actor, paper.meeting)
    found = _standing(paper)
    found.access, found.item = access, item
    _entitle(found, titles)
    _check(found)
    found.save()
    return _recorded("gcm.paper_changed", found, actor)


@transaction.atomic
def withdraw_paper(*, actor: Any, paper: Paper) -> Paper:
    """Take it off: nobody but the secretariat reads it any more, and its number is not given again. Raises
    PermissionDenied, ValidationError as `add_paper` does and when it is withdrawn already."""
    _open(actor, paper.meeting)
    found = _standing(paper)
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    return _recorded("gcm.paper_withdrawn", found, actor)


def _open(actor: Any, meeting: Meeting) -> Meeting:
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if locked.state in OVER:
        raise ValidationError(_("The papers of this meeting are closed."), code="closed")
    return locked


def _standing(paper: Paper) -> Paper:
    found = Paper.objects.select_related("meeting").get(pk=paper.pk)
    if found.withdrawn_at is not None:
        raise ValidationError(_("This paper was withdrawn."), code="withdrawn")
    return found


def _next(papers: Any, name: str) -> int:
    return int(papers.aggregate(last=Max(name))["last"] or 0) + 1


def _add_to(paper: Paper, main: Paper | None) -> None:
    if main is None:
        return
    found = Paper.objects.filter(meeting=paper.meeting, addendum_to=None, withdrawn_at=None, pk=main.pk)
    if not found.exists():
        raise ValidationError({"addendum_to": _("There is no such paper of this meeting.")})
    paper.addendum_to, paper.addendum = main, _next(main.addenda, "addendum")


def _entitle(paper: Paper, titles: Mapping[str, str]) -> None:
    words = {code: titles.get(code, "").strip() for code, _name in settings.LANGUAGES}
    if not any(words.values()):
        raise ValidationError(_("A paper needs a title."), code="no_title")
    for code, title in words.items():
        setattr(paper, f"title_{code}", title)


def _check(paper: Paper) -> None:
    if paper.item is not None and paper.item.meeting_id != paper.meeting_id:
        raise ValidationError({"item": _("This item is on the agenda of another meeting.")})
    paper.full_clean(exclude=["meeting"])


def _keep(actor: Any, paper: Paper, language: str, file: File[bytes]) -> PaperFile:
    upload = uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=paper)
    return PaperFile.objects.create(paper=paper, language=language, upload=upload)


def _recorded(kind: str, paper: Paper, actor: Any) -> Paper:
    data = {"meeting": paper.meeting_id, "number": paper.number, "access": paper.access}
    ledger.append(kind=kind, subject=paper, actor=actor, data=data)
    return paper

"""The pack of papers: asked for by a reader, made in the background, thrown away when it is old."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import jobs
from gcm.domain.room import ask
from gcm.models import Meeting, MeetingPack
from gcm.models.meeting import every_language
from gcm.queries.planning.packs import contents_for

BUILD = "gcm.build_pack"
KEPT = timedelta(days=7)  # a pack can be made again at any time


@transaction.atomic
def ask_for_pack(*, actor: Any, meeting: Meeting, language: str) -> MeetingPack:
    """Have the pack made of what the actor may read now; one that is there already, or in the making, is
    the answer. Raises PermissionDenied, ValidationError for no such language."""
    ask(actor, "gcm.view_meeting", meeting)
    if language not in every_language():
        raise ValidationError(_("Choose one of the languages of the portal."), code="language")
    contents = contents_for(meeting, actor, language)
    pack, made = MeetingPack.objects.get_or_create(
        meeting=meeting,
        language=language,
        fingerprint=contents.fingerprint,
        defaults={"items": contents.items, "papers": contents.files, "total": len(contents.files)},
    )
    if made:
        jobs.enqueue(BUILD, key=f"pack:{pack.pk}", data={"pack": pack.pk})
    return pack


def note_progress(pack: MeetingPack, done: int) -> None:
    """So many papers are in. Seen at once by whoever waits, so in no transaction of the builder's."""
    MeetingPack.objects.filter(pk=pack.pk, finished_at=None).update(done=done)


@transaction.atomic
def finish_pack(pack: MeetingPack, content: bytes) -> None:
    """Keep what was made. Once is enough: a job may run twice."""
    found = MeetingPack.objects.select_for_update().get(pk=pack.pk)
    if found.finished_at is not None:
        return
    found.file.save("-", ContentFile(content), save=False)
    found.done, found.finished_at = found.total, timezone.now()
    found.save()


def drop_old_packs() -> int:
    """Remove packs that were asked for some days ago, with their files. Returns how many."""
    old = list(MeetingPack.objects.filter(asked_at__lt=timezone.now() - KEPT))
    for pack in old:
        if pack.file:
            pack.file.delete(save=False)
        pack.delete()
    return len(old)

"""What the secretariat must be told, a convocation or minutes that did not arrive, and what it did then."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.mailing.models import Mailing

UNDELIVERED = "mailing.statutory_undelivered"


def tell_secretariat(mailing: Mailing) -> None:
    """Open one task for the mailing, however many of its addresses failed."""
    inbox.open_task(
        kind=UNDELIVERED,
        subject=mailing,
        role="secretariat",
        title=gettext_noop("“%(subject)s” did not reach everybody: inform them in another way"),
        params={"subject": mailing.subject or mailing.kind},
        url_name="admin:mailing_mailing_change",
        url_kwargs={"object_id": str(mailing.pk)},
    )


@transaction.atomic
def note_told(*, actor: Any, mailing: Mailing, how: str) -> None:
    """Those whom statutory mail did not reach were informed in another way; `how` is kept, and nothing is
    left to do. Raises PermissionDenied; ValidationError without `how`, or when nobody waits for it."""
    if not actor.has_perm("mailing.manage_mailing", mailing):
        raise PermissionDenied
    if not how.strip():
        raise ValidationError({"how": _("Please say how they were informed.")}, code="no_word")
    if not inbox.close_tasks(subject=mailing, kind=UNDELIVERED, closed_by=actor):
        raise ValidationError(_("Nobody waits for this any more."), code="told")
    mailing.told_how, mailing.told_at = how.strip(), timezone.now()
    mailing.save(update_fields=["told_how", "told_at"])
    ledger.append(kind="mailing.told_otherwise", subject=mailing, actor=actor, data={})

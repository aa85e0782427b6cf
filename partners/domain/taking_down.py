"""The secretariat withdraws what a partner made public: never without a reason, which the partner reads."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners import emails_life as emails
from partners.queries.people import editors_of


def take_down(record: Any, reason: str) -> dict[str, Any]:
    """Part of a verb that asked the right, holds the lock and has withdrawn the record. The editors of its
    partner are told why by mail; answers what the ledger keeps: the digest of the reason, for it holds no
    free text (T18). Raises ValidationError without a reason."""
    words = reason.strip()
    if not words:
        raise ValidationError({"reason": _("Please say why: the partner will read it.")})
    emails.taken_down(record, words, editors_of([record.organisation]))
    return {"by_secretariat": True, "reason": ledger.digest_of(words)}


@transaction.atomic
def take_down_words(*, actor: Any, said: Any, reason: str) -> Any:
    """Nobody reads a report, an endorsement or an adoption any more; the record beside which it was said
    stays. Raises PermissionDenied for all but the secretariat and for what was taken down, ValidationError
    without a reason."""
    locked = type(said).objects.select_for_update().get(pk=said.pk)
    if not actor.has_perm("partners.take_down_words", locked):
        raise PermissionDenied
    data = take_down(locked, reason)
    locked.taken_down_at = timezone.now()
    locked.save(update_fields=["taken_down_at"])
    ledger.append(
        kind=f"partners.{locked._meta.model_name}_taken_down", subject=locked, actor=actor, data=data
    )
    return locked

"""The secretariat tells two organisations apart that seem to be one."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.models import DistinctPair, Organisation


@transaction.atomic
def tell_apart(*, actor: Any, one: Organisation, two: Organisation) -> DistinctPair:
    """They are two, and are named as a pair no longer. Raises PermissionDenied for all but the secretariat,
    ValidationError for one and the same."""
    if not actor.has_perm("partners.find_duplicates"):
        raise PermissionDenied
    if one.pk == two.pk:
        raise ValidationError(_("This is one and the same organisation."))
    first, second = sorted((one, two), key=lambda each: each.pk)
    made, is_new = DistinctPair.objects.get_or_create(first=first, second=second, defaults={"by": actor})
    if is_new:
        ledger.append(kind="partners.told_apart", subject=first, actor=actor, data={"other": second.pk})
    return made

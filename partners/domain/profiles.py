"""What a partner's editors write on its page."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from partners.domain.listings import index_organisation
from partners.domain.stale import StaleEditError
from partners.models import Organisation

FIELDS = ("website", "mission_fr", "mission_en", "mission_es")


@transaction.atomic
def update_profile(
    *, actor: Any, organisation: Organisation, revision: int, values: Mapping[str, Any]
) -> Organisation:
    """Change website, mission and topics (a list of Topic); identity is the secretariat's to change.

    Raises PermissionDenied for anybody but the partner's editors and those who were given the right by
    name, StaleEditError when `revision` is not the one that stands.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.edit_profile", locked):
        raise PermissionDenied
    if locked.revision != revision:
        raise StaleEditError(locked)
    for field in FIELDS:
        if field in values:
            setattr(locked, field, values[field])
    locked.revision += 1
    index_organisation(locked)
    locked.save()
    if "topics" in values:
        locked.topics.set(values["topics"])
    return locked

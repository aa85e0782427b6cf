"""The register of the main initiatives (X12)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.domain.stale import opened
from partners.models import Organisation, Topic
from secretariat.enums import InitiativeState
from secretariat.models import FollowedInitiative


@transaction.atomic
def follow_initiative(
    *,
    actor: Any,
    title: str,
    organisation: Organisation | None,
    led_by: str,
    state: InitiativeState,
    next_on: date | None,
    next_step: str,
    contact: str,
    address: str,
    topics: Collection[Topic],
    initiative: FollowedInitiative | None = None,
    revision: int = 0,
) -> FollowedInitiative:
    """Enter an initiative, or note what is new of one. Raises PermissionDenied, StaleEditError when
    `revision` is not the one that stands, and ValidationError when it has no lead or two, or a next date
    without what happens then."""
    if not actor.has_perm("secretariat.follow_initiative"):
        raise PermissionDenied
    followed: FollowedInitiative = opened(FollowedInitiative, initiative, revision)
    followed.title, followed.organisation, followed.led_by = title.strip(), organisation, led_by.strip()
    followed.state, followed.next_on, followed.next_step = state, next_on, next_step.strip()
    followed.contact, followed.address = contact.strip(), address
    _require_one_lead(followed)
    if followed.next_on and not followed.next_step:
        raise ValidationError({"next_step": _("Say what happens on that day.")}, code="step")
    followed.save()
    followed.topics.set(topics)
    data = {"state": str(followed.state), "revision": followed.revision}
    ledger.append(kind="secretariat.initiative_followed", subject=followed, actor=actor, data=data)
    return followed


def _require_one_lead(followed: FollowedInitiative) -> None:
    if (followed.organisation is None) == (not followed.led_by):
        raise ValidationError(
            {"led_by": _("Choose the partner that leads it, or write who does. One of the two.")}, code="lead"
        )

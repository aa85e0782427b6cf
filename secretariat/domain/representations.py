"""The register of representations."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.domain.stale import opened
from secretariat.enums import RepresentationKind
from secretariat.models import Representation

DATED = ("title", "starts_at", "ends_at", "zone", "place")


@transaction.atomic
def record_representation(
    *,
    actor: Any,
    kind: RepresentationKind,
    title: str,
    starts_at: datetime,
    zone: str,
    place: str,
    organiser: str,
    represented_by: str,
    key_messages: str = "",
    follow_up: str = "",
    ends_at: datetime | None = None,
    representation: Representation | None = None,
    revision: int = 0,
) -> Representation:
    """Enter a representation, or note what is new of one; another title, hour or place raises its sequence
    (T7). `zone` is an IANA name. Raises PermissionDenied, StaleEditError when `revision` is not the one that
    stands; ValidationError for an end before the start."""
    if not actor.has_perm("secretariat.record_representation"):
        raise PermissionDenied
    if ends_at is not None and ends_at <= starts_at:
        raise ValidationError({"ends": _("A representation ends after it starts.")}, code="order")
    noted: Representation = opened(Representation, representation, revision)
    before = [getattr(noted, name) for name in DATED]
    noted.kind, noted.title, noted.starts_at, noted.zone = kind, title.strip(), starts_at, zone
    noted.ends_at, noted.place, noted.organiser = ends_at, place.strip(), organiser.strip()
    if noted.pk and before != [getattr(noted, name) for name in DATED]:
        noted.sequence += 1
    noted.represented_by = represented_by.strip()
    noted.key_messages, noted.follow_up = key_messages.strip(), follow_up.strip()
    noted.save()
    ledger.append(kind="secretariat.representation", subject=noted, actor=actor, data={"kind": str(kind)})
    return noted

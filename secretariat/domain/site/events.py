"""Events that the public is told of."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.languages import LANGUAGES
from alliance87.core.text import fold
from partners.domain.stale import opened
from secretariat.models import Event

DATED = ("starts_at", "ends_at", "zone", "place")


@transaction.atomic
def save_event(
    *,
    actor: Any,
    values: Mapping[str, Any],
    is_public: bool,
    publish_at: datetime | None = None,
    event: Event | None = None,
    revision: int = 0,
) -> Event:
    """Enter an event, or change it; `is_public` tells the public of it, from `publish_at` on, by default from
    now, or takes it back. Another date or place raises its sequence. Raises PermissionDenied, StaleEditError
    when `revision` is not the one that stands; ValidationError for an end before the start or, of a public
    one, a title that is missing in a language."""
    if not actor.has_perm("secretariat.edit_site"):
        raise PermissionDenied
    kept = opened(Event, event, revision)
    before = [getattr(kept, name) for name in DATED]
    for name, value in values.items():
        setattr(kept, name, value)
    _check(kept, is_public)
    if kept.pk and before != [getattr(kept, name) for name in DATED]:
        kept.sequence += 1
    kept.publish_at = _published_at(kept, is_public, publish_at)
    kept.search_text = fold(" ".join(_words(kept)))
    kept.save()
    ledger.append(kind="secretariat.event", subject=kept, actor=actor, data={"public": is_public})
    return kept  # type: ignore[no-any-return]


def _check(event: Event, is_public: bool) -> None:
    if event.ends_at <= event.starts_at:
        raise ValidationError({"ends": _("An event ends after it starts.")}, code="order")
    missing = [name for name in ("title_fr", "title_en", "title_es") if not getattr(event, name)]
    if is_public and missing:
        text = _("The public reads it in French, English and Spanish: this is missing.")
        raise ValidationError(dict.fromkeys(missing, text), code="language")


def _words(event: Event) -> list[str]:
    names = [f"{field}_{code}" for field in ("title", "lead") for code in LANGUAGES]
    return [getattr(event, name) or "" for name in (*names, "place", "organiser")]


def _published_at(event: Event, is_public: bool, at: datetime | None) -> datetime | None:
    if not is_public:
        return None
    return at or event.publish_at or timezone.now()

"""Two people editing one thing: the later one is told, and sees both texts (T13)."""

from typing import Any

from django.db.models import Model


class StaleEditError(Exception):
    """Somebody saved the same thing in between; `current` is what stands now."""

    def __init__(self, current: Model) -> None:
        super().__init__("stale edit")
        self.current = current


def opened(model: Any, record: Any, revision: int) -> Any:
    """The record under its lock, or a new one where there is none yet, one revision on. Raises StaleEditError
    when `revision` is not the one that stands. Inside a transaction."""
    kept = model._default_manager.select_for_update().get(pk=record.pk) if record else model()
    if kept.revision != revision:
        raise StaleEditError(kept)
    kept.revision += 1
    return kept

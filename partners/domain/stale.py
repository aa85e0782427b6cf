"""Two people editing one thing: the later one is told, and sees both texts (T13)."""

from django.db.models import Model


class StaleEditError(Exception):
    """Somebody saved the same thing in between; `current` is what stands now."""

    def __init__(self, current: Model) -> None:
        super().__init__("stale edit")
        self.current = current

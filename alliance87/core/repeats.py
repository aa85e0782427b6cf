"""A form that was sent twice writes once: the second time is answered as if it had been done."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

WITHIN = timedelta(minutes=5)  # nobody means to say the same again so soon


def said_just_now(rows: QuerySet[Any], *, at: str) -> Any | None:
    """The newest of `rows`, the same words by the same author in the same place, when its instant `at` is
    no more than some minutes ago; None where there is no such row, or nobody is known as its author. Part of
    a verb that holds the lock of the place (one query)."""
    return rows.filter(**{f"{at}__gt": timezone.now() - WITHIN}).order_by("-pk").first()

"""So many times in so many seconds, counted in the cache that an installation has."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache

from alliance87.core.rate_limit import is_within

HOUR = 3600
NOON = datetime(2026, 5, 14, 12, 0, 1, tzinfo=UTC)


@pytest.mark.django_db
def test_a_count_holds_for_its_whole_window_and_no_longer(time_machine: Any) -> None:
    """A count that is written anew must not end with the cache's own short time."""
    cache.clear()
    time_machine.move_to(NOON, tick=False)
    answers = [is_within("typing", "ana", amount=2, seconds=HOUR) for _each in range(3)]
    time_machine.move_to(NOON + timedelta(minutes=50), tick=False)
    answers.append(is_within("typing", "ana", amount=2, seconds=HOUR))
    answers.append(is_within("typing", "ben", amount=2, seconds=HOUR))
    time_machine.move_to(NOON + timedelta(minutes=61), tick=False)
    answers.append(is_within("typing", "ana", amount=2, seconds=HOUR))
    assert answers == [True, True, False, False, True, True]

from typing import Any

import pytest
from django.utils import translation

from tests.gcm.body import Body, seat_all
from tests.plugins.worlds import kept


@pytest.fixture(autouse=True)
def _in_english(_clean_slate: None) -> None:
    """What is refused is compared in English, whatever the language of the settings."""
    translation.activate("en")


@kept
def body() -> Body:
    """Every seat of the GCG held."""
    return seat_all()


@pytest.fixture
def framework(db: None) -> Any:
    """The checklist that ships with the portal."""
    from pathfinders.domain.reference import load_criteria, load_frameworks
    from pathfinders.models import Framework

    load_frameworks()
    load_criteria()
    return Framework.objects.in_force()

import logging

import pytest

from tests.ladder.world import World
from tests.plugins.worlds import kept


@pytest.fixture(autouse=True)
def _quiet(caplog):
    caplog.set_level(logging.ERROR, "django.request")  # refusals are what is tried here


@kept
def world(cast):
    return World(cast)


@kept
def full_world(cast):
    """With one of everything."""
    made = World(cast)
    made.fill()
    return made

import logging

import pytest

from tests.ladder.world import World


@pytest.fixture
def world(cast, caplog):
    caplog.set_level(logging.ERROR, "django.request")  # refusals are what is tried here
    return World(cast)

"""In a demonstration there are a few addresses more; anywhere else they do not exist."""

import pytest

from tests.ladder.resolver import addresses
from tests.ladder.table import TABLE, demo
from tests.ladder.test_ladder import tried, unnamed

DEMO_URLS = "tests.ladder.demo_urls"


@pytest.fixture
def demonstration(settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = DEMO_URLS


@pytest.mark.parametrize("row", demo.ROWS, ids=str)
def test_the_ladder_of_the_demonstration(row, demonstration, world):
    tried(row, world)
    assert row.answers.keys() == world.people.keys()


def test_every_address_of_the_demonstration_is_in_the_table():
    missing = unnamed(addresses(DEMO_URLS), (*TABLE, *demo.ROWS))
    if missing:
        pytest.fail(missing, pytrace=False)
    assert len(addresses(DEMO_URLS)) >= len(addresses())


def test_outside_a_demonstration_there_is_none_of_it():
    assert [str(each) for each in addresses() if "demo" in each.route] == []

"""Everybody of the cast at every address: each gets what the table says, within the budget of queries,
and every page is a page of the house."""

import re
from collections import Counter

import pytest

from tests.ladder.climb import climb
from tests.ladder.resolver import addresses
from tests.ladder.table import NAMELESS, TABLE

DESK = [each for each in TABLE if each.name.startswith("admin:")]
ELSEWHERE = [each for each in TABLE if each not in DESK]


@pytest.mark.parametrize("row", ELSEWHERE, ids=str)
def test_the_ladder(row, world):
    tried(row, world)
    assert row.answers.keys() == world.people.keys()


@pytest.mark.parametrize("row", DESK, ids=str)
def test_the_ladder_of_the_desk(row, full_world):
    """Which holds records of every kind."""
    tried(row, full_world)
    assert row.answers.keys() == full_world.people.keys()


def test_no_row_is_written_twice():
    assert [name for name, count in Counter(map(str, TABLE)).items() if count > 1] == []


def test_every_address_is_in_the_table():
    missing = unnamed(addresses(), TABLE)
    if missing:
        pytest.fail(missing, pytrace=False)
    assert len(addresses()) > 50


def test_every_row_leads_somewhere():
    known = {each.name for each in addresses()}
    assert sorted({row.name for row in TABLE} - known) == []


def tried(row, world):
    faults = climb(row, world)
    if faults:
        pytest.fail(f"{row}\n  " + "\n  ".join(faults), pytrace=False)


def unnamed(found, table):
    """The rows to add for addresses that the table does not name, one a line."""
    known = {row.name for row in table}
    missing = [each for each in found if each.name not in known and not is_excused(each)]
    return "".join(f"\n  add to tests/ladder/table/: {wanted(each)}" for each in missing)


def is_excused(address):
    return not address.name and any(re.search(pattern, address.route) for pattern in NAMELESS)


def wanted(address):
    """The line to add, to be thought about before it is pasted."""
    if not address.name:
        return f"NAMELESS[{address.route!r}] = 'why nobody has to try it'  # or give the pattern a name"
    given = ", ".join(f"{name!r}: world.…" for name in address.arguments)
    kwargs = f", kwargs=lambda world: {{{given}}}" if given else ""
    return f'row("{address.name}", NOT_FOUND, anonymous=SIGN_IN{kwargs}),  # {address.route}'

"""A list costs the same whatever it holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.ladder.lists import LISTS


def queries_of(client, world, page):
    """How many the second reading makes: the first one may fill what is remembered for all."""
    path = reverse(page.name, kwargs=page.kwargs(world)) + page.query
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


@pytest.mark.parametrize("page", LISTS, ids=str)
def test_a_list_costs_the_same_at_1_and_at_30(page, world, client_of):
    counted = []
    for rows in (range(1), range(1, 30)):
        for number in rows:
            page.grow(world, number)
        counted.append(queries_of(client_of(page.reader), world, page))
    assert counted == [page.queries, page.queries]

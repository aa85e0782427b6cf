"""No page of the portal has a barrier that axe knows of (WCAG 2.2 A and AA), or is wider than its window:
every page of the ladder's table, as somebody who may read it, on a desk and on a telephone."""

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import ROLES, sign_in
from tests.journeys.support import DESK, LANGUAGES, PHONE
from tests.ladder.table import TABLE
from tests.ladder.world import World
from tests.legs import embedded_leg_only

IN_EVERY_LANGUAGE = {
    "secretariat:home",
    "partners:directory",
    "partners:partner",
    "partners:application",
    "partners:application_step",
    "partners:desk",
    "account_login",
    "account_signup",
    "admin:index",
    "pathfinders:country",
}


def reader_of(row):
    """The first of the cast who gets the page, if anybody does."""
    return next((role for role in ROLES if row.answers[role] == 200), None)


def pages():
    """Each page with its reader and language: key pages in all, else each in turn."""
    read = [row for row in TABLE if row.method == "get" and reader_of(row) and is_read_by_eye(row)]
    for number, row in enumerate(read):
        key = row.name in IN_EVERY_LANGUAGE
        wanted = LANGUAGES if key else (LANGUAGES[number % len(LANGUAGES)],)
        yield from ((row, reader_of(row), language) for language in wanted)


def is_read_by_eye(row):
    """Pages of ours, and of the desk: its first page and all that shows records."""
    return row.is_page or row.name == "admin:index" or row.name.endswith(("_changelist", "_change", "_add"))


@pytest.fixture
def window_of(visit, cast, portal):
    """One window for each reader and language, signed in when the reader is somebody."""
    windows = {}

    def window(role, language):
        if (role, language) not in windows:
            walk = visit(language)
            if role != "anonymous":
                session = sign_in(Client(), cast[role]).cookies[settings.SESSION_COOKIE_NAME]
                walk.page.context.add_cookies(
                    [{"name": settings.SESSION_COOKIE_NAME, "value": session.value, "url": portal}]
                )
            windows[role, language] = walk
        return windows[role, language]

    return window


@pytest.mark.rule("T19")
@pytest.mark.slow
@embedded_leg_only("the walk takes minutes, and pages look the same whatever the database")
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("half", [0, 1])
def test_no_page_has_a_barrier(half, cast, window_of):
    world = World(cast)
    found = []
    for row, role, language in list(pages())[half::2]:
        walk = window_of(role, language)
        path = walk.address(row.name, *row.args, **row.kwargs(world)) + row.query
        walk.page.set_viewport_size({"width": DESK, "height": 900})
        answer = walk.page.goto(path)
        assert answer.status == 200, f"{role} at {path}: {answer.status}"
        for width in (DESK, PHONE):
            walk.page.set_viewport_size({"width": width, "height": 900})
            found += walk.violations()
            found += [f"{path} is {walk.overflow()} px wider than {width}"] if walk.overflow() else []
    assert not found, "\n".join(["", *found])

"""Try one row of the table with the whole cast, and say in words what differs."""

from typing import Any
from urllib.parse import unquote

from django.db import connection, transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests import budgets
from tests.cast import ROLES, sign_in
from tests.ladder.pages import faults_of
from tests.ladder.rows import REDIRECT, SECOND_FACTOR, SIGN_IN, Answer, Row, To
from tests.ladder.world import World

LANGUAGES = ("fr", "en", "es")


def language_of(role: str) -> str:
    """Each of the cast reads in another language, so that the ladder stands in all three."""
    return LANGUAGES[ROLES.index(role) % len(LANGUAGES)]


def climb(row: Row, world: World) -> list[str]:
    """What differs from the table: a line for each fault, with who of the cast met it."""
    kwargs = dict(row.kwargs(world))
    met: dict[str, list[str]] = {}
    for role in ROLES:
        for fault in _try(row, role, world.people[role], kwargs):
            met.setdefault(fault, []).append(role)
    return [f"{fault}: {', '.join(roles)}" for fault, roles in met.items()]


def _try(row: Row, role: str, user: Any, kwargs: dict[str, Any]) -> list[str]:
    language = language_of(role)
    client = Client(headers={"accept-language": language})
    with translation.override(language), transaction.atomic():
        if user:
            sign_in(client, user)
        path = reverse(row.name, args=row.args, kwargs=kwargs) + row.query
        with CaptureQueriesContext(connection) as queries:
            response = getattr(client, row.method)(path, row.data)
        got = _answer_of(response, path)
        faults = _differs(row.answers[role], got)
        transaction.set_rollback(True)
    if response.status_code == 200 and row.method == "get":
        faults += _beyond_budget(len(queries), user)
        faults += faults_of(response, language) if row.is_page else []
    return faults


def _answer_of(response: Any, path: str) -> Answer:
    if response.status_code not in (301, 302, 303):
        return int(response.status_code)
    target, _, query = response.headers["Location"].partition("?")
    if target == resolve_url("account_login") and f"next={path.partition('?')[0]}" in unquote(query):
        return SIGN_IN
    if target.startswith(reverse("mfa_index")):
        return SECOND_FACTOR
    return To(_bare(target))


def _bare(path: str) -> str:
    """The path without its language, which differs from one of the cast to the next."""
    prefix = f"/{translation.get_language()}/"
    return "/" + path.removeprefix(prefix) if path.startswith(prefix) else path


def _differs(expected: Answer, got: Answer) -> list[str]:
    if expected == REDIRECT and isinstance(got, To):
        return []
    if isinstance(expected, To):
        expected = To(_bare(resolve_url(expected.target)))
    return [] if expected == got else [f"expected {expected}, got {got}"]


def _beyond_budget(count: int, user: Any) -> list[str]:
    allowed = budgets.SIGNED_IN_PAGE if user else budgets.ANONYMOUS_PAGE
    return [f"{count} queries, the budget is {allowed}"] if count > allowed else []

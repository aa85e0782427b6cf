"""Try one row of the table with the whole cast, and say in words what differs."""

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests import budgets
from tests.cast import ROLES, STAFF, sign_in
from tests.ladder.pages import faults_of
from tests.ladder.rows import SECOND_FACTOR, SIGN_IN, Answer, Row, To

LANGUAGES = ("fr", "en", "es")


def language_of(role: str) -> str:
    """Each of the cast reads in another language, so that the ladder stands in all three."""
    return LANGUAGES[ROLES.index(role) % len(LANGUAGES)]


def climb(row: Row, world: Any, people: Mapping[str, Any]) -> list[str]:
    """What differs from the table, a line for each of the cast."""
    return [fault for role in ROLES for fault in _try(row, role, people[role], world)]


def _try(row: Row, role: str, user: Any, world: Any) -> list[str]:
    language = language_of(role)
    client = Client(headers={"accept-language": language})
    with translation.override(language), transaction.atomic():
        if user:
            sign_in(client, user)
        path = reverse(row.name, kwargs=dict(row.kwargs(world))) + row.query
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = getattr(client, row.method)(path, row.data)
        got = _answer_of(response, path)
        faults = _differs(row.answers[role], got)
        if response.status_code == 200 and row.method == "get":
            faults += _beyond_budget(len(queries), user)
            faults += faults_of(response, language) if row.is_page else []
        transaction.set_rollback(True)
    return [f"{role} ({language}) at {path}: {fault}" for fault in faults]


def _answer_of(response: Any, path: str) -> Answer:
    if response.status_code not in (301, 302, 303):
        return int(response.status_code)
    target, _, query = response.headers["Location"].partition("?")
    if target == resolve_url("account_login"):
        came_from = path.partition("?")[0]
        return SIGN_IN if f"next={came_from}" in query else f"sign in, without the way back to {path}"
    if target.startswith(reverse("mfa_index")):
        return SECOND_FACTOR
    return To(target)


def _differs(expected: Answer, got: Answer) -> list[str]:
    if isinstance(expected, To):
        expected = To(resolve_url(expected.target))
    return [] if expected == got else [f"expected {expected}, got {got}"]


def _beyond_budget(count: int, user: Any) -> list[str]:
    allowed = budgets.SIGNED_IN_PAGE if user else budgets.ANONYMOUS_PAGE
    return [f"{count} queries, the budget is {allowed}"] if count > allowed else []


def staff_only(**rest: Answer) -> dict[str, Answer]:
    return {role: rest.get(role, 200 if role in STAFF else 404) for role in ROLES}

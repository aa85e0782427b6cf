"""Error pages speak the reader's language and say what to do next."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation

from alliance87.core import errors

HANDLERS = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.page_not_found,
    429: errors.too_many_requests,
    500: errors.server_error,
}


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("status", HANDLERS)
def test_an_error_page_is_in_the_readers_language(
    db: None, status: int, language: str, rf: RequestFactory
) -> None:
    from django.contrib.auth.models import AnonymousUser

    request = rf.get(f"/{language}/somewhere/")
    request.user = AnonymousUser()
    with translation.override(language):
        response = HANDLERS[status](request)
    page = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}">' in page
    assert f'href="/{language}/"' in page
    assert page.count("<h1>") == 1


def test_a_missing_page_offers_the_same_address_in_other_languages(db: None) -> None:
    response = Client().get("/en/no-such-page/?x=1")
    assert response.status_code == 404
    assert 'href="/es/no-such-page/?x=1"' in response.content.decode()


def test_the_page_of_a_server_error_asks_the_database_nothing(db: None, rf: RequestFactory) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("the database was asked")

    with connection.execute_wrapper(refuse):
        assert errors.server_error(rf.get("/fr/")).status_code == 500


def test_the_reason_of_a_refusal_is_shown(db: None, rf: RequestFactory) -> None:
    from django.contrib.auth.models import AnonymousUser
    from django.core.exceptions import PermissionDenied

    request = rf.get("/en/")
    request.user = AnonymousUser()
    page = errors.permission_denied(
        request, PermissionDenied("The chair alone may do this.")
    ).content.decode()
    assert '<p class="notice warn">The chair alone may do this.</p>' in page


def test_an_expired_form_is_answered_in_words(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/en/account/login/", {"login": "a"})
    assert response.status_code == 403
    assert "This form has expired" in response.content.decode()


def test_too_many_requests_of_the_account_pages_have_the_same_page() -> None:
    assert (Path(settings.BASE_DIR) / "templates/429.html").read_text() == '{% extends "errors/429.html" %}\n'

"""Switching the language stays on the page."""

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from alliance87.core import languages


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/fr/account/login/", "/es/account/login/"),
        ("/fr/account/login/?next=/fr/my-desk/&x=1", "/es/account/login/?next=/fr/my-desk/&x=1"),
        ("/fr/no/such/page/", "/es/no/such/page/"),
        ("/nowhere/", "/es/"),
    ],
)
def test_the_same_page_in_another_language(here: str, there: str) -> None:
    with translation.override("fr"):
        assert languages.address_in("es", here) == there


def test_an_address_of_another_host_is_never_offered() -> None:
    request = RequestFactory().get("//evil.example/fr/")
    with translation.override("fr"):
        assert [link.url for link in languages.links_of(request) if not link.current] == ["/en/", "/es/"]


def test_every_language_is_offered_in_its_own_words(db: None) -> None:
    page = Client().get("/en/account/login/?next=/en/my-desk/").content.decode()
    assert '<html lang="en">' in page
    assert '<a href="/fr/account/login/?next=/en/my-desk/" lang="fr" hreflang="fr">Français</a>' in page
    here = 'href="/en/account/login/?next=/en/my-desk/" lang="en" hreflang="en" aria-current="true"'
    assert f"<a {here}>English</a>" in page


def test_search_engines_learn_of_the_languages_without_the_query(db: None, settings) -> None:
    settings.SITE_URL = "https://portal.example.org"
    page = Client().get("/es/?x=1").content.decode()
    assert '<link rel="canonical" href="https://portal.example.org/es/">' in page
    assert '<link rel="alternate" hreflang="fr" href="https://portal.example.org/fr/">' in page


def test_pages_of_an_account_are_not_for_search_engines(db: None) -> None:
    page = Client().get("/en/account/login/").content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page

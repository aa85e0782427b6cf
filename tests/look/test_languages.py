"""Switching the language stays on the page."""

from datetime import date, datetime, time

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.formats import date_format

from alliance87.core import languages
from alliance87.core.phrases import with_colon


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


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "1er janvier 2026", "2 janvier 2026"),
        ("en", "1 January 2026", "2 January 2026"),
        ("es", "1 de enero de 2026", "2 de enero de 2026"),
    ],
)
def test_the_first_of_a_month_is_written_as_the_language_does(language: str, first: str, second: str) -> None:
    page = Template('{{ day|date:"DATE_FORMAT" }}, {{ day }}, {{ at|date:"DATETIME_FORMAT" }}')
    with translation.override(language):
        for day, words in ((date(2026, 1, 1), first), (date(2026, 1, 2), second)):
            shown = page.render(Context({"day": day, "at": datetime.combine(day, time(9, 5))}))
            assert shown.startswith(f"{words}, {words}, {words}")
            assert date_format(day, "DATE_FORMAT") == words
        assert date_format(date(2026, 1, 1), "SHORT_DATE_FORMAT") == "01/01/2026"


def test_before_a_colon_french_leaves_a_space_that_does_not_break() -> None:
    said = {}
    for language in ("fr", "en", "es"):
        with translation.override(language):
            said[language] = with_colon("Titre", "trop long")
    assert said == {"fr": "Titre\u00a0: trop long", "en": "Titre: trop long", "es": "Titre: trop long"}

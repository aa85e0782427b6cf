"""What surrounds every page: skip link, languages, navigation, messages, foot; and what it weighs."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from alliance87.core import navigation

STYLES = Path(settings.BASE_DIR) / "static/css"


def test_the_first_thing_the_keyboard_meets_leads_to_the_content(db: None) -> None:
    page = Client().get("/en/account/login/").content.decode()
    links = re.findall(r'<a [^>]*href="([^"]*)"', page)
    assert links[0] == "#main"
    assert '<main id="main"' in page


def test_the_page_says_in_which_zone_its_dates_are(db: None, client_of, applicant) -> None:
    applicant.time_zone = "America/Lima"
    applicant.save()
    page = client_of(applicant).get("/en/account/email/").content.decode()
    assert "Dates and times on this page: Lima time (UTC-05:00)." in page


def test_visitors_read_genevas_time(db: None) -> None:
    assert "Geneva time (UTC+0" in Client().get("/en/account/login/").content.decode()


@pytest.fixture
def items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})
    navigation.define_item("second", "Second", "account_signup", 20)
    navigation.define_item("first", "First", "account_login", 10)
    navigation.define_item("staff", "Staff", "account_logout", 30, "core.view_style_guide")


def test_the_navigation_shows_what_the_reader_may_see_in_order(items: None) -> None:
    request = RequestFactory().get("/fr/account/signup/")
    request.user = AnonymousUser()
    entries = navigation.entries_for(request)
    assert [(entry.label, entry.current) for entry in entries] == [("First", ""), ("Second", "page")]


def test_a_page_below_an_entry_marks_it(items: None) -> None:
    request = RequestFactory().get("/fr/account/login/code/")
    request.user = AnonymousUser()
    assert [entry.current for entry in navigation.entries_for(request)] == ["true", ""]


def test_an_entry_has_one_name(items: None) -> None:
    with pytest.raises(ValueError) as refusal:
        navigation.define_item("first", "Again", "account_login", 1)
    assert str(refusal.value) == "navigation item 'first' is declared twice"


def test_signing_out_is_a_post(db: None, client_of) -> None:
    page = client_of("applicant").get("/en/account/email/").content.decode()
    assert '<form method="post" action="/en/account/logout/">' in page


def test_the_style_guide_is_for_the_secretariat(db: None, client_of) -> None:
    assert client_of("secretariat").get("/en/style-guide/").status_code == 200
    assert client_of("applicant").get("/en/style-guide/").status_code == 404
    assert Client().get("/en/style-guide/").status_code == 302


def test_the_style_guide_shows_each_property(db: None, client_of) -> None:
    page = client_of("secretariat").get("/en/style-guide/").content.decode()
    assert '<th scope="row"><code>kind</code></th>' in page
    assert page.count('class="error-summary"') == 1


def test_styles_stay_small_and_in_layers() -> None:
    frame = (Path(settings.BASE_DIR) / "templates/base.html").read_text()
    linked = [
        STYLES.parent / each for each in re.findall(r'rel="stylesheet" href="{% static "([^"]+)"', frame)
    ]
    assert len(linked) <= 10
    assert sum(len(gzip.compress(each.read_bytes())) for each in linked) < 20 * 1024
    assert [each.name for each in linked if "@layer" not in each.read_text()] == []


@pytest.mark.parametrize("path", ["/fr/account/login/", "/es/account/signup/", "/en/account/password/reset/"])
def test_every_text_field_of_the_account_pages_has_a_label(db: None, path: str) -> None:
    page = Client().get(path).content.decode()
    fields = re.findall(r'<input type="(?:text|email|password|checkbox)"[^>]* id="([^"]+)"', page)
    assert fields
    assert [each for each in fields if f'for="{each}"' not in page] == []


def test_a_passkey_has_a_way_around_it_without_script(db: None) -> None:
    page = Client().get("/en/account/login/").content.decode()
    assert 'id="passkey_login" data-needs-script hidden' in page
    assert "Passkeys need JavaScript" in page

"""An editor of the secretariat has the rights that an editor works with, and reaches no other page of the
desk: also none whose author thought of officers alone."""

import logging

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from alliance87.core.access import registry
from tests.cast import sign_in
from tests.ladder.resolver import addresses

OWN = tuple(f"admin:secretariat_{model}_" for model in ("event", "news", "page", "estimate"))
OF_THE_SITE = {"admin:index", "admin:app_list", "admin:jsi18n", "admin:login", "admin:logout"}
# What an editor has a right to, among all that is declared.
RIGHTS = {
    "access.enter_desk",
    "secretariat.edit_news",
    "secretariat.edit_newsletter",
    "secretariat.edit_site",
    "secretariat.view_contribution",
    "secretariat.view_estimate",
    "secretariat.view_event",
    "secretariat.view_issue",
    "secretariat.view_media_file",
    "secretariat.view_news",
    "secretariat.view_page",
}


@pytest.fixture
def client(desk_editor, caplog):
    caplog.set_level(logging.ERROR, "django.request")  # refusals are what is tried here
    return sign_in(Client(headers={"accept-language": "en"}), desk_editor)


def test_an_editor_has_these_rights_beyond_those_of_anybody(desk_editor, follower):
    mine, anybodys = (
        {each.name for each in registry.permissions() if registry.has_perm(user, each.name)}
        for user in (desk_editor, follower)
    )
    assert mine - anybodys == RIGHTS
    assert registry.needs_second_factor(desk_editor)


def path_of(address):
    """With a number for whatever it asks: who may is asked before the record is looked for."""
    kwargs = {each: "partners" if each == "app_label" else "1" for each in address.arguments}
    try:
        return reverse(address.name, kwargs=kwargs)
    except NoReverseMatch:
        return reverse(address.name, args=("1", "1"))  # given by position


def test_every_other_page_of_the_desk_is_closed_to_an_editor(client):
    tried = [
        each
        for each in addresses()
        if each.name.startswith("admin:") and not each.name.startswith((*OWN, "admin:password"))
    ]
    answers = {
        (each.name, method): getattr(client, method)(path_of(each)).status_code
        for each in tried
        if each.name not in OF_THE_SITE
        for method in ("get", "post")
    }
    assert {key: status for key, status in answers.items() if status not in (403, 404)} == {}
    assert len(answers) > 200


@pytest.mark.parametrize("name", ["admin:index", *(f"{each}changelist" for each in OWN)])
def test_what_an_editor_works_on_is_open(client, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert reverse("admin:index") in page.text


def test_the_first_page_leads_an_editor_nowhere_else(client):
    page = client.get(reverse("admin:index"))
    shown = {link.url_name for section in page.context["desk"].sections for link in section.links}
    assert shown == {
        "secretariat:contributions",
        "secretariat:issues",
        "secretariat:media_desk",
        "secretariat:saved_filters",
    }
    assert [each["app_label"] for each in page.context["app_list"]] == ["secretariat"]

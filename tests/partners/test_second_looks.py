"""Addresses that no partner takes, words found whatever their accents, stale edits of charter and scope, and
the group of the mandate that never began."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation

from alliance87.core import inbox, rulesets
from alliance87.core.months import add_months
from partners.domain.group_updates import notice_silence
from partners.domain.listings import RESERVED, address_of
from partners.domain.mandated_groups import load_monitoring_group
from partners.domain.stale import StaleEditError
from partners.domain.workplans import set_scope, write_charter
from partners.models import Group, Posting
from partners.models.organisation import LANGUAGES
from tests.partners.group_working import at_work, partner_of
from tests.partners.initiating import country, publish, publish_practice, topic
from tests.partners.trading import post, publish_call, run_pilot


def _routes(found: Any, before: str = "") -> Any:
    for each in found:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route


def test_no_partner_takes_the_address_of_a_page(db: None) -> None:
    found = [route.partition("partners/") for route in _routes(get_resolver().url_patterns)]
    below = {rest for before, _, rest in found if before.strip("/") in ("", *LANGUAGES)}
    taken = {route.split("/")[0].split(".")[0] for route in below} - {"", "<slug:slug>"}
    assert {"map", "statistics", "commitments", "apply"} <= taken
    assert taken <= RESERVED
    for each in RESERVED:
        assert address_of(each.upper(), "public") != each


@pytest.mark.parametrize("asked", ["resultat", "RÉSULTAT", "résultat"])
def test_lists_find_words_whatever_their_accents(partner_editor: Any, secretariat: Any, asked: str) -> None:
    maple = partner_of(partner_editor, "maple")
    said = {"title_fr": "Le résultat d’abord"}
    publish(partner_editor, maple, **said)
    publish_practice(partner_editor, secretariat, maple, **said)
    post(partner_editor, maple, **said)
    run_pilot(partner_editor, maple, **said)
    publish_call(partner_editor, secretariat, maple, **said)
    with translation.override("fr"):
        doors = [
            reverse(f"partners:{name}")
            for name in ("initiatives", "practices", "postings", "pilots", "funding")
        ]
        for door in (*doors, reverse("secretariat:search")):
            page = Client().get(door, {"q": asked}).content.decode()
            assert "Le résultat d’abord" in page, door
            assert "Le résultat d’abord" not in Client().get(door, {"q": "resultatx"}).content.decode()


def test_a_save_of_one_column_keeps_the_words_in_step(partner_editor: Any) -> None:
    made = post(partner_editor, partner_of(partner_editor, "maple"))
    made.title_en = "Élan"
    made.save(update_fields=["title_en"])
    assert "elan" in Posting.objects.get().search_text


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


@pytest.mark.rule("T13")
def test_a_stale_charter_is_refused_with_both_texts(
    group: Group, partner_editor: Any, client_of: Any
) -> None:
    browser = client_of(partner_editor)
    address = reverse("partners:group_charter", args=[group.slug])
    typed = {"revision": 0, "text_en": "First words"}
    assert browser.post(address, typed).status_code == 302
    late = browser.post(address, {**typed, "text_en": "Second words"})
    text = late.content.decode()
    assert (late.status_code, "First words" in text, "Second words" in text) == (409, True, True)
    assert 'name="revision" value="1"' in text
    with pytest.raises(StaleEditError):
        write_charter(
            actor=partner_editor, group=group, texts={"en": "X"}, admits_observers=False, revision=0
        )
    assert group.charters.count() == 1
    assert browser.post(address, {"revision": 1, "text_en": "Second words"}).status_code == 302


@pytest.mark.rule("T13")
def test_a_stale_scope_is_refused(group: Group, partner_editor: Any, client_of: Any) -> None:
    set_scope(actor=partner_editor, group=group, topics=[topic()], countries=[], revision=0)
    with pytest.raises(StaleEditError):
        set_scope(actor=partner_editor, group=group, topics=[], countries=[country()], revision=0)
    address = reverse("partners:group_scope", args=[group.slug])
    late = client_of(partner_editor).post(address, {"revision": 0, "countries": [country().pk]})
    assert (late.status_code, list(group.topics.all())) == (409, [topic()])
    again = client_of(partner_editor).post(address, {"revision": 1, "countries": [country().pk]})
    assert (again.status_code, list(group.topics.all()), group.countries.count()) == (302, [], 1)


@pytest.mark.rule("W9")
def test_the_group_of_the_mandate_that_never_began_is_noticed(secretariat: Any) -> None:
    load_monitoring_group()
    months = rulesets.in_force()["partners.groups.dormant_months"]
    due = add_months(timezone.localdate(), months)
    assert notice_silence(today=due - timedelta(days=2)) == 0
    assert notice_silence(today=due + timedelta(days=2)) == 1
    assert inbox.tasks_of(secretariat).filter(kind="partners.group_silent").count() == 1

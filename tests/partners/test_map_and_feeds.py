"""The map of the partners and the Atom feeds: what everybody may read, and nobody else (P5, T9)."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import translation

from partners.models import Country, GoodPractice, Group, Organisation
from partners.queries.directory import Directory, Filters
from partners.queries.squares import partner_squares
from tests.partners.group_working import at_work, partner_of, plan
from tests.partners.initiating import country, publish, publish_practice
from tests.partners.trading import post, publish_call, run_pilot

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return of_kind(partner_of(partner_editor, "oak"), "donor")


def of_kind(organisation: Organisation, kind: str) -> Organisation:
    """Of Aldoria, and since a day that is known."""
    Organisation.objects.filter(pk=organisation.pk).update(kind=kind, country=country("XA", "Aldoria"))
    organisation.statuses.update(valid_from="2024-03-01")
    return organisation


def numbers(**chosen: str) -> dict[str, Any]:
    filters = Filters("", chosen)
    regions = partner_squares(filters, Directory(filters).numbers()["country"])
    return {each.code: each.sign for region in regions for each in region.squares if each.sign}


def titles(client: Any, name: str) -> list[str]:
    with translation.override("en"):
        answer = client.get(reverse("partners:feed", args=[name]))
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)  # noqa: S314  (our own)
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.findall(f"{ATOM}entry")]


def test_a_square_counts_the_partners_of_a_country(partner: Organisation, applicant: Any) -> None:
    of_kind(partner_of(applicant, "elm"), "academia")
    Country.objects.create(iso2="XB", name="Borland", fictitious=True)
    assert (numbers(), numbers(kind="donor"), numbers(kind="igo")) == ({"XA": 2}, {"XA": 1}, {})


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_a_quiet_partner_is_on_no_square_and_in_no_feed(
    partner: Organisation, partner_editor: Any, secretariat: Any, client: Any, listing: str
) -> None:
    publish(partner_editor, partner)
    publish_practice(partner_editor, secretariat, partner)
    assert [len(titles(client, name)) for name in ("partners", "initiatives", "practices")] == [1, 1, 1]
    Organisation.objects.update(listing=listing)
    assert numbers() == {}
    assert [titles(client, name) for name in ("partners", "initiatives", "practices")] == [[], [], []]


def test_the_square_leads_to_the_list_with_the_filters_kept(partner: Organisation, client: Any) -> None:
    with translation.override("en"):
        text = client.get(reverse("partners:map") + "?kind=donor").content.decode()
    assert (
        'href="/en/partners/?kind=donor&amp;country=XA" title="Aldoria"' in text
        and "Aldoria, 1 partner</span>" in text
    )


@pytest.mark.rule("T9")
def test_the_feed_of_groups_tells_what_is_public(partner_editor: Any, secretariat: Any, client: Any) -> None:
    group = at_work(partner_editor, secretariat)
    plan(group, partner_editor, activity_en="Map the chains", status="late", help_wanted_en="Money")
    assert set(titles(client, "groups")) == {
        "A new group: Group of maple",
        "Group of maple, workplan: Map the chains",
    }
    with translation.override("en"):
        whole = client.get(reverse("partners:feed", args=["groups"])).content.decode()
    assert "Under way" in whole and "Late" not in whole and "Money" not in whole
    Group.objects.update(published_at=None)
    assert titles(client, "groups") == []


def test_a_control_character_takes_no_feed_down(
    partner: Organisation, partner_editor: Any, secretariat: Any, client: Any
) -> None:
    publish_practice(partner_editor, secretariat, partner)
    GoodPractice.objects.update(title_en="A\x0b fair", title="A\x0b fair")
    assert titles(client, "practices") == ["Good practice: A fair"]


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_the_feeds_of_the_market_tell_what_is_public(
    partner: Organisation, partner_editor: Any, secretariat: Any, client: Any, listing: str
) -> None:
    post(partner_editor, partner)
    run_pilot(partner_editor, partner)
    publish_call(partner_editor, secretariat, partner)
    names = ("needs-and-offers", "pilots", "funding")
    assert [len(titles(client, name)) for name in names] == [1, 1, 1]
    Organisation.objects.update(listing=listing)
    assert [titles(client, name) for name in names] == [[], [], []]


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("directory", "partners"),
        ("practices", "practices"),
        ("initiatives", "initiatives"),
        ("groups", "groups"),
        ("postings", "needs-and-offers"),
        ("pilots", "pilots"),
        ("funding", "funding"),
    ],
)
def test_readers_of_feeds_find_them(client: Any, page: str, feed: str) -> None:
    with translation.override("en"):
        text = client.get(reverse(f"partners:{page}")).content.decode()
        address = reverse("partners:feed", args=[feed])
    assert '<link rel="alternate" type="application/atom+xml" title="' in text
    assert text.count(f'href="{address}"') == 2


@pytest.mark.parametrize(
    ("name", "queries"), [("partners", 1), ("initiatives", 3), ("practices", 3), ("groups", 2)]
)
def test_a_feed_costs_the_same(
    partner: Organisation,
    partner_editor: Any,
    secretariat: Any,
    client: Any,
    django_assert_num_queries: Any,
    name: str,
    queries: int,
) -> None:
    for _number in range(3):
        publish(partner_editor, partner)
        publish_practice(partner_editor, secretariat, partner)
    address = reverse("partners:feed", args=[name])
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)

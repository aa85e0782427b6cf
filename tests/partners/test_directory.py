"""What a visitor finds, and what no door tells (P5)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from partners.domain.listings import change_listing
from partners.enums import Listing
from partners.models import Group, Organisation
from partners.queries import directory, directory_index
from partners.queries.directory import Directory, Filters, facets, search_partners, statistic
from tests.partners.group_working import at_work, join, partner_of

Admit = Callable[..., Organisation]


def found(query: str) -> list[str]:
    return [partner.name_fr for partner in search_partners(Filters.of(QueryDict(query)))]


def numbers(filters: Filters) -> dict[str, dict[str, int]]:
    return Directory(filters).numbers()


def counts(query: str = "") -> dict[str, dict[str, int]]:
    return {
        facet.name: {choice.value: choice.count for choice in facet.choices}
        for facet in facets(Filters.of(QueryDict(query)), numbers(Filters.of(QueryDict(query))))
    }


def test_search_disregards_accents_and_case(admit: Admit) -> None:
    admit(name_fr="Fédération Œuvre d’Été")
    admit(name_fr="Maison du Lac")
    assert found("q=federation+oeuvre") == ["Fédération Œuvre d’Été"]
    assert found("q=ÉTÉ") == ["Fédération Œuvre d’Été"]
    assert found("q=SURVIVANTES") == ["Fédération Œuvre d’Été", "Maison du Lac"]
    assert found("q=rien") == []


def test_facets_narrow_and_count(admit: Admit) -> None:
    admit(name_fr="Alpha")
    admit(name_fr="Beta", kind="academia")
    assert found("kind=academia") == ["Beta"]
    assert found("country=XA&topic=child-labour&region=north") == ["Alpha", "Beta"]
    assert found("country=ZZ") == []
    assert counts("kind=academia") == {
        "kind": {"academia": 1, "civil_society": 1},
        "region": {"north": 1},
        "country": {"XA": 1},
        "topic": {"child-labour": 1},
        "group": {},
    }


@pytest.mark.rule("P5")
def test_name_only_tells_the_name_alone(admit: Admit, client: Client) -> None:
    quiet = admit(name_fr="Discrète", listing=Listing.NAME_ONLY)
    assert found("") == ["Discrète"]
    assert found("q=discrete") == ["Discrète"]
    assert found("q=survivantes") == []
    assert [
        found(query) for query in ("kind=civil_society", "country=XA", "region=north", "topic=child-labour")
    ] == [[]] * 4
    assert counts() == {"kind": {}, "region": {}, "country": {}, "topic": {}, "group": {}}
    page = client.get(f"/fr/partners/{quiet.slug}/").content.decode()
    assert "Discrète" in page
    assert [word in page for word in ("Valdorée", "Accompagner", "Travail des enfants")] == [False] * 3


@pytest.mark.rule("P5")
@pytest.mark.rule("T9")
def test_hidden_exists_for_its_people_and_the_secretariat_only(
    admit: Admit, client: Client, client_of: Callable[..., Client], applicant: Any
) -> None:
    hidden = admit(name_fr="Abri Secret", listing=Listing.HIDDEN)
    address = f"/fr/partners/{hidden.slug}/"
    assert "abri" not in hidden.slug
    assert found("") == found("q=abri") == []
    assert "Abri" not in client.get("/fr/").content.decode()
    asked = {
        who: client_of(who).get(address).status_code
        for who in ("follower", "partner_editor", "secretariat", applicant)
    }
    assert client.get(address).status_code == 404
    assert asked == {"follower": 404, "partner_editor": 404, "secretariat": 200, applicant: 200}


@pytest.mark.rule("P5")
def test_a_hidden_name_is_refused_to_nobody(admit: Admit) -> None:
    admit(name_fr="Abri", listing=Listing.HIDDEN)
    assert admit(name_fr="Abri").slug == "abri"


@pytest.mark.rule("P5")
def test_hiding_takes_the_address_away(admit: Admit, client: Client, applicant: Any) -> None:
    partner = admit(name_fr="Abri")
    changed = change_listing(actor=applicant, organisation=partner, listing=Listing.HIDDEN)
    assert changed.slug != "abri"
    assert client.get("/fr/partners/abri/").status_code == 404
    shown = change_listing(actor=applicant, organisation=partner, listing=Listing.PUBLIC)
    assert shown.slug == "abri"


@pytest.mark.rule("P5")
@pytest.mark.parametrize(("listed", "hidden", "shown"), [(4, 0, 4), (40, 4, 40), (40, 5, 45), (0, 7, 7)])
def test_few_hidden_partners_change_no_number(listed: int, hidden: int, shown: int) -> None:
    assert statistic(listed, hidden, smallest=5) == shown


@pytest.mark.parametrize("number", [1, 30])
def test_the_directory_asks_a_fixed_number_of_questions(
    admit: Admit, client: Client, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        admit(name_fr=f"Partenaire {each:02}")
    client.get("/fr/partners/")
    with django_assert_num_queries(9):
        client.get("/fr/partners/")


@pytest.mark.rule("P1")
def test_a_secondary_kind_finds_a_partner_too(admit: Admit, client: Client) -> None:
    fund = admit(name_fr="Fonds", other_kinds=["donor"])
    admit(name_fr="Ligue")
    found = search_partners(Filters(chosen={"kind": "donor"}))
    assert list(found) == [fund]
    assert search_partners(Filters(chosen={"kind": "civil_society"})).count() == 2
    assert numbers(Filters())["kind"] == {"civil_society": 2, "donor": 1}
    assert not search_partners(Filters(chosen={"kind": "don"})).exists()
    page = client.get("/fr/partners/?kind=donor").content.decode()
    assert ("Fonds" in page, "Ligue" in page) == (True, False)


def test_members_and_leads_of_a_group_are_found_by_it(
    partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    group = at_work(partner_editor, secretariat)
    join(group, partner_editor, applicant, partner_of(applicant, "oak"))
    partner_of(applicant, "elm")
    of_group = Filters(chosen={"group": group.slug})
    assert [each.slug for each in search_partners(of_group)] == ["maple", "oak"]
    assert numbers(Filters())["group"] == {group.slug: 2}
    (choice,) = next(each for each in facets(of_group, numbers(of_group)) if each.name == "group").choices
    assert (choice.label, choice.count, choice.selected) == (str(group), 2, True)


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_a_group_tells_nothing_of_a_quiet_member(
    partner_editor: Any, applicant: Any, secretariat: Any, listing: str
) -> None:
    group = at_work(partner_editor, secretariat)
    join(group, partner_editor, applicant, partner_of(applicant, "oak", listing=listing))
    assert [each.slug for each in search_partners(Filters(chosen={"group": group.slug}))] == ["maple"]
    assert numbers(Filters())["group"] == {group.slug: 1}


@pytest.mark.rule("D17")
def test_a_group_that_is_not_public_is_no_facet(partner_editor: Any, secretariat: Any) -> None:
    group = at_work(partner_editor, secretariat)
    Group.objects.update(published_at=None)
    assert numbers(Filters())["group"] == {}
    assert not search_partners(Filters(chosen={"group": group.slug})).exists()


def test_the_map_is_narrowed_as_the_directory_is(client: Client, db: None) -> None:
    page = client.get("/fr/partners/map/")
    assert [each.name for each in page.context["facets"]] == ["kind", "region", "topic", "group"]


@pytest.mark.rule("P5")
def test_a_large_directory_is_kept_until_somebody_changes(
    admit: Admit, applicant: Any, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(directory_index, "LARGE", 2)
    monkeypatch.setattr(directory, "LARGE", 2)
    admit(name_fr="Alpha")
    assert numbers(Filters())["kind"] == {"civil_society": 1}
    beta = admit(name_fr="Beta")
    assert numbers(Filters())["kind"] == {"civil_society": 2}
    assert len(Directory(Filters(text="beta")).keys()) == 1
    with django_assert_num_queries(1):  # has anybody changed?
        assert len(Directory(Filters(text="beta")).keys()) == 1
    change_listing(actor=applicant, organisation=beta, listing=Listing.HIDDEN)
    assert Directory(Filters(text="beta")).keys() == []
    assert numbers(Filters())["kind"] == {"civil_society": 1}


@pytest.mark.rule("P5")
def test_what_is_kept_shows_nobody_who_was_hidden_without_its_knowledge(admit: Admit) -> None:
    kept = Directory(Filters())
    partner = admit(name_fr="Alpha")
    Organisation.objects.update(listing=Listing.HIDDEN)
    assert list(kept.show([partner.pk])) == []


def test_the_directory_is_in_the_order_of_the_language(admit: Admit) -> None:
    first, second = admit(name_fr="Zèbre", name_en="Ape"), admit(name_fr="Éléphant", name_en="Bee")
    assert Directory(Filters()).keys() == [second.pk, first.pk]
    with translation.override("en"):
        assert Directory(Filters()).keys() == [first.pk, second.pk]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=a",
        "q=beta",
        "kind=academia",
        "country=xa",
        "country=ZZ",
        "region=north&topic=child-labour",
        "q=c&kind=donor",
    ],
)
def test_what_is_counted_is_what_is_found(admit: Admit, query: str) -> None:
    """The bits and the database say the same."""
    admit(name_fr="Alpha")
    admit(name_fr="Beta", kind="academia", other_kinds=["donor"])
    admit(name_fr="Gamma c", listing=Listing.NAME_ONLY)
    admit(name_fr="Delta c", listing=Listing.HIDDEN)
    filters = Filters.of(QueryDict(query))
    assert Directory(filters).keys() == [each.pk for each in search_partners(filters)]

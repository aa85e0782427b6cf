"""The page of a partner says what it does, and in which country."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from partners.domain.practices import adopt_practice, endorse_practice
from partners.models import Organisation
from partners.queries.partner_work import MOST, Work, work_of
from tests import budgets
from tests.partners.group_working import at_work, partner_of
from tests.partners.initiating import country, publish, publish_practice
from tests.partners.trading import post, run_pilot


def seen(organisation: Organisation) -> Work:
    return work_of(organisation, AnonymousUser())


def by_country(work: Work) -> dict[str, list[str]]:
    return {place.country.iso2: sorted(str(each) for each in place.records) for place in work.places}


@pytest.fixture
def maple(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


def test_its_work_is_listed_by_country(
    maple: Organisation, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    one, two = country("XA", "Aldoria"), country("XB", "Belmora")
    publish(partner_editor, maple, title_en="Schools", countries=[one, two])
    publish_practice(partner_editor, secretariat, maple, title_en="Day care", countries=[two])
    run_pilot(partner_editor, maple, title_en="Contracts", countries=[one])
    other = publish_practice(applicant, secretariat, partner_of(applicant, "oak"), title_en="Wells")
    adopt_practice(actor=partner_editor, practice=other, organisation=maple, country=two)
    work = seen(maple)
    assert by_country(work) == {"XA": ["Contracts", "Schools"], "XB": ["Day care", "Schools", "Wells"]}
    assert [str(each) for each in work.taken_up.rows] == ["Wells"]
    page = Client().get(maple.get_absolute_url()).content.decode()
    for each in (*work.pilots.rows, *work.practices.rows, *work.taken_up.rows):
        assert each.get_absolute_url() in page


def test_a_practice_that_it_endorsed_and_adopted_is_named_once(
    maple: Organisation, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    other = publish_practice(applicant, secretariat, partner_of(applicant, "oak"))
    endorse_practice(actor=partner_editor, practice=other, organisation=maple, words="Good")
    for where in (country("XA", "Aldoria"), country("XB", "Belmora")):
        adopt_practice(actor=partner_editor, practice=other, organisation=maple, country=where)
    assert len(seen(maple).taken_up.rows) == 1


@pytest.mark.rule("P5")
def test_a_practice_of_a_partner_gone_into_hiding_is_not_told(
    maple: Organisation, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    oak = partner_of(applicant, "oak")
    other = publish_practice(applicant, secretariat, oak)
    adopt_practice(actor=partner_editor, practice=other, organisation=maple, country=country())
    Organisation.objects.filter(pk=oak.pk).update(listing="hidden")
    work = seen(maple)
    assert (work.taken_up.rows, work.places) == ([], [])


def test_a_list_that_is_cut_leads_to_all_of_it(maple: Organisation, partner_editor: Any) -> None:
    for number in range(MOST + 1):
        publish(partner_editor, maple, title_en=f"Schools {number}")
    work = seen(maple)
    assert (len(work.initiatives.rows), work.initiatives.more) == (MOST, True)
    every = f"{reverse('partners:initiatives')}?partner=maple"
    assert every in Client().get(maple.get_absolute_url()).content.decode()


def test_lists_are_narrowed_to_one_partner(
    maple: Organisation, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    oak = partner_of(applicant, "oak")
    made = {
        "initiatives": [publish(who, whose) for who, whose in ((partner_editor, maple), (applicant, oak))],
        "postings": [post(who, whose) for who, whose in ((partner_editor, maple), (applicant, oak))],
        "pilots": [run_pilot(who, whose) for who, whose in ((partner_editor, maple), (applicant, oak))],
    }
    for name, (own, other) in made.items():
        page = Client().get(f"{reverse(f'partners:{name}')}?partner=maple").content.decode()
        assert (own.get_absolute_url() in page, other.get_absolute_url() in page) == (True, False), name


@pytest.mark.rule("P5")
def test_groups_are_not_narrowed_to_a_partner_that_is_not_listed(
    partner_editor: Any, secretariat: Any
) -> None:
    group = at_work(partner_editor, secretariat)
    door = f"{reverse('partners:groups')}?partner=maple"
    assert group.get_absolute_url() in Client().get(door).content.decode()
    Organisation.objects.filter(slug="maple").update(listing="hidden")
    assert group.get_absolute_url() not in Client().get(door).content.decode()


def test_the_page_keeps_its_budget_whatever_the_partner_does(
    maple: Organisation,
    partner_editor: Any,
    applicant: Any,
    secretariat: Any,
    django_assert_max_num_queries: Any,
) -> None:
    for _each in range(2):
        publish(partner_editor, maple)
        publish_practice(partner_editor, secretariat, maple)
        run_pilot(partner_editor, maple)
        post(partner_editor, maple)
    other = publish_practice(applicant, secretariat, partner_of(applicant, "oak"))
    adopt_practice(actor=partner_editor, practice=other, organisation=maple, country=country())
    with django_assert_max_num_queries(budgets.ANONYMOUS_PAGE):
        assert Client().get(maple.get_absolute_url()).status_code == 200

"""The list, the map and the page of a State, as everybody reads them."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from partners.domain.listings import index_organisation
from partners.models import Country, Organisation, OrganisationStatus
from pathfinders.models import DataPoint, Pathway
from pathfinders.queries.countries.catalogue import Filters, catalogue
from tests.pathfinders.data.conftest import RATIFICATIONS, SDG

KENYA = "/en/pathfinders/countries/KE/"


def read(path: str = KENYA) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def partner_in(iso2: str, name: str, listing: str = "public") -> Organisation:
    country = Country.objects.get(iso2=iso2)
    made = Organisation(name=name, slug=name.lower().replace(" ", "-"), kind="academia", listing=listing)
    made.country = country
    index_organisation(made)
    made.save()
    OrganisationStatus.objects.create(organisation=made, kind="partner", valid_from=timezone.localdate())
    return made


@pytest.mark.usefixtures("reference")
def test_every_member_state_has_a_page_and_a_square():
    found = catalogue(Filters())
    assert (len(found.lines), sum(len(region.lines) for region in found.regions)) == (193, 193)
    assert [len(region.lines) for region in found.regions] == [54, 54, 23, 33, 29]
    assert (found.committed, found.implementing) == (31, 0)
    page = read("/en/pathfinders/countries/")
    assert page.count('class="square ') == 193 + 4  # and the legend
    assert '<span class="visually-hidden">Japan, Not yet a partner</span>' in page


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("q=cote", ["CI"]),
        ("q=CÔTE+D", ["CI"]),
        ("q=Allemagne", ["DE"]),
        ("q=guinea&region=africa", ["GQ", "GN", "GW"]),
        ("q=albania&status=pathfinder", ["AL"]),
        ("q=albania&status=partner", []),
        ("region=mars", []),
        ("q=%00", None),
    ],
)
def test_the_list_is_narrowed(query, codes):
    answer = Client().get(f"/en/pathfinders/countries/?{query}")
    found = [line.country.iso2 for line in answer.context["catalogue"].lines]
    assert found == codes if codes is not None else len(found) == 193


@pytest.mark.usefixtures("reference")
def test_an_empty_list_says_what_to_do():
    assert "No country matches what you are looking for." in read("/en/pathfinders/countries/?q=atlantis")


@pytest.mark.usefixtures("reference")
@pytest.mark.rule("F8")
def test_both_numbers_are_shown_and_colours_are_not_alone():
    """Committed are those with the status; implementing those whose way was granted here."""
    state = Country.objects.get(iso2="AL")
    organisation = Organisation.objects.get(country=state, kind="country")
    Pathway.objects.create(
        country=state,
        organisation=organisation,
        state="granted",
        granted_at=timezone.now(),
        decision="GCM/2026/4",
    )
    page = read("/en/pathfinders/countries/")
    assert "31 countries have committed themselves" in page
    assert "1 of them carries out a roadmap" in page
    assert (
        '<a class="square implementing" href="/en/pathfinders/countries/AL/" title="Albania">'
        '<span aria-hidden="true"><b>●</b>AL</span>'
    ) in page
    assert "Pathfinder country since 2018" in " ".join(read("/en/pathfinders/countries/AL/").split())


@pytest.mark.usefixtures("reference")
@pytest.mark.rule("F4")
@pytest.mark.parametrize("state", ["interest", "preparation", "roadmap", "check", "review", "agenda"])
def test_what_comes_before_a_grant_is_not_public(state):
    country = Country.objects.get(iso2="JP")
    before = read("/en/pathfinders/countries/JP/"), read("/en/pathfinders/countries/")
    organisation = partner_in("JP", "Ministry")
    OrganisationStatus.objects.filter(organisation=organisation).delete()
    Pathway.objects.create(country=country, organisation=organisation, state=state)
    assert (read("/en/pathfinders/countries/JP/"), read("/en/pathfinders/countries/")) == before


@pytest.mark.rule("F12")
def test_each_figure_stands_with_source_year_day_and_licence(bring):
    bring()
    bring(RATIFICATIONS, "ratifications-csv")
    page = " ".join(read().split())
    assert "<strong>12.5%</strong>" in page
    assert "2019, aged 5-17 · Invented survey" in page
    assert (
        '<tr><th scope="row">2019</th><td>aged 5-17</td><td class="n">12.5%</td><td>Invented survey<br>'
        '<span class="small muted">Invented, for a test</span></td><td>'
        '<a href="https://unstats.un.org/sdgs/dataportal" rel="noopener nofollow">United Nations Statistics '
        "Division, Global SDG Indicators Database</a></td><td>2 March 2026</td><td>Terms of a test</td></tr>"
    ) in page, page[page.index("<tbody>") :][:900]
    assert '<dt><abbr title="Minimum Age Convention, 1973">C138</abbr></dt><dd>9 April 1979' in page
    assert page.count("retrieved on 2 March 2026. Licence: Terms of a test") == 3  # two series, ratifications


@pytest.mark.rule("F12")
def test_absent_is_absent_and_zero_is_zero(bring):
    bring()
    bring(RATIFICATIONS, "ratifications-csv")
    zero = " ".join(read("/en/pathfinders/countries/AF/").split())
    assert "<strong>0%</strong>" in zero
    absent = " ".join(read("/en/pathfinders/countries/CI/").split())
    assert "<strong>" not in absent.partition('id="figures"')[2].partition("</main>")[0]
    assert absent.count('<span class="absent">no data</span>') == 6 + 15
    told = " ".join(read("/en/pathfinders/countries/BD/").split())
    assert told.count('<span class="pill warn">not ratified</span>') == 1
    assert told.count('<span class="absent">no data</span>') == 6 + 14


@pytest.mark.rule("F12")
def test_nothing_of_a_source_without_approval_is_shown(bring, source):
    bring()
    bring(RATIFICATIONS, "ratifications-csv")
    type(source).objects.update(approved_at=None, approved_by=None)
    page = read()
    assert "12.5" not in page
    assert "Invented survey" not in page
    assert "1979" not in page
    assert page.count('<span class="absent">no data</span>') == 6 + 15


def test_a_chart_has_its_table(bring):
    more = ",,,SL_TLF_CHLDEC,,404,Kenya,2015,15,,Invented survey,,5-17,G,BOTHSEX,PERCENT\n"
    bring(SDG + more.encode())
    page = read()
    assert page.count('<svg class="chart"') == 1
    assert page.count("<rect ") == 2
    assert "The table below has the same values." in page
    assert "The table: 4 values, each with its source" in page


@pytest.mark.rule("P5")
@pytest.mark.usefixtures("reference")
def test_only_public_partners_are_named():
    partner_in("KE", "Open House")
    partner_in("KE", "Hidden House", "hidden")
    partner_in("KE", "Named House", "name_only")
    page = read()
    assert "Open House" in page
    assert "Hidden House" not in page
    assert "Named House" not in page


@pytest.mark.usefixtures("reference")
@pytest.mark.rule("P5")
def test_a_state_that_is_hidden_stands_like_one_that_is_no_partner():
    before = read("/en/pathfinders/countries/AL/")
    assert "Pathfinder country" in before.partition("<main")[2]
    Organisation.objects.filter(country__iso2="AL").update(listing="hidden")
    after = read("/en/pathfinders/countries/AL/")
    assert "Not yet a partner" in after
    assert "2018" not in after


@pytest.mark.usefixtures("reference")
def test_a_former_code_leads_to_the_code_of_today():
    answer = Client().get("/en/pathfinders/countries/TP/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/pathfinders/countries/TL/")


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("code", ["XX", "ZZZ", "404", "CK"])
def test_what_is_no_state_has_no_page(code):
    assert Client().get(f"/en/pathfinders/countries/{code}/").status_code == 404


@pytest.mark.rule("F10")
@pytest.mark.usefixtures("reference")
def test_a_country_page_says_nothing_of_suspension():
    """There is no such status: what the public can read of a State is one of four things."""
    found = catalogue(Filters())
    assert [choice.value for choice in found.choices["status"]] == [
        "implementing",
        "pathfinder",
        "partner",
        "none",
    ]


def test_the_page_costs_the_same_with_many_figures(bring, django_assert_num_queries):
    bring()
    country = Country.objects.get(iso2="KE")
    partner_in("KE", "One House")
    with django_assert_num_queries(10):
        read()
    grow(country)
    for number in range(11):
        partner_in("KE", f"House {number}")
    with django_assert_num_queries(10):
        read()


def grow(country: Country) -> None:
    known = DataPoint.objects.first()
    DataPoint.objects.bulk_create(
        DataPoint(
            country=country,
            series=known.series,
            source=known.source,
            run=known.run,
            retrieved_on=date(2026, 3, 2),
            year=1950 + number,
            value=number,
        )
        for number in range(40)
    )

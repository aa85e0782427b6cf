"""Names, conventions and series that ship with the portal; a State that changes its code stays one."""

from collections import Counter, defaultdict

import pytest
from django.core.management import call_command

from partners.models import Country
from pathfinders.domain.data.names import Area, Matcher, key_of
from pathfinders.domain.data.reference import keep_former_names
from pathfinders.models import Convention, CountryName, DataPoint, DataSource, IndicatorSeries
from pathfinders.queries.countries.known_names import known_names

pytestmark = pytest.mark.usefixtures("reference")


def state_of(**area):
    return Country.objects.get(pk=Matcher(known_names()).state_of(Area(**area))).iso2


def test_every_state_has_one_m49_code():
    codes = CountryName.objects.filter(kind="m49", country__isnull=False)
    assert codes.count() == 193
    assert set(Counter(codes.values_list("country", flat=True)).values()) == {1}
    spots = {"404": "KE", "180": "CD", "178": "CG", "729": "SD", "728": "SS", "008": "AL", "716": "ZW"}
    assert {code: state_of(m49=code) for code in spots} == spots


def test_no_two_states_share_a_name_in_any_language():
    meant = defaultdict(set)
    for country in Country.objects.all():
        for code in ("fr", "en", "es"):
            meant[key_of(getattr(country, f"name_{code}"))].add(country.pk)
    for name in CountryName.objects.filter(kind="name"):
        meant[name.key].add(name.country_id)
    assert {key: states for key, states in meant.items() if len(states) > 1} == {}


@pytest.mark.parametrize(
    ("area", "iso2"),
    [
        ({"name": "Burma"}, "MM"),
        ({"name": "Swaziland"}, "SZ"),
        ({"name": "Tanzania, United Republic of"}, "TZ"),
        ({"name": "Corée du Sud"}, "KR"),
        ({"name": "Congo, Republic of the"}, "CG"),
        ({"code": "ZAR"}, "CD"),
        ({"code": "TP"}, "TL"),
        ({"code": "ROM"}, "RO"),
    ],
)
def test_former_names_and_codes_still_mean_the_state(area, iso2):
    assert state_of(**area) == iso2


@pytest.mark.parametrize("area", [{"m49": "001"}, {"m49": "184"}, {"name": "Cook Islands"}, {"code": "TK"}])
def test_areas_that_are_no_member_states_are_known(area):
    assert Matcher(known_names()).state_of(Area(**area)) is None


def test_a_state_that_changes_its_name_and_code_keeps_its_history(bring):
    """As if an earlier release had known Timor-Leste as East Timor, under its former code."""
    bring()
    state = Country.objects.get(iso2="TL")
    series = IndicatorSeries.objects.get(code="SL_TLF_CHLDEC")
    proof = {name: getattr(DataPoint.objects.first(), name) for name in ("source", "run", "retrieved_on")}
    point = DataPoint.objects.create(country=state, series=series, year=2001, value=4, **proof)
    Country.objects.filter(pk=state.pk).update(iso2="TP", name_en="Timor Loro Sae")
    CountryName.objects.filter(kind="name", country=state).delete()
    call_command("load_reference")
    state.refresh_from_db()
    assert (state.iso2, state.name_en, Country.objects.count()) == ("TL", "Timor-Leste", 193)
    assert DataPoint.objects.get(country__iso2="TL") == point
    assert state_of(name="Timor Loro Sae") == state_of(code="TP") == "TL"
    assert keep_former_names().created == 0


def test_the_instruments_on_forced_and_child_labour_are_there():
    themes = Convention.objects.filter(theme__in=("forced_labour", "child_labour", "trafficking"))
    assert set(themes.values_list("code", flat=True)) == {"C029", "P029", "C105", "C138", "C182", "PALERMO"}
    assert Convention.objects.filter(fundamental=True).count() == 11  # ten conventions and a protocol
    for convention in Convention.objects.all():
        assert convention.title_fr and convention.title_en and convention.title_es


@pytest.mark.rule("F12")
def test_no_source_is_approved_when_it_is_loaded():
    assert DataSource.objects.count() == 4
    assert DataSource.objects.approved().count() == 0
    assert DataPoint.objects.count() == 0

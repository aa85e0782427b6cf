from datetime import date

import pytest

from alliance87.core import ledger, rulesets
from alliance87.core.rulesets.models import RuleSet
from partners.enums import Listing, Origin, PartnerKind, Precision, StatusKind
from partners.models import Country, Organisation, OrganisationStatus, Topic

pytestmark = pytest.mark.usefixtures("reference")


def test_a_second_loading_changes_nothing(load):
    rule_sets = list(RuleSet.objects.all())
    again = load()
    assert [line for line in again[1:] if not line[22:].startswith(" 0 created, 0 changed, ")] == []
    assert list(RuleSet.objects.all()) == rule_sets


def test_the_first_rule_set_is_loaded_and_recorded(no_rule_set, load):
    load()
    rules = rulesets.in_force()
    assert rules.version == 1
    entries = ledger.entries_of(RuleSet.objects.get())
    assert [entry.kind for entry in entries] == ["rulesets.first_rule_set_loaded"]


def test_a_fact_that_was_spoilt_is_brought_up_to_date(load):
    Country.objects.filter(iso2="CI").update(name_fr="Cote d'Ivoire", sort_fr="x")
    assert "States                 0 created, 1 changed, 192 as they were" in load()
    state = Country.objects.get(iso2="CI")
    assert (state.name_fr, state.sort_fr) == ("Côte d’Ivoire", "cote0divoire")


@pytest.mark.rule("S6")
@pytest.mark.rule("P13")
def test_what_the_secretariat_changed_is_left_alone(load):
    Topic.objects.filter(slug="migration").update(name_en="Migration and mobility", active=False)
    other = Country.objects.get(iso2="FR").regional_group
    Country.objects.filter(iso2="KI").update(regional_group=other)
    load()
    topic = Topic.objects.get(slug="migration")
    assert (topic.name_en, topic.active) == ("Migration and mobility", False)
    assert Country.objects.get(iso2="KI").regional_group == other


@pytest.mark.rule("F15")
def test_31_pathfinder_countries_and_each_is_a_partner():
    pathfinders = _holders(StatusKind.PATHFINDER)
    assert len(pathfinders) == 31
    assert _holders(StatusKind.PARTNER) == pathfinders
    organisations = Organisation.objects.filter(pk__in=pathfinders)
    kinds = {(each.kind, each.origin, each.listing) for each in organisations}
    assert kinds == {(PartnerKind.COUNTRY, Origin.REFERENCE, Listing.PUBLIC)}


@pytest.mark.rule("P9")
@pytest.mark.parametrize(
    ("iso2", "valid_from", "precision"),
    [
        ("AR", date(2023, 5, 23), Precision.DAY),
        ("CL", date(2018, 1, 1), Precision.YEAR),
        ("KE", None, Precision.UNKNOWN),
    ],
)
def test_a_date_is_as_precise_as_its_source(iso2, valid_from, precision):
    status = _pathfinder(iso2)
    assert (status.valid_from, status.precision) == (valid_from, precision)


@pytest.mark.rule("F15")
def test_no_source_says_since_when_a_pathfinder_is_a_partner():
    days = OrganisationStatus.objects.filter(kind=StatusKind.PARTNER).values_list("valid_from", "precision")
    assert set(days) == {(None, Precision.UNKNOWN)}


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_every_pathfinder_status_names_its_source(code):
    sources = OrganisationStatus.objects.values_list(f"source_{code}", flat=True)
    assert len(sources) == 62
    assert [source for source in sources if not source] == []


def test_a_pathfinder_status_of_the_portal_is_not_overwritten(load):
    status = _pathfinder("CL")
    OrganisationStatus.objects.filter(pk=status.pk).update(valid_to=date(2026, 1, 1))
    load()
    assert OrganisationStatus.objects.filter(organisation=status.organisation).count() == 2
    assert _pathfinder("CL").valid_to == date(2026, 1, 1)


def _holders(kind):
    return set(OrganisationStatus.objects.filter(kind=kind).values_list("organisation", flat=True))


def _pathfinder(iso2):
    return OrganisationStatus.objects.get(organisation__country__iso2=iso2, kind=StatusKind.PATHFINDER)

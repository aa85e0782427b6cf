from collections import Counter

import pytest
from django.utils.translation import override

from alliance87.core.text import sort_key
from partners.domain.reference import FILES
from partners.models import Country, RegionalGroup, Topic

pytestmark = pytest.mark.usefixtures("reference")


def test_the_193_member_states_and_no_invented_one():
    assert Country.objects.count() == 193
    assert Country.objects.filter(fictitious=True).count() == 0


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_every_state_has_a_name_of_its_own_in_each_language(code):
    names = Country.objects.values_list(f"name_{code}", flat=True)
    assert len({name for name in names if name}) == 193


@pytest.mark.rule("S6")
def test_every_state_is_in_one_of_the_five_groups():
    sizes = Counter(Country.objects.values_list("regional_group__code", flat=True))
    assert sizes == {
        "africa": 54,
        "asia_pacific": 54,
        "eastern_europe": 23,
        "latin_america_caribbean": 33,
        "western_europe_others": 29,
    }


@pytest.mark.rule("S6")
@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_particular_memberships_are_noted_in_each_language(code):
    noted = Country.objects.exclude(**{f"note_{code}": ""}).values_list("iso2", flat=True)
    assert sorted(noted) == ["CY", "IL", "KI", "TR", "US"]


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("fr", "Afghanistan", "Zimbabwe"), ("en", "Afghanistan", "Zimbabwe"), ("es", "Afganistán", "Zimbabwe")],
)
def test_lists_follow_the_language_of_the_page(language, first, last):
    with override(language):
        names = [str(country) for country in Country.objects.in_order()]
    assert names == sorted(names, key=sort_key(language))
    assert (names[0], names[-1]) == (first, last)


def test_french_puts_germany_before_andorra_and_english_does_not():
    found = {}
    for language in ("fr", "en"):
        with override(language):
            pair = Country.objects.filter(iso2__in=["DE", "AD"]).in_order()
            found[language] = [country.iso2 for country in pair]
    assert found == {"fr": ["DE", "AD"], "en": ["AD", "DE"]}


@pytest.mark.rule("P13")
@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_topics_and_groups_speak_each_language(code):
    topics = list(Topic.objects.values_list(f"name_{code}", flat=True))
    groups = list(RegionalGroup.objects.values_list(f"name_{code}", flat=True))
    assert (len(set(topics)), len(set(groups))) == (20, 5)
    assert [name for name in topics + groups if not name] == []


@pytest.mark.rule("P13")
def test_the_topics_of_the_mandate_come_first():
    assert list(Topic.objects.values_list("slug", flat=True))[:6] == [
        "forced-labour",
        "modern-slavery",
        "trafficking-in-persons",
        "child-labour",
        "worst-forms-of-child-labour",
        "child-soldiers",
    ]


@pytest.mark.parametrize("name", ["countries.csv", "regional_groups.csv", "topics.csv", "pathfinders.csv"])
def test_each_file_names_its_source(name):
    told = {line.split("|")[1].strip() for line in _lines("SOURCES.md") if line.startswith("| `")}
    assert (FILES / name).is_file()
    assert told == {"`countries.csv`", "`regional_groups.csv`", "`topics.csv`", "`pathfinders.csv`"}


def _lines(name):
    return (FILES / name).read_text(encoding="utf-8").splitlines()

"""Who does what where: what is counted, for whom, and what leaks into no number (P5, T9)."""

import csv
import io
from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone, translation

from alliance87.core import rulesets
from partners.domain.initiatives import end_initiative
from partners.models import Country, Group, Organisation, RegionalGroup, Topic
from partners.queries.coverage_matrix import Asked, behind, matrix
from tests.partners.group_working import at_work, partner_of
from tests.partners.initiating import publish, publish_practice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(db: None) -> None:
    """Two regions: XA and XB in the north, XC in the south."""
    for slug in ("child-labour", "forced-labour"):
        Topic.objects.create(slug=slug, name=slug, order=len(slug))
    for order, (code, countries) in enumerate((("north", ("XA", "XB")), ("south", ("XC",)))):
        region = RegionalGroup.objects.create(code=code, name=code, order=order)
        for iso2 in countries:
            Country.objects.create(iso2=iso2, name=f"Land {iso2}", regional_group=region, fictitious=True)


def asked(text: str = "") -> Asked:
    return Asked.of(QueryDict(text))


def numbers(text: str = "") -> dict[tuple[str, str], int]:
    """Of the matrix, the fields that are not empty."""
    found = matrix(asked(text))
    assert found is not None
    return {
        (cell.row.key, cell.column.key): cell.number
        for _row, cells in found.rows
        for cell in cells
        if cell.number
    }


def about(*codes: str, topics: tuple[str, ...] = ("child-labour",)) -> dict[str, Any]:
    return {
        "countries": list(Country.objects.filter(iso2__in=codes)),
        "topics": list(Topic.objects.filter(slug__in=topics)),
    }


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "oak")


@pytest.fixture
def works(partner: Organisation, partner_editor: Any, secretariat: Any) -> Group:
    """A commitment in both countries of the north and one everywhere, a practice in the south, a group."""
    publish(partner_editor, partner, **about("XA", "XB"))
    publish(partner_editor, partner, **about(topics=("child-labour", "forced-labour")))
    publish_practice(partner_editor, secretariat, partner, **about("XC"))
    group = at_work(partner_editor, secretariat)
    group.topics.set(Topic.objects.filter(slug="forced-labour"))
    group.countries.set(Country.objects.filter(iso2="XC"))
    return group


def test_a_record_counts_once_in_each_field(works: Group) -> None:
    assert numbers() == {
        ("child-labour", "north"): 1,
        ("child-labour", "none"): 1,
        ("forced-labour", "none"): 1,
        ("child-labour", "south"): 1,
        ("forced-labour", "south"): 1,
    }
    assert numbers("region=north") == {("XA", "child-labour"): 1, ("XB", "child-labour"): 1}


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ("kind=practices", {("child-labour", "south"): 1}),
        ("kind=groups&status=running", {("forced-labour", "south"): 1}),
        ("kind=practices&status=running", {}),
        ("category=donor", {}),
        ("kind=groups&category=civil_society", {("forced-labour", "south"): 1}),
    ],
)
def test_the_filters(works: Group, narrowed: str, expected: dict[Any, int]) -> None:
    assert numbers(narrowed) == expected


def test_what_has_ended_is_not_running(partner: Organisation, partner_editor: Any) -> None:
    made = publish(partner_editor, partner, **about("XA"))
    end_initiative(actor=partner_editor, initiative=made, completed=True)
    assert (numbers(), numbers("status=running")) == ({("child-labour", "north"): 1}, {})


def test_each_number_is_the_list_behind_it(works: Group) -> None:
    for text in ("", "region=north", "kind=initiatives"):
        found = matrix(asked(text))
        assert found is not None
        for _row, cells in found.rows:
            for cell in cells:
                listed = behind(asked(cell.url.partition("?")[2]))
                assert listed is not None and len(listed.works) == cell.number


@pytest.mark.rule("P5", "T9")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_a_quiet_partner_is_in_no_number_and_no_difference(
    works: Group, partner: Organisation, listing: str
) -> None:
    """Neither itself, nor its kind by way of the group that it leads."""
    Organisation.objects.update(listing=listing)
    every = numbers()
    by_kind = [numbers(f"category={kind}") for kind in ("civil_society", "country", "donor")]
    assert (every, by_kind) == ({("forced-labour", "south"): 1}, [{}, {}, {}])
    found = behind(asked("topic=forced-labour&region=south"))
    assert found is not None and [work.who for work in found.works] == [""]


@pytest.mark.rule("D17")
def test_an_unpublished_group_is_in_no_number(works: Group) -> None:
    Group.objects.update(published_at=None)
    assert numbers("kind=groups") == {}


@pytest.mark.rule("P13")
def test_gaps_and_overlaps_are_said_in_words(
    works: Group, partner: Organisation, partner_editor: Any, client: Any
) -> None:
    many = rulesets.in_force()["partners.coverage.many"]
    for _number in range(many - 1):
        publish(partner_editor, partner, **about("XA"))
    found = matrix(asked())
    assert found is not None
    assert (found.gaps, found.overlaps, found.many) == (1, 1, many)
    with translation.override("en"):
        text = client.get(reverse("partners:coverage")).content.decode()
    assert text.count('<td class="gap">none</td>') == 1
    assert text.count('class="many"') == 1 and "</a> many" in text


def test_the_file_has_every_field_and_computes_nothing(works: Group, client: Any) -> None:
    Topic.objects.filter(slug="child-labour").update(name_en="=SUM(A1)", name="=SUM(A1)")
    with translation.override("en"):
        answer = client.get(reverse("partners:coverage_file", args=["csv"]))
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert rows[0][:2] == ["Topic", "Region"] and rows[0][-2:] == ["Total", "Mark"]
    assert len(rows) == 1 + 2 * 3
    assert ["'=SUM(A1)", "north", "1", "0", "0", "0", "1", ""] in rows
    assert [row[-1] for row in rows[1:] if row[-2] == "0"] == ["none"]


@pytest.mark.parametrize(
    "address", ["?region=x", "list/?topic=x&region=north", "list/?topic=child-labour&country=ZZ", "list/"]
)
def test_what_names_nothing_is_not_there(client: Any, address: str) -> None:
    assert client.get(f"{reverse('partners:coverage')}{address}").status_code == 404


def test_the_cost_does_not_grow(
    works: Group, partner: Organisation, partner_editor: Any, client: Any, django_assert_num_queries: Any
) -> None:
    page, listed = reverse("partners:coverage"), reverse("partners:coverage_list")
    client.get(page)
    for _round in range(2):
        with django_assert_num_queries(9):
            client.get(page)
        with django_assert_num_queries(8):
            client.get(f"{listed}?topic=child-labour&region=north")
        for _number in range(8):
            publish(
                partner_editor, partner, **about("XA", "XC"), ends_on=timezone.localdate().replace(year=2090)
            )

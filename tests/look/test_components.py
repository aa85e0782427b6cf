"""A component takes the properties it declares, all of them and no others."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from alliance87.core import components
from alliance87.core.component_kit import Choice, Facet, Tile
from alliance87.core.components import ComponentError
from alliance87.core.styleguide_examples import examples


def draw(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def test_a_component_draws_its_properties() -> None:
    assert (
        draw('{% c "pill" label="Accepted" kind="ok" %}').strip() == '<span class="pill ok">Accepted</span>'
    )


def test_a_property_has_a_default() -> None:
    assert draw('{% c "pill" label="Draft" %}').strip() == '<span class="pill">Draft</span>'


def test_what_is_shown_is_escaped() -> None:
    drawn = draw('{% c "pill" label=label %}', label="<script>alert(1)</script>")
    assert drawn.strip() == '<span class="pill">&lt;script&gt;alert(1)&lt;/script&gt;</span>'


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('{% c "pil" label="x" %}', "there is no component 'pil'"),
        ('{% c "pill" %}', "component 'pill' needs the property label"),
        ('{% c "pill" label="x" colour="red" %}', "component 'pill' has no property colour"),
        ('{% c "pill" label="x" kind="red" %}', "component 'pill': kind cannot be 'red'"),
        ('{% c "panel" heading="x" %}', "component 'panel' is drawn with the tag {% component %}"),
        (
            '{% component "pill" label="x" %}y{% endcomponent %}',
            "component 'pill' is drawn with the tag {% c %}",
        ),
    ],
)
def test_a_wrong_use_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ComponentError) as refusal:
        draw(source)
    assert str(refusal.value) == complaint


def test_a_component_is_declared_once() -> None:
    with pytest.raises(ValueError) as refusal:
        components.define("pill", "again")
    assert str(refusal.value) == "component 'pill' is declared twice"


def test_every_component_is_in_the_style_guide() -> None:
    assert sorted(examples()) == [each.name for each in components.known()]


def test_every_example_of_the_style_guide_draws() -> None:
    context = Context({"request": RequestFactory().get("/en/style-guide/")})
    for name, drawn in examples().items():
        for properties in drawn:
            given = dict(properties)
            assert components.render(name, given, context, content=given.pop("content", None)).strip()


def test_an_instant_is_shown_in_the_readers_zone_and_told_in_utc(in_language) -> None:
    in_language("en")
    with timezone.override(ZoneInfo("America/Lima")):
        drawn = draw('{% c "date" value=value %}', value=datetime(2027, 3, 12, 13, 0, tzinfo=UTC))
    assert drawn.strip() == (
        '<time datetime="2027-03-12T13:00:00Z" title="12 March 2027, 13:00 UTC">12 March 2027, 08:00</time>'
    )


def test_a_day_has_no_zone(in_language) -> None:
    in_language("en")
    drawn = draw('{% c "date" value=value %}', value=date(2028, 2, 29))
    assert drawn.strip() == '<time datetime="2028-02-29">29 February 2028</time>'


def test_a_meter_is_told_in_machine_numbers_whatever_the_language(in_language) -> None:
    in_language("fr")
    drawn = draw('{% c "meter" label="x" value=value maximum=4 %}', value=1.5)
    assert '<meter aria-label="x" min="0" max="4" value="1.5">' in drawn


def test_pages_keep_the_filters_of_the_address() -> None:
    request = RequestFactory().get("/en/partners/", {"kind": "ngo", "page": "2"})
    drawn = draw('{% c "pagination" page=page %}', request=request, page=Paginator(range(30), 10).page(2))
    assert 'rel="prev" href="?kind=ngo&amp;page=1"' in drawn
    assert 'rel="next" href="?kind=ngo&amp;page=3"' in drawn


def test_a_single_page_needs_no_numbers() -> None:
    assert draw('{% c "pagination" page=page %}', page=Paginator(range(3), 10).page(1)).strip() == ""


def test_a_facet_changes_one_filter_and_goes_back_to_the_first_page() -> None:
    request = RequestFactory().get("/en/partners/", {"q": "work", "kind": "a", "page": "3"})
    facet = Facet("kind", "Kind", [Choice("a", "States", 3, True), Choice("b", "Employers", 5)])
    drawn = draw('{% c "facets" facets=facets label="x" search_label="y" %}', request=request, facets=[facet])
    assert '<a href="?q=work" aria-current="true">' in drawn
    assert '<a href="?q=work&amp;kind=b">' in drawn


def test_a_square_of_the_map_says_what_its_colour_means(in_language) -> None:
    in_language("en")
    drawn = draw('{% c "tile_map" tiles=tiles %}', tiles=[Tile("Kenya", "pathfinder", "/en/partners/kenya/")])
    assert '<span class="visually-hidden">Kenya, pathfinder country</span>' in drawn

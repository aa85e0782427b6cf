"""Bars by year: they stand on zero, and a year without a value has none."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathfinders.queries.countries.chart import BOTTOM, HEIGHT, TOP, WIDTH, chart_of

VALUES = st.dictionaries(st.integers(1990, 2030), st.integers(0, 10**6), min_size=2, max_size=6).map(
    lambda found: [(year, Decimal(value) / 100) for year, value in found.items()]
)


def test_a_gap_stays_a_gap():
    chart = chart_of([(2012, Decimal("10")), (2010, Decimal("20")), (2014, Decimal("5"))])
    assert [bar.year for bar in chart.bars] == [2010, 2012, 2014]
    assert [bar.height for bar in chart.bars] == [166.0, 83.0, 41.5]
    apart = [right.x - left.x for left, right in pairwise(chart.bars)]
    assert apart == pytest.approx([249.6, 249.6])
    assert chart.highest == 20


def test_a_zero_is_a_bar_without_height():
    chart = chart_of([(2010, Decimal("0")), (2011, Decimal("0"))])
    assert [(bar.value, bar.height) for bar in chart.bars] == [(0, 0), (0, 0)]


@pytest.mark.parametrize("values", [[], [(2010, Decimal(1))], [(2010, Decimal(-1)), (2011, Decimal(1))]])
def test_what_cannot_be_drawn_is_not_drawn(values):
    assert chart_of(values) is None


@given(VALUES)
def test_every_bar_is_inside_the_picture(values):
    for bar in chart_of(values).bars:
        assert 0 <= bar.x
        assert bar.x + bar.width <= WIDTH
        assert bar.y >= TOP - 0.1
        assert bar.y + bar.height == pytest.approx(HEIGHT - BOTTOM, abs=0.11)


@given(VALUES)
def test_a_larger_value_is_never_a_lower_bar(values):
    bars = sorted(chart_of(values).bars, key=lambda bar: bar.value)
    assert all(low.height <= high.height for low, high in pairwise(bars))

"""Canonical JSON: one value, one sequence of bytes (RFC 8785, without floats)."""

import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance87.core.ledger.canonical import LARGEST, digest_of, encode

EXACT = st.integers(-LARGEST, LARGEST)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | EXACT | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


class Colour(StrEnum):
    RED = "red"


@given(VALUES)
def test_what_is_encoded_can_be_read_again(value):
    assert json.loads(encode(value)) == value


@given(VALUES)
def test_reading_and_encoding_again_changes_no_byte(value):
    once = encode(value)
    assert encode(json.loads(once)) == once


@given(st.dictionaries(TEXT, EXACT, min_size=2))
def test_the_order_of_members_does_not_matter(value):
    backwards = dict(reversed(value.items()))
    assert digest_of(backwards) == digest_of(value)


@given(VALUES, VALUES)
def test_different_values_have_different_bytes(one, other):
    # True == 1 in Python, not in JSON: compare what JSON says of them.
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (encode(one) == encode(other)) is same


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None]}, b'{"a":[true,null],"b":1}'),
        # The keys of the standard’s own example: an emoji sorts before U+FB33, as its surrogates do.
        ({"€": 1, "\r": 2, "1": 3, "😀": 4, "\ufb33": 5}, '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}'.encode()),
        ('\x00\x1f"\\/é\x7f', '"\\u0000\\u001f\\"\\\\/é\x7f"'.encode()),
        ("\b\t\n\f\r", b'"\\b\\t\\n\\f\\r"'),
        ((1, 2), b"[1,2]"),
        (Colour.RED, b'"red"'),
        (-0, b"0"),
        ({}, b"{}"),
    ],
)
def test_bytes_are_those_of_the_standard(value, expected):
    assert encode(value) == expected


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), LARGEST + 1, -LARGEST - 1, "\ud800", b"a", {1: 2}, {1, 2}]
)
def test_what_has_no_exact_form_is_refused(value):
    with pytest.raises(ValueError):
        encode({"deep": [value]})


def test_the_digest_is_that_of_the_bytes():
    assert digest_of({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"

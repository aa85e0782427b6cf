"""Searching the register: by facets and words, accents aside, and never beyond what one may read."""

import re
from typing import Any

import pytest
from django.test import Client

from gcm.domain.positions import state_position
from gcm.domain.publication import publish_decision
from tests.cast import sign_in
from tests.gcm.body import Body
from tests.gcm.record.deciding import address, decide_on, item_with, session
from tests.plugins.worlds import kept


@kept
def three(body: Body) -> Any:
    """Published, internal, and published with a reservation."""
    from tests.gcm.gavel import note_consensus

    meeting = session(body)
    first = decide_on(meeting, body, "Économie rurale", publish=True)
    second = decide_on(meeting, body, "Barème")
    item = item_with(meeting, body, "Pêche")
    state_position(
        actor=body.representative(27), item=item, text_number=1, kind="reservation", reason="Costs."
    )
    third = publish_decision(
        actor=body.chair, decision=note_consensus(actor=body.chair, item=item, text_number=1)
    )
    return first, second, third


def lines(client: Client, **asked: Any) -> list[tuple[str, str]]:
    """Number and title of each line."""
    text = client.get(address("register"), asked).content.decode()
    rows = re.findall(r'<span class="symbol">(.*?)</span>(.*?)</li>', text, re.S)
    return [(symbol, "".join(re.findall(r"<a [^>]*>(.*?)</a>", rest))) for symbol, rest in rows]


@pytest.mark.rule("D17")
def test_the_public_sees_numbers_without_a_gap_and_titles_of_what_is_published(three: Any) -> None:
    first, second, third = three
    assert lines(Client()) == [
        (third.symbol, "Pêche en"),
        (second.symbol, ""),
        (first.symbol, "Économie rurale en"),
    ]
    assert lines(Client(), year=first.year) == lines(Client())


@pytest.mark.rule("D17")
def test_members_read_all(three: Any, body: Body) -> None:
    member = sign_in(Client(), body.representative(24))
    assert [title for _symbol, title in lines(member)] == ["Pêche en", "Barème en", "Économie rurale en"]


@pytest.mark.rule("D17")
@pytest.mark.rule("T9")
@pytest.mark.parametrize(
    ("asked", "public", "inside"),
    [
        ({"q": "ECONOMIE"}, [1], [1]),
        ({"q": "bareme"}, [], [2]),
        ({"q": "peche rurale"}, [], []),
        ({"standing": "in_force"}, [3, 1], [3, 2, 1]),
        ({"standing": "reserved"}, [], [3]),
        ({"standing": "contested"}, [], []),
        ({"standing": "nothing"}, [], []),
        ({"effect": "other"}, [3, 1], [3, 2, 1]),
        ({"effect": "partners.adopt_group"}, [], []),
        ({"meeting": "1"}, [3, 1], [3, 2, 1]),
        ({"meeting": "99999999999999999999"}, [], []),
        ({"year": "19x\x00"}, [], []),
    ],
)
def test_a_filter_finds_nothing_that_the_reader_may_not_read(
    three: Any, body: Body, asked: Any, public: list[int], inside: list[int]
) -> None:
    member = sign_in(Client(), body.representative(24))
    for client, expected in ((Client(), public), (member, inside)):
        assert [symbol for symbol, _title in lines(client, **asked)] == [
            three[number - 1].symbol for number in expected
        ]


@pytest.mark.rule("T9")
def test_the_counts_of_the_facets_count_what_one_may_read(three: Any, body: Body) -> None:
    def choices(client: Client) -> dict[str, int]:
        facets = client.get(address("register")).context["facets"]
        return {f"{each.name}={choice.value}": choice.count for each in facets for choice in each.choices}

    year = three[0].year
    assert choices(Client()) == {
        f"year={year}": 2,
        "standing=in_force": 2,
        "effect=other": 2,
        "meeting=1": 2,
    }
    assert choices(sign_in(Client(), body.representative(24))) == {
        f"year={year}": 3,
        "standing=in_force": 3,
        "standing=reserved": 1,
        "effect=other": 3,
        "meeting=1": 3,
    }

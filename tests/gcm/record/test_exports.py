"""The register in open formats: what is published, and the numbers of the rest."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client

from alliance87.core import ledger
from alliance87.core.text import plain_cell
from gcm.domain.publication import publish_decision
from gcm.domain.record.annotations import write_erratum
from gcm.models import Meeting
from gcm.queries.digests import hash_of_record, sealed
from tests.gcm.body import Body
from tests.gcm.record.deciding import address, decide_on, session
from tests.plugins.worlds import kept

ATOM = "{http://www.w3.org/2005/Atom}"


@kept
def two(body: Body) -> Any:
    meeting = session(body)
    return decide_on(meeting, body, "Rural", publish=True), decide_on(meeting, body, "=1+1")


def get(name: str) -> str:
    response = Client().get(address(name))
    assert response.status_code == 200
    return str(response.content.decode("utf-8-sig"))


@pytest.mark.rule("T9")
@pytest.mark.parametrize("name", ["register_json", "register_csv", "register_feed"])
def test_no_export_says_anything_of_what_is_not_published(two: Any, name: str) -> None:
    text = get(name)
    assert "Rural" in text
    assert "=1+1" not in text
    assert "Holder 1" not in text  # who was present stays with the members


@pytest.mark.rule("D17")
def test_every_number_is_in_the_files_so_that_no_gap_can_hide(two: Any) -> None:
    symbols = [each.symbol for each in two]
    assert [each["symbol"] for each in json.loads(get("register_json"))["decisions"]] == symbols
    assert [row["symbol"] for row in csv.DictReader(io.StringIO(get("register_csv")))] == symbols


def test_anybody_can_work_out_the_digest_of_a_published_decision(two: Any) -> None:
    entry, internal = json.loads(get("register_json"))["decisions"]
    assert ledger.digest_of(entry["record"]) == entry["hash"] == two[0].hash
    assert (internal["record"], internal["hash"]) == (None, two[1].hash)
    assert internal["previous"] == entry["hash"]


def test_what_members_alone_read_is_sealed_and_cannot_be_guessed(two: Any) -> None:
    public = sealed(two[0].record)
    assert {"presence", "positions", "salt"}.isdisjoint(public)
    known = {"presence": two[0].record["presence"], "positions": [], "salt": ""}
    assert public["members_only"] != ledger.digest_of(known)
    assert two[0].record["salt"] != two[1].record["salt"]


def test_a_decision_from_before_the_seal_keeps_its_digest() -> None:
    old = {"symbol": "GCM/2025/1", "presence": [], "positions": []}
    assert hash_of_record(old) == ledger.digest_of(old)


@pytest.mark.rule("T9")
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    assert plain_cell(f"{start}SUM(A1)") == f"'{start}SUM(A1)"
    assert plain_cell("a=b") == "a=b"


def test_the_feed_has_what_was_published_last(two: Any) -> None:
    feed = ET.fromstring(get("register_feed"))  # noqa: S314  (our own)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == f"{two[0].symbol} – Rural en"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver{address('decision', two[0].year, two[0].number)}"


@pytest.mark.parametrize(
    ("name", "queries"), [("register_json", 3), ("register_csv", 2), ("register_feed", 2)]
)
def test_an_export_is_read_in_a_fixed_number_of_queries(
    two: Any, body: Body, name: str, queries: int, django_assert_num_queries: Any
) -> None:
    get(name)
    with django_assert_num_queries(queries):
        get(name)


def test_the_register_as_json_is_built_anew_when_it_says_something_else(two: Any, body: Body) -> None:
    first = get("register_json")
    assert get("register_json") == first
    states = [first]
    publish_decision(actor=body.chair, decision=two[1])
    states.append(get("register_json"))
    write_erratum(actor=body.chair, decision=two[0], language="en", reads="Rural", should_read="Rurall")
    states.append(get("register_json"))
    decide_on(Meeting.objects.get(), body, "Third")
    states.append(get("register_json"))
    assert len(set(states)) == 4

"""A copy of the register: whatever is changed in it is found, and the decision is named. Pure."""

import copy as copying
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance87.core import ledger
from gcm.queries.digests import hash_of_wording, sealed
from gcm.queries.record.chain import FORMAT, NotARegisterError, differences, faults_within, read_copy


def entry(number: int, previous: str, published: bool = True) -> dict[str, Any]:
    said = {"title": f"T{number}", "body": f"B{number}"}
    digest = hash_of_wording("fr", said["title"], said["body"])
    record = {
        "symbol": f"GCM/2026/{number}",
        "previous": previous,
        "quorum": {"present": 16},
        "text": {"source_language": "fr", "hash": digest, "wordings": {"fr": {**said, "hash": digest}}},
        "presence": [],
        "positions": [],
        "salt": "s",
    }
    public = sealed(record)
    return {
        "sequence": number,
        "symbol": record["symbol"],
        "hash": ledger.digest_of(public),
        "previous": previous,
        "published": "2026-01-01" if published else None,
        "record": public if published else None,
        "notes": [{"kind": "erratum", "reads": "a", "should_read": "b"}] if published else [],
    }


def a_register(count: int = 4) -> dict[str, Any]:
    entries: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        entries.append(entry(number, entries[-1]["hash"] if entries else "", published=number != 2))
    head = {"sequence": count, "hash": entries[-1]["hash"]} if entries else {"sequence": 0, "hash": ""}
    return {"format": FORMAT, "head": head, "decisions": entries}


OURS = a_register()


def findings(copy: Any) -> list[str]:
    return [each.symbol for each in (*faults_within(copy), *differences(copy, OURS))]


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [each for key in value for each in leaves(value[key], (*path, key))]
    if isinstance(value, list):
        return [each for place, part in enumerate(value) for each in leaves(part, (*path, place))]
    return [path]


PLACES = [path for path in leaves(OURS) if path != ("format",)]


def test_a_true_copy_has_no_findings() -> None:
    assert findings(read_copy(json.loads(json.dumps(OURS)))) == []
    assert faults_within(a_register(0)) == []


@given(
    path=st.sampled_from(PLACES),
    value=st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
)
def test_any_value_that_is_changed_is_found(path: tuple[Any, ...], value: Any) -> None:
    changed = copying.deepcopy(OURS)
    target: Any = changed
    for step in path[:-1]:
        target = target[step]
    if type(target[path[-1]]) is type(value) and target[path[-1]] == value:
        return
    target[path[-1]] = value
    try:
        found = findings(read_copy(changed))
    except NotARegisterError:
        return
    assert found
    if path[0] == "decisions":
        assert OURS["decisions"][path[1]]["symbol"] in found or path[2] == "symbol"


@given(place=st.integers(0, 3))
def test_a_decision_that_is_taken_out_is_missed(place: int) -> None:
    shorter = copying.deepcopy(OURS)
    del shorter["decisions"][place]
    assert findings(shorter)


@given(other=st.permutations(range(4)))
def test_the_order_cannot_be_changed(other: list[int]) -> None:
    moved = {**OURS, "decisions": [OURS["decisions"][place] for place in other]}
    assert bool(findings(moved)) == (other != [0, 1, 2, 3])


def test_a_record_forged_with_its_digests_is_still_another_one() -> None:
    forged = a_register()
    text = forged["decisions"][3]["record"]["text"]
    text["wordings"]["fr"]["body"] = "Other"
    text["hash"] = text["wordings"]["fr"]["hash"] = hash_of_wording("fr", "T4", "Other")
    forged["decisions"][3]["hash"] = ledger.digest_of(forged["decisions"][3]["record"])
    forged["head"]["hash"] = forged["decisions"][3]["hash"]
    assert faults_within(forged) == []
    assert {each.symbol for each in differences(forged, OURS)} == {"GCM/2026/4"}


def test_what_has_come_since_is_no_change() -> None:
    older = a_register(3)
    older["decisions"][2]["notes"] = []
    older["decisions"][0] |= {"published": None, "record": None, "notes": []}
    assert findings(older) == []


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "x",
        {},
        {"format": FORMAT},
        {"format": FORMAT, "decisions": {}},
        {"format": FORMAT, "decisions": [1]},
        {"format": FORMAT, "decisions": [{**OURS["decisions"][0], "sequence": True}]},
        {"format": FORMAT, "decisions": [{**OURS["decisions"][0], "more": 1}]},
    ],
)
def test_what_is_no_register_is_told_so(content: Any) -> None:
    with pytest.raises(NotARegisterError):
        read_copy(content)

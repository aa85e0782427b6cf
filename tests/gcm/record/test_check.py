"""The page on which anybody checks what they hold."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from alliance87.core.ledger import triggers
from gcm.models import Meeting
from gcm.views.record.register import COPIES, DIGESTS
from tests.gcm.body import Body
from tests.gcm.record.deciding import address, decide_on, session
from tests.plugins.worlds import kept


@kept
def two(body: Body) -> Any:
    meeting = session(body)
    return decide_on(meeting, body, "Rural", publish=True), decide_on(meeting, body, "Other")


def send(content: bytes) -> Any:
    file = SimpleUploadedFile("copy.json", content, content_type="application/json")
    return Client().post(address("check"), {"copy": file})


def exported() -> Any:
    return json.loads(Client().get(address("register_json")).content)


@pytest.mark.rule("D17")
def test_a_copy_that_was_exported_agrees(two: Any) -> None:
    response = send(Client().get(address("register_json")).content)
    assert response.status_code == 200
    assert "Everything agrees: the 2 decisions of this copy" in response.content.decode()


def test_a_change_is_found_and_named(two: Any) -> None:
    copy = exported()
    copy["decisions"][0]["record"]["text"]["wordings"]["en"]["body"] = "Other words"
    text = send(json.dumps(copy).encode()).content.decode()
    assert f"<b>{two[0].symbol}</b>: the record is not the one that has this digest" in text
    assert f"<b>{two[0].symbol}</b>: this part of the record is something else: text" in text


def test_a_copy_from_earlier_agrees(two: Any, body: Body) -> None:
    earlier = json.dumps(exported()).encode()
    decide_on(Meeting.objects.get(), body, "Third")
    text = send(earlier).content.decode()
    assert "Everything agrees" in text
    assert "One decision has been taken since." in text


@pytest.mark.parametrize("content", [b"", b"no json", b"\xff\xfe", b"[]", b"[" * 100_000, b'{"format": 1}'])
def test_what_is_no_export_is_refused_in_words(db: None, content: bytes) -> None:
    response = send(content)
    assert response.status_code == 422
    text = response.content.decode()
    assert "This file is not a register" in text or "The submitted file is empty" in text


@pytest.mark.rule("D15")
def test_a_mailed_head_is_found_in_the_chain(two: Any) -> None:
    for head in (f" 2:{two[1].hash.upper()} ", two[1].hash):
        text = Client().get(address("check"), {"head": head}).content.decode()
        assert f"This is the digest of {two[1].symbol}. The whole chain up to there holds." in text
    text = Client().get(address("check"), {"head": two[0].text_hash}).content.decode()
    assert f"This is the digest of the text of {two[0].symbol}." in text


@pytest.mark.parametrize("head", ["1:", "0" * 64, "1:" + "0" * 64, "nothing"])
def test_another_head_is_not(two: Any, head: str) -> None:
    text = Client().get(address("check"), {"head": head}).content.decode()
    assert "The whole chain up to there holds." not in text
    assert "belongs to no decision" in text or "A digest has 64 characters" in text


@pytest.mark.rule("T2")
@pytest.mark.django_db(transaction=True)
def test_a_chain_that_was_rewritten_is_no_witness(two: Any) -> None:
    with triggers.lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE gcm_decision SET hash = %s WHERE sequence = 1", ["1" * 64])
    text = Client().get(address("check"), {"head": f"2:{two[1].hash}"}).content.decode()
    assert f"<b>{two[1].symbol}</b>: it does not follow the decision before it" in text


def test_so_many_copies_and_digests_are_checked_in_an_hour_from_one_address(two: Any) -> None:
    copy = json.dumps(exported()).encode()
    assert {send(copy).status_code for _time in range(COPIES)} == {200}
    refused = send(copy)
    assert (refused.status_code, "copy_answer" in refused.context) == (429, False)
    assert "Too much was checked from here." in refused.content.decode()
    asked = {"head": two[0].hash}
    assert {Client().get(address("check"), asked).status_code for _time in range(DIGESTS)} == {200}
    refused = Client().get(address("check"), asked)
    assert (refused.status_code, "holds." in refused.content.decode()) == (429, False)
    assert Client().get(address("check")).status_code == 200

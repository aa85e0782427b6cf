"""Positions, wordings and dispositions: pages on which somebody writes during a meeting."""

from typing import Any

import pytest

from gcm.domain.texts import put_text
from gcm.enums import PositionKind
from gcm.models import Meeting, Position
from tests.gcm.body import Body
from tests.gcm.room import (
    FIRST,
    OTHER_WORDS,
    act,
    at,
    decide_what_is_on_the_screen,
    state,
    words_of,
)


@pytest.fixture(autouse=True)
def _english(in_language: Any) -> None:
    in_language("en")


# Positions and wordings


def test_a_stale_position_shows_both_texts_and_keeps_the_words(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    client = client_of(body.representative(18))
    data = {"text_number": 1, "reason": "Why now <b>?</b>", "proposed_wording": "Mine."}
    answer = act(client, "gcm:position", meeting, item.public_id, "objection", **data)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Text no. 1, which you read (English)" in html
    assert "The GCG establishes the action group." in html
    assert "Text no. 2, which is on the screen now (French)" in html
    assert "One year." in html
    assert "Why now &lt;b&gt;?&lt;/b&gt;</textarea>" in html
    assert '<input type="hidden" name="text_number" value="2"' in html
    assert not Position.objects.exists()
    data["text_number"] = 2
    assert act(client, "gcm:position", meeting, item.public_id, "objection", **data).status_code == 302
    assert (Position.objects.get().text.number, Position.objects.get().proposed_wording) == (2, "Mine.")


def test_an_objection_needs_its_reason(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    client = client_of(body.representative(18))
    answer = act(
        client, "gcm:position", meeting, item.public_id, "objection", text_number=1, proposed_wording="Mine."
    )
    assert answer.status_code == 422
    assert '<a href="#id_reason">Reason of the objection</a>' in answer.content.decode()
    assert "Mine.</textarea>" in answer.content.decode()


def test_whoever_is_away_states_nothing(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    client = client_of(body.representative(10))
    address = at("gcm:position", meeting, item.public_id, "reservation")
    assert "You are not in the room" in words_of(client.get(address))
    answer = client.post(address, {"text_number": 1, "reason": "My words."})
    assert answer.status_code == 422
    assert "join the meeting first" in words_of(answer)
    assert "My words." in words_of(answer)
    assert not Position.objects.exists()


def test_there_are_four_positions(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    client = client_of(body.representative(18))
    for kind in PositionKind.values:
        page = client.get(at("gcm:position", meeting, item.public_id, kind))
        assert "The GCG establishes the action group." in words_of(page), kind
        assert "Silence joins the consensus" in words_of(page), kind
    assert client.get(at("gcm:position", meeting, item.public_id, "vote")).status_code == 404


@pytest.mark.rule("D5")
def test_an_objection_is_withdrawn_by_its_seat_alone(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    objection = state(body, item, 6, "objection")
    address = at("gcm:position_withdraw", meeting, objection.pk)
    for user in (body.chair, body.representative(7)):
        answer = client_of(user).post(address)
        assert answer.status_code == 403
        assert "Only those who take part for the seat" in words_of(answer)
    assert Position.objects.live().get() == objection
    author = client_of(body.representative(6))
    assert "Withdraw the objection?" in words_of(author.get(address))
    assert Position.objects.live().get() == objection
    assert author.post(address).status_code == 302
    assert not Position.objects.live().exists()


def test_after_the_decision_what_was_said_stands(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    reservation = state(body, item, 6, "reservation")
    decide_what_is_on_the_screen(meeting, body)
    answer = client_of(body.representative(6)).post(at("gcm:position_withdraw", meeting, reservation.pk))
    assert answer.status_code == 422
    assert "what was said on it stands" in words_of(answer)


def test_a_new_wording_is_the_next_text(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    client = client_of(body.officer)
    page = client.get(at("gcm:room_wording", meeting, item.public_id))
    initial = page.context["form"].initial
    assert (initial["text_number"], initial["body_fr"]) == (1, FIRST)
    data = {**initial, "body_fr": "Autre."}
    assert act(client, "gcm:room_wording", meeting, item.public_id, **data).status_code == 302
    assert item.texts.last().wording("fr").body == "Autre."
    data["body_fr"] = "Encore autre."
    stale = act(client, "gcm:room_wording", meeting, item.public_id, **data)
    assert stale.status_code == 409
    assert "Autre." in words_of(stale)
    assert "Encore autre.</textarea>" in stale.content.decode()
    assert [each.number for each in item.texts.all()] == [1, 2]
    listed = words_of(client.get(at("gcm:room_texts", meeting, item.public_id)))
    assert listed.index("Text no. 2 the latest") < listed.index("Text no. 1")


def test_a_wording_without_its_original_keeps_what_was_typed(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    data = {"text_number": 1, "source_language": "fr", "title_en": "Only", "body_en": "English."}
    answer = act(client_of(body.chair), "gcm:room_wording", meeting, item.public_id, **data)
    assert answer.status_code == 422
    assert "The wording in the source language is missing." in words_of(answer)
    assert "English.</textarea>" in answer.content.decode()

"""The pages of the minutes: who sees what of them when, and what it costs."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from gcm.domain.instructions import instruct_issue
from gcm.models import IssuedMinutes, Minutes
from tests import budgets
from tests.cast import sign_in
from tests.gcm.body import WORDS
from tests.gcm.minuting.record import ACTION, AWAY, EXCUSED, SUMMARY, add_action, hold, issue, write
from tests.gcm.room import act, at, words_of


def page(user: Any, name: str, meeting: Any, *more: Any) -> Any:
    return sign_in(Client(), user).get(at(name, meeting, *more))


@pytest.mark.rule("T9")
def test_members_learn_of_a_draft_that_it_is_being_prepared(with_chair: Any, body: Any) -> None:
    text = words_of(page(body.representative(9), "gcm:minutes", with_chair.meeting))
    assert "The minutes are being prepared" in text
    assert SUMMARY["en"] not in text
    for reader in (body.chair, body.vice_chair, body.officer):
        shown = words_of(page(reader, "gcm:minutes", with_chair.meeting))
        assert SUMMARY["en"] in shown
        assert "draft, not issued" in shown


@pytest.mark.rule("O10")
def test_what_is_issued_is_read_by_members(issued: Any, body: Any) -> None:
    text = words_of(page(body.alternate(9), "gcm:minutes", issued.minutes.meeting))
    for said in (SUMMARY["en"], WORDS["en"][1], ACTION["en"], issued.hash):
        assert said in text
    assert f"Holder {EXCUSED} en" in text
    assert f"Holder {AWAY} en" not in text


def test_before_the_end_there_are_none(meeting: Any, body: Any) -> None:
    assert "No minutes yet" in words_of(page(body.representative(9), "gcm:minutes", meeting))
    assert page(body.officer, "gcm:minutes_edit", meeting).status_code == 404


def test_each_sees_what_is_theirs_to_do(with_chair: Any, body: Any) -> None:
    meeting = with_chair.meeting
    chairs = page(body.chair, "gcm:minutes", meeting).content.decode()
    officers = page(body.officer, "gcm:minutes", meeting).content.decode()
    for name, in_chairs, in_officers in (
        ("gcm:minutes_issue", True, False),
        ("gcm:minutes_instruct", True, False),
        ("gcm:minutes_instruction", False, True),
        ("gcm:minutes_take_back", True, True),
    ):
        address = f'href="{at(name, meeting)}"'
        assert (address in chairs, address in officers) == (in_chairs, in_officers), name
    instruct_issue(actor=body.chair, minutes=with_chair)
    officers = page(body.officer, "gcm:minutes", meeting).content.decode()
    assert f'href="{at("gcm:minutes_issue", meeting)}"' in officers
    assert "The chair instructed the secretariat" in officers


def test_from_the_desk_of_the_secretariat_to_everybody(closed: Any, body: Any) -> None:
    """Every act by its page, the way a person goes."""
    officer, chair = sign_in(Client(), body.officer), sign_in(Client(), body.chair)
    for position in (1, 2):
        said = {"revision": "0", **{f"summary_{code}": words for code, words in SUMMARY.items()}}
        assert act(officer, "gcm:passage_edit", closed, position, **said).status_code == 302
    assert "Every item has its summary" in words_of(officer.get(at("gcm:minutes_edit", closed)))
    assert act(chair, "gcm:minutes_waive", closed, reason="Asked for at once.").status_code == 302
    assert act(officer, "gcm:minutes_hand_over", closed).status_code == 302
    assert act(chair, "gcm:minutes_take_back", closed).status_code == 302
    assert act(officer, "gcm:minutes_hand_over", closed).status_code == 302
    asked = words_of(chair.get(at("gcm:minutes_issue", closed)))
    assert f"They are sent to the representatives of {len(body.terms)} seats" in asked
    assert not IssuedMinutes.objects.exists()
    assert act(chair, "gcm:minutes_issue", closed).status_code == 302
    assert IssuedMinutes.objects.get().issued_by == body.chair


def test_a_page_that_is_out_of_date_says_so_and_changes_nothing(minutes: Any, body: Any) -> None:
    officer = sign_in(Client(), body.officer)
    refused = officer.post(at("gcm:minutes_hand_over", minutes.meeting), follow=True)
    assert "A summary is missing: 1. Item 1 en" in words_of(refused)
    assert "these items have no summary" in words_of(
        officer.get(at("gcm:minutes_hand_over", minutes.meeting))
    )
    taken = officer.post(at("gcm:minutes_take_back", minutes.meeting), follow=True)
    assert "The minutes have moved on in the meantime." in words_of(taken)
    assert Minutes.objects.get().state == "draft"


def test_issuing_asks_for_the_second_factor(with_chair: Any, body: Any) -> None:
    forgetful = sign_in(Client(), body.chair, second_factor=False)
    for name in ("gcm:minutes_issue", "gcm:minutes_instruct"):
        assert forgetful.post(at(name, with_chair.meeting)).status_code == 302
    assert not IssuedMinutes.objects.exists()
    assert not with_chair.meeting.instructions.exists()


def test_an_action_is_taken_off_by_its_button(minutes: Any, body: Any) -> None:
    made = add_action(minutes, body)
    officer = sign_in(Client(), body.officer)
    assert ACTION["en"] in words_of(officer.get(at("gcm:minutes_edit", minutes.meeting)))
    act(officer, "gcm:follow_up_remove", minutes.meeting, made.pk)
    assert ACTION["en"] not in words_of(officer.get(at("gcm:minutes_edit", minutes.meeting)))


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_what_was_issued_is_read_in_each_language(issued: Any, body: Any, language: str) -> None:
    with translation.override(language):
        text = words_of(page(body.representative(9), "gcm:minutes", issued.minutes.meeting))
    for said in (SUMMARY[language], WORDS[language][1], ACTION[language]):
        assert said in text


@pytest.mark.parametrize(("name", "queries"), [("gcm:minutes", 19), ("gcm:minutes_edit", 16)])
def test_a_long_agenda_costs_no_more(
    body: Any, name: str, queries: int, django_assert_num_queries: Any
) -> None:
    assert queries <= budgets.SIGNED_IN_PAGE
    for items in (1, 10):
        meeting = hold(body, items=items)
        write(meeting.minutes, body)
        client = sign_in(Client(), body.officer)
        client.get(at(name, meeting))
        with django_assert_num_queries(queries):
            assert client.get(at(name, meeting)).status_code == 200


def test_issued_minutes_cost_the_same_whatever_their_length(
    body: Any, django_assert_num_queries: Any
) -> None:
    for items in (1, 10):
        made = issue(hold(body, items=items), body)
        client = sign_in(Client(), body.representative(9))
        client.get(at("gcm:minutes", made.minutes.meeting))
        with django_assert_num_queries(8):
            assert client.get(at("gcm:minutes", made.minutes.meeting)).status_code == 200

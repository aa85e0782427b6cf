"""The pages of designation, as nominating officers, members and the secretariat use them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from gcm.domain.seating.credentials import hand_in_credentials
from gcm.models import (
    Credentials,
    Handover,
    NominatingOfficer,
    Nomination,
    RotationPolicy,
    SeatCall,
    SeatTerm,
)
from tests.cast import make_user, sign_in
from tests.gcm.body import make_meeting
from tests.gcm.seating.groups import Group, group_of, letter, partner, state

TODAY = timezone.localdate


def address(name: str, *args: Any) -> str:
    with translation.override("en"):
        return reverse(f"gcm:{name}", args=args)


@pytest.fixture
def nominator(workers: Group) -> Client:
    return sign_in(Client(), workers.nominator, second_factor=True)


@pytest.fixture
def desk(body: Any) -> Client:
    return sign_in(Client(), body.officer)


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.rule("S12")
def test_from_the_letter_to_the_seat_by_pages_alone(
    body: Any, workers: Group, nominator: Client, desk: Client, vacate: Any
) -> None:
    vacate(body, 25)
    union = partner("Union A")
    given = {"signatory": "General Secretary", "signed_on": f"{TODAY():%Y-%m-%d}", "file": letter()}
    filed = nominator.post(address("credentials_add", workers.body.pk), given)
    credentials = Credentials.objects.get()
    assert filed.headers["Location"] == address("credentials", credentials.pk)
    nominator.post(address("nomination_add", credentials.pk), {"organisation": union.pk})
    nominator.post(address("credentials_hand_in", credentials.pk))
    desk.post(address("credentials_accept", credentials.pk))
    named = Nomination.objects.get()
    shown = desk.get(address("nomination_accredit", named.pk))
    assert "as its group decides" in text_of(shown)
    desk.post(address("nomination_accredit", named.pk), {"starts_on": f"{TODAY():%Y-%m-%d}"})
    assert SeatTerm.objects.get(organisation=union).seat == body.seat(25)
    assert f"Union A ({body.seat(25).number})" in text_of(desk.get(address("credentials_register")))


@pytest.mark.rule("R7")
def test_the_days_are_shown_before_they_are_confirmed(body: Any, desk: Client) -> None:
    africa = group_of(body, "government_region", "africa")
    due = TODAY() + timedelta(days=400)
    SeatTerm.objects.filter(pk=body.term(13).pk).update(due_on=due)
    sign_in(Client(), body.representative(13)).post(
        address("handover", body.seat(13).number), {"leaves_on": f"{TODAY() + timedelta(days=5):%Y-%m-%d}"}
    )
    named = africa.bring(state("Newland", "XQ"), seat=body.seat(13))
    page = address("nomination_accredit", named.pk)
    assert ("the remainder of the term" in text_of(desk.get(page))) != _gets_full_term()
    moved = desk.post(page, {"starts_on": f"{TODAY():%Y-%m-%d}"})
    assert moved.status_code == 409
    assert not SeatTerm.objects.filter(organisation=named.organisation).exists()


def _gets_full_term() -> bool:
    from alliance87.core import rulesets

    return bool(rulesets.in_force()["gcm.terms.successor_gets_full_term"])


def test_what_is_wrong_is_said_and_what_was_typed_stays(workers: Group, nominator: Client) -> None:
    given = {
        "signatory": "The President",
        "signed_on": f"{TODAY() + timedelta(days=3):%Y-%m-%d}",
        "file": letter(),
    }
    answer = nominator.post(address("credentials_add", workers.body.pk), given)
    assert answer.status_code == 422
    assert "A letter is not signed on a day to come." in text_of(answer)
    assert "The President" in text_of(answer)
    assert not Credentials.objects.exists()


@pytest.mark.rule("S12")
def test_the_secretariat_returns_for_a_formality_on_the_page(body: Any, workers: Group, desk: Client) -> None:
    filed = workers.file()
    workers.name(filed, partner("Union A"))
    hand_in_credentials(actor=workers.nominator, credentials=filed)
    page = address("credentials_return", filed.pk)
    assert desk.post(page, {"defect": "other"}).status_code == 422
    desk.post(page, {"defect": "names", "note": "Page 1"})
    assert Credentials.objects.get().state == "returned"
    assert desk.post(address("credentials_accept", filed.pk)).status_code == 409


def test_a_reserve_is_called_up_and_a_name_withdrawn(body: Any, workers: Group, nominator: Client) -> None:
    filed = workers.file()
    first = workers.name(filed, partner("Union A"), seat=body.seat(24))
    second = workers.name(filed, partner("Union B"), seat=body.seat(24))
    nominator.post(address("nomination_withdraw", first.pk))
    assert "Reserve list" in text_of(nominator.get(workers.body.get_absolute_url()))
    nominator.post(address("nomination_call_up", second.pk), {"seat": body.seat(24).pk})
    states = dict(Nomination.objects.values_list("organisation__name_en", "state"))
    assert states == {"Union A": "withdrawn", "Union B": "nominated"}


@pytest.mark.rule("S16")
def test_rotation_calls_and_officers_are_filed_on_pages(
    body: Any, workers: Group, nominator: Client, desk: Client
) -> None:
    assert text_of(desk.get(address("designations"))).count("none filed") == 11
    day = f"{TODAY():%Y-%m-%d}"
    nominator.post(
        address("rotation_file", workers.body.pk),
        {
            "text_fr": "Tous les deux ans.",
            "adopted_on": day,
            "reappointment": "false",
            "full_term": "unknown",
        },
    )
    filed = RotationPolicy.objects.get()
    assert (filed.text_fr, filed.reappointment, filed.full_term) == ("Tous les deux ans.", False, None)
    assert text_of(desk.get(address("designations"))).count("none filed") == 10
    call = {"criteria_fr": "Toutes.", "opens_on": day, "closes_on": day, "contact": "calls@example.org"}
    nominator.post(address("seat_call_add", workers.body.pk), call)
    assert "Toutes." in text_of(Client().get("/fr/gcm/seats/"))
    nominator.post(address("seat_call_withdraw", SeatCall.objects.get().pk))
    assert "Toutes." not in text_of(Client().get("/fr/gcm/seats/"))
    second = make_user("applicant")
    desk.post(
        address("nominating_officer_add", workers.body.pk), {"person": second.email, "reference": "Letter 7"}
    )
    officer = NominatingOfficer.objects.get(person=second)
    desk.post(address("nominating_officer_end", officer.pk))
    assert NominatingOfficer.objects.get(person=second).until == TODAY()


@pytest.mark.rule("R10")
def test_a_handover_is_announced_and_withdrawn_on_pages(body: Any) -> None:
    leaver = sign_in(Client(), body.representative(13))
    assert "Hand the seat over early" in text_of(leaver.get(address("handover_file", body.seat(13).number)))
    leaver.post(
        address("handover", body.seat(13).number),
        {"leaves_on": f"{TODAY():%Y-%m-%d}", "note": "All is well."},
    )
    handover = Handover.objects.get()
    assert "All is well." in text_of(leaver.get(address("handover_file", body.seat(13).number)))
    leaver.post(address("handover_withdraw", handover.pk))
    assert Handover.objects.get().state == "withdrawn"
    assert leaver.post(address("handover_withdraw", handover.pk)).status_code == 409


@pytest.mark.rule("R4")
def test_the_page_of_a_body_is_for_its_group_the_chair_and_the_secretariat(body: Any, workers: Group) -> None:
    page = workers.body.get_absolute_url()
    answers = {
        who: sign_in(Client(), person).get(page).status_code
        for who, person in {
            "nominator": workers.nominator,
            "member": body.representative(25),
            "chair": body.chair,
            "officer": body.officer,
            "another group": body.representative(27),
            "outsider": make_user("follower"),
        }.items()
    }
    assert answers == {
        "nominator": 200,
        "member": 200,
        "chair": 200,
        "officer": 200,
        "another group": 403,
        "outsider": 404,
    }


def test_the_list_of_participants_is_of_the_meeting(body: Any) -> None:
    meeting = make_meeting(body, "convened")
    meeting.replies.filter(seat=body.seat(5)).update(
        answer="absent", answered_at=timezone.now(), channel="portal"
    )
    page = text_of(sign_in(Client(), body.representative(24)).get(address("participants", meeting.public_id)))
    assert f"{body.representative(24).name} <" in page
    assert f"{body.representative(5).name} <" not in page
    assert page.count('<th scope="row">') == len(body.people)

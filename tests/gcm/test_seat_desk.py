"""The seats on the secretariat's desk."""

from hashlib import sha256
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from alliance87.core.ledger.models import Entry
from gcm.domain.seats import accredit_term
from gcm.enums import TermBasis
from gcm.models import Delegate, Meeting, SeatTerm
from partners.models import Organisation, OrganisationStatus
from tests.cast import make_user, sign_in
from tests.gcm.body import LETTER, make_meeting
from tests.gcm.seating.groups import group_of, partner, state


@pytest.fixture
def desk(body: Any) -> Client:
    return sign_in(Client(), body.officer)


def address(name: str, *args: Any) -> str:
    with translation.override("en"):
        return reverse(f"admin:gcm_seat_{name}", args=args)


@pytest.fixture
def newcomer(body: Any) -> Organisation:
    return state("Newcomer", "XQ", pathfinder=True)


def designated(organisation: Organisation, **fields: Any) -> dict[str, Any]:
    """What the officer types of a letter of designation."""
    return {
        "organisation": organisation.pk,
        "basis": "designation",
        "starts_on": "2031-01-01",
        "signatory": "Ana Example, coordinator",
        "signed_on": "2026-01-31",
        **fields,
    }


def test_a_holder_is_accredited(desk: Client, body: Any, newcomer: Organisation) -> None:
    seat = body.seat(5)
    response = desk.post(address("term", seat.pk), designated(newcomer))
    assert response.headers["Location"] == address("change", seat.pk)
    term = SeatTerm.objects.get(organisation=newcomer)
    assert (term.seat, term.reference) == (seat, "Ana Example, coordinator, 2026-01-31")
    assert "Newcomer" in desk.get(address("change", seat.pk)).content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(
    desk: Client, body: Any, newcomer: Organisation
) -> None:
    response = desk.post(address("term", body.seat(5).pk), designated(newcomer, starts_on="2024-01-01"))
    assert response.status_code == 422
    text = response.content.decode()
    assert "The term must begin after the first day of the one in office." in text
    assert "Ana Example, coordinator" in text
    assert not SeatTerm.objects.filter(organisation=newcomer).exists()


def test_a_person_is_accredited_by_the_address_of_the_account(desk: Client, body: Any) -> None:
    person = make_user("follower")
    where = address("delegate", body.seat(5).pk, body.term(5).pk)
    typed = {"capacity": "adviser", "signatory": "Ana Example, minister", "signed_on": "2026-01-31"}
    assert desk.post(where, {**typed, "person": "nobody@example.org"}).status_code == 422
    assert desk.post(where, {**typed, "person": person.email, "signatory": ""}).status_code == 422
    assert desk.post(where, {**typed, "person": person.email.upper()}).status_code == 302
    delegate = Delegate.objects.get(person=person)
    assert (delegate.capacity, delegate.reference) == ("adviser", "Ana Example, minister, 2026-01-31")


def test_ending_asks_first(desk: Client, body: Any) -> None:
    delegate = body.delegate(5)
    where = address("end_delegate", body.seat(5).pk, delegate.pk)
    assert "Person 5 will no longer act for the seat" in desk.get(where).content.decode()
    assert Delegate.objects.get(pk=delegate.pk).until is None
    desk.post(where)
    assert Delegate.objects.get(pk=delegate.pk).until is not None


def test_a_term_of_another_seat_is_not_found_here(desk: Client, body: Any) -> None:
    assert desk.get(address("end_term", body.seat(5).pk, body.term(6).pk)).status_code == 404


@pytest.mark.rule("C1")
@pytest.mark.rule("C2")
@pytest.mark.rule("X2")
@pytest.mark.parametrize("number", [1, 2])
def test_no_office_is_filled_from_the_desk(desk: Client, body: Any, newcomer: Any, number: int) -> None:
    SeatTerm.objects.filter(pk=body.term(number).pk).update(ended_on=timezone.localdate())
    for basis in ("designation", "appointment"):
        response = desk.post(address("term", body.seat(number).pk), designated(newcomer, basis=basis))
        assert response.status_code == 422
    assert not SeatTerm.objects.filter(organisation=newcomer).exists()
    page = desk.get(address("change", body.seat(number).pk)).content.decode()
    assert f'"{address("term", body.seat(number).pk)}"' not in page


@pytest.mark.rule("C2")
def test_who_held_an_office_before_the_record_is_noted_once(desk: Client, body: Any, newcomer: Any) -> None:
    Delegate.objects.filter(term=body.term(1)).delete()
    body.term(1).delete()
    draft = make_meeting(body, "draft")
    Meeting.objects.filter(pk=draft.pk).update(number=1)
    assert desk.post(address("term", body.seat(1).pk), designated(newcomer)).status_code == 422
    Meeting.objects.filter(pk=draft.pk).update(number=None)
    other = body.term(2).organisation
    OrganisationStatus.objects.create(organisation=other, kind="partner", valid_from=timezone.localdate())
    of_both = desk.post(address("term", body.seat(1).pk), designated(other))
    assert "two different governments (C8)" in of_both.content.decode()
    assert desk.post(address("term", body.seat(1).pk), designated(newcomer)).status_code == 302
    assert SeatTerm.objects.get(seat=body.seat(1)).basis == TermBasis.APPOINTMENT


def of_no_group() -> Organisation:
    return partner("Company", "business")


def of_another_group() -> Organisation:
    return partner("Union", "workers")


def of_no_status() -> Organisation:
    return state("Otherland", "XR")


def of_no_partner() -> Organisation:
    found = state("Otherland", "XR", pathfinder=True)
    OrganisationStatus.objects.filter(organisation=found, kind="partner").delete()
    return found


def of_another_region() -> Organisation:
    return state("Otherland", "XR", region="africa")


@pytest.mark.rule("S13")
@pytest.mark.rule("S12")
@pytest.mark.parametrize(
    ("number", "make", "words"),
    [
        (5, of_no_group, "not of the group"),
        (5, of_another_group, "not of the group"),
        (5, of_no_status, "no pathfinder country"),
        (5, of_no_partner, "no partner of the Alliance"),
        (14, of_another_region, "another regional group"),
    ],
)
def test_nobody_is_seated_for_whom_the_seat_is_not(
    desk: Client, body: Any, number: int, make: Any, words: str
) -> None:
    wrong, seat = make(), body.seat(number)
    assert desk.post(address("term", seat.pk), designated(wrong)).status_code == 422
    with pytest.raises(ValidationError, match=words):
        accredit_term(
            actor=body.officer,
            seat=seat,
            organisation=wrong,
            starts_on=timezone.localdate(),
            letter=LETTER,
        )
    assert SeatTerm.objects.as_of().get(seat=seat) == body.term(number)


@pytest.mark.rule("C2")
def test_no_other_seat_is_held_by_appointment(desk: Client, body: Any, newcomer: Organisation) -> None:
    data = designated(newcomer, basis="appointment")
    assert desk.post(address("term", body.seat(5).pk), data).status_code == 422
    with pytest.raises(ValidationError, match="two offices alone"):
        accredit_term(
            actor=body.officer,
            seat=body.seat(5),
            organisation=newcomer,
            starts_on=timezone.localdate(),
            basis=TermBasis.APPOINTMENT,
            letter=LETTER,
        )


@pytest.mark.rule("S12")
@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"signatory": ""}, "This field is required."),
        ({"signatory": "  "}, "This field is required."),
        ({"signed_on": ""}, "This field is required."),
        ({"signed_on": "2030-12-31"}, "not signed on a day to come"),
    ],
)
def test_nobody_is_seated_without_a_letter(
    desk: Client, body: Any, newcomer: Organisation, missing: dict[str, str], words: str
) -> None:
    response = desk.post(address("term", body.seat(5).pk), designated(newcomer, **missing))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not SeatTerm.objects.filter(organisation=newcomer).exists()


@pytest.mark.rule("S12")
def test_nobody_is_seated_beside_the_name_in_the_register(desk: Client, body: Any) -> None:
    group, seat = group_of(body), body.seat(24)
    group.bring(partner("Union A"), seat=seat)
    response = desk.post(address("term", seat.pk), designated(partner("Union B")))
    assert response.status_code == 422
    assert "names another holder" in response.content.decode()
    assert SeatTerm.objects.as_of().get(seat=seat) == body.term(24)


@pytest.mark.rule("R4")
def test_a_term_ends_on_a_letter_or_a_ground(desk: Client, body: Any) -> None:
    last_day = f"{timezone.localdate():%Y-%m-%d}"
    signed = {"signatory": "Ana Example, coordinator", "signed_on": "2026-01-31"}
    where = address("end_term", body.seat(5).pk, body.term(5).pk)
    for given in (
        {},
        {"ground": " "},
        {"signatory": signed["signatory"]},
        {"signed_on": signed["signed_on"]},
    ):
        assert desk.post(where, {"last_day": last_day, **given}).status_code == 422
    assert SeatTerm.objects.get(pk=body.term(5).pk).ended_on is None

    assert desk.post(where, {"last_day": last_day, **signed}).status_code == 302
    ended = SeatTerm.objects.get(pk=body.term(5).pk)
    assert ended.end_reference == "Ana Example, coordinator, 2026-01-31"
    assert ended.end_reference in desk.get(address("change", body.seat(5).pk)).content.decode()

    other = address("end_term", body.seat(6).pk, body.term(6).pk)
    desk.post(other, {"last_day": last_day, "ground": "The holder exists no longer."})
    assert SeatTerm.objects.get(pk=body.term(6).pk).end_reference == "The holder exists no longer."
    told = Entry.objects.filter(kind="gcm.term_ended").order_by("pk")
    digests = [sha256(each.end_reference.encode()).hexdigest() for each in terms_ended()]
    assert [(each.data["on"], each.data["sha256"]) for each in told] == list(
        zip(["letter", "ground"], digests, strict=True)
    )


@pytest.mark.rule("X2")
def test_no_officer_is_out_of_office_on_a_ground_of_the_desk(desk: Client, body: Any) -> None:
    where = address("end_term", body.seat(1).pk, body.term(1).pk)
    data = {"last_day": f"{timezone.localdate():%Y-%m-%d}", "ground": "So it seems."}
    assert desk.post(where, data).status_code == 422
    signed = {"signatory": "The government of the chair", "signed_on": "2026-01-31"}
    assert SeatTerm.objects.get(pk=body.term(1).pk).ended_on is None
    assert desk.post(where, {**data, **signed}).status_code == 302


def terms_ended() -> Any:
    return SeatTerm.objects.exclude(end_reference="").order_by("seat__number")

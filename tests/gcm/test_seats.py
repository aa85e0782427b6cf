"""The 32 seats: who may put whom on them, what the database refuses, and what everybody sees."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from alliance87.core import inbox, rulesets
from alliance87.core.rulesets import registry
from gcm.domain.meetings import convene_meeting
from gcm.domain.seats import accredit_delegate, accredit_term, end_delegate, end_term
from gcm.domain.terms import end_of_term
from gcm.enums import Capacity
from gcm.models import Delegate, Seat, SeatTerm
from gcm.queries.seats import composition
from partners.domain.desk_roles import give_desk_role
from partners.enums import Listing, MembershipRole
from partners.models import Membership, Organisation
from tests.cast import make_user, sign_in
from tests.gcm.body import LETTER, make_meeting
from tests.gcm.post import last_mailing
from tests.gcm.room import observe
from tests.gcm.seating.groups import partner, state

TODAY = timezone.localdate


@pytest.mark.rule("S2")
@pytest.mark.rule("S3")
def test_the_seats_are_those_of_the_mandate(body: Any) -> None:
    mandate = Seat.objects.filter(number__lte=registry.defaults()["gcm.seats.total"])
    assert Counter(mandate.values_list("category__block", flat=True)) == {
        "chair_vice": 2,
        "pathfinder": 5,
        "development_partner": 5,
        "government_region": 5,
        "un_igo": 6,
        "workers": 3,
        "employers": 3,
        "ngo": 3,
    }


def a_partner(name: str = "Newcomer", **fields: Any) -> Organisation:
    names = {f"name_{code}": name for code in ("fr", "en", "es")}
    return Organisation.objects.create(kind="country", slug=name.lower(), **names, **fields)


def put_on(body: Any, number: int, organisation: Organisation, starts: date) -> SeatTerm:
    """Accredit it as the desk does, on the letter of its group."""
    return accredit_term(
        actor=body.officer,
        seat=body.seat(number),
        organisation=organisation,
        starts_on=starts,
        letter=LETTER,
    )


@pytest.mark.rule("T23")
@pytest.mark.parametrize(
    ("starts", "ends"),
    [(date(2025, 1, 1), None), (date(2030, 1, 1), date(2030, 1, 1)), (date(2020, 1, 1), date(2025, 1, 1))],
)
def test_two_terms_never_overlap_whoever_writes(body: Any, starts: date, ends: date | None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatTerm.objects.create(seat=body.seat(5), organisation=a_partner(), starts_on=starts, ended_on=ends)


@pytest.mark.rule("T23")
def test_not_even_by_sql(body: Any) -> None:
    earlier = SeatTerm.objects.create(
        seat=body.seat(5), organisation=a_partner(), starts_on=date(2020, 1, 1), ended_on=date(2024, 12, 31)
    )
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE gcm_seatterm SET ended_on = '2025-01-01' WHERE id = %s", [earlier.pk])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE gcm_seatterm SET seat_id = %s, ended_on = NULL WHERE id = %s",
            [body.seat(6).pk, earlier.pk],
        )


@pytest.mark.rule("S1")
def test_one_representative_at_a_time(body: Any) -> None:
    first = body.delegate(5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegate.objects.create(
            term=body.term(5), person=make_user("follower"), capacity=Capacity.REPRESENTATIVE
        )
    assert list(body.term(5).delegates.all()) == [first]


@pytest.mark.rule("R1")
@pytest.mark.rule("R6")
def test_a_successor_ends_the_office_of_the_holder_the_day_before(body: Any) -> None:
    starts = TODAY() + timedelta(days=10)
    term = put_on(body, 5, state("Newcomer", "XQ", pathfinder=True), starts)
    before = SeatTerm.objects.get(pk=body.term(5).pk)
    assert before.ended_on == starts - timedelta(days=1)
    assert term.due_on == end_of_term(starts, rulesets.in_force()["gcm.terms.government_months"])
    assert [each.pk for each in SeatTerm.objects.as_of(starts).filter(seat=body.seat(5))] == [term.pk]
    assert [each.pk for each in SeatTerm.objects.as_of(before.ended_on).filter(seat=body.seat(5))] == [
        before.pk
    ]


@pytest.mark.rule("R3")
def test_only_governments_have_a_fixed_term(body: Any) -> None:
    starts = TODAY() + timedelta(days=10)
    term = put_on(body, 24, partner("Union"), starts)
    assert term.due_on is None


@pytest.mark.rule("T23")
def test_a_term_before_the_one_in_office_is_refused_in_words(body: Any) -> None:
    newcomer = state("Newcomer", "XQ", pathfinder=True)
    for starts in (date(2025, 1, 1), date(2024, 1, 1)):
        with pytest.raises(ValidationError) as refusal:
            put_on(body, 5, newcomer, starts)
        assert list(refusal.value.message_dict) == ["starts_on"]
    assert SeatTerm.objects.filter(seat=body.seat(5)).count() == 1


@pytest.mark.rule("X2")
def test_only_the_secretariat_accredits(body: Any) -> None:
    for stranger in (body.chair, body.representative(5)):
        with pytest.raises(PermissionDenied):
            end_term(actor=stranger, term=body.term(5), last_day=TODAY(), letter=LETTER)
        with pytest.raises(PermissionDenied):
            accredit_delegate(
                letter=LETTER, actor=stranger, term=body.term(5), person=stranger, capacity=Capacity.ADVISER
            )


@pytest.mark.rule("X2")
def test_whoever_acts_for_a_seat_gets_no_role_in_the_secretariat(body: Any, director: Any) -> None:
    with pytest.raises(ValidationError, match="acts for a seat"):
        give_desk_role(actor=director, user=body.representative(5), role="editor")


@pytest.mark.rule("S14")
def test_a_new_representative_takes_the_place_and_the_term_goes_on(body: Any) -> None:
    person = make_user("follower")
    accredit_delegate(
        letter=LETTER, actor=body.officer, term=body.term(5), person=person, capacity=Capacity.REPRESENTATIVE
    )
    here = Delegate.objects.at().filter(term=body.term(5))
    assert [each.person for each in here] == [person]
    assert not body.representative(5).has_perm("gcm.join_meeting")
    assert person.has_perm("gcm.join_meeting")


def test_a_person_has_one_capacity_for_a_seat(body: Any) -> None:
    with pytest.raises(ValidationError):
        accredit_delegate(
            letter=LETTER,
            actor=body.officer,
            term=body.term(5),
            person=body.representative(5),
            capacity=Capacity.ALTERNATE,
        )


def test_an_accreditation_that_ended_gives_no_right(body: Any) -> None:
    alternate = body.alternate(5)
    assert alternate.has_perm("gcm.state_position")
    end_delegate(actor=body.officer, delegate=Delegate.objects.get(person=alternate))
    assert not alternate.has_perm("gcm.state_position")


def test_after_the_last_day_nobody_acts_for_the_seat(body: Any) -> None:
    yesterday = TODAY() - timedelta(days=1)
    end_term(actor=body.officer, term=body.term(5), last_day=yesterday, letter=LETTER)
    assert not body.representative(5).has_perm("gcm.join_meeting")
    with pytest.raises(ValidationError, match="already"):
        end_term(actor=body.officer, term=body.term(5), last_day=yesterday, letter=LETTER)


@pytest.mark.rule("S15")
def test_the_composition_of_any_day(body: Any) -> None:
    starts = TODAY() + timedelta(days=10)
    new = state("Newcomer", "XQ", pathfinder=True)
    put_on(body, 5, new, starts)

    def holder(day: date) -> Any:
        cards = [card for block in composition(day, by=body.chair).blocks for card in block.cards]
        return next(card.holder for card in cards if card.seat.number == 5)

    assert holder(starts) == new
    assert holder(starts - timedelta(days=1)) == body.term(5).organisation
    assert holder(date(2024, 12, 31)) is None
    before = composition(date(2024, 12, 31), by=body.chair)
    assert (before.held, before.vacant) == (0, len(body.numbers))


@pytest.mark.rule("S2")
def test_before_the_record_starts_no_seat_is_called_vacant(body: Any) -> None:
    first = SeatTerm.objects.earliest("starts_on").starts_on
    before = seats_page(query=f"?date={first - timedelta(days=1):%Y-%m-%d}").content.decode()
    day = date_format(first, "DATE_FORMAT")
    assert f"The record starts on {day}" in before
    assert ("acant" in before, before.count("Not recorded")) == (False, Seat.objects.as_of(first).count())
    assert "The record starts on" not in seats_page(query=f"?date={first:%Y-%m-%d}").content.decode()


def seats_page(client: Client | None = None, query: str = "") -> Any:
    return (client or Client()).get(f"/en/gcm/seats/{query}")


@pytest.mark.rule("P5")
def test_a_hidden_holder_is_held_and_nothing_more(body: Any) -> None:
    holder = body.term(30).organisation
    Organisation.objects.filter(pk=holder.pk).update(listing=Listing.HIDDEN)
    Organisation.objects.filter(pk=body.term(31).organisation_id).update(listing=Listing.NAME_ONLY)
    text = seats_page().content.decode()
    assert "Holder 30 en" not in text
    assert holder.slug not in text
    assert "Holder 31 en" in text
    assert body.term(31).organisation.slug not in text
    assert "Holder 30 en" in seats_page(sign_in(Client(), body.officer)).content.decode()
    assert "Holder 30 en" in seats_page(sign_in(Client(), body.chair)).content.decode()


@pytest.mark.rule("R4")
def test_continuing_in_office_is_told_to_its_group_the_chair_and_the_secretariat(
    body: Any, in_language: Any
) -> None:
    in_language("en")
    SeatTerm.objects.filter(pk=body.term(5).pk).update(due_on=TODAY() - timedelta(days=9))
    words, day = "continues in office", date_format(TODAY() - timedelta(days=9), "DATE_FORMAT")
    public = seats_page().content.decode()
    assert words not in public
    assert day not in public  # an end that is past would say the same
    for told in (body.representative(3), body.chair, body.officer):
        assert words in seats_page(sign_in(Client(), told)).content.decode()
    of_another_group = seats_page(sign_in(Client(), body.representative(24))).content.decode()
    assert words not in of_another_group
    assert day not in of_another_group


def test_no_person_is_named_in_public(body: Any) -> None:
    assert "Person 5" not in seats_page().content.decode()


@pytest.mark.parametrize(
    "query", ["?date=yesterday", "?date=2026-02-30", "?date=0001-01-01", "?date=9999-12-31"]
)
def test_a_day_that_is_none_is_answered_in_words(body: Any, query: str) -> None:
    response = seats_page(query=query)
    assert response.status_code == 422
    assert response.context["form"].errors["date"]


def test_a_vacant_seat_is_shown(body: Any) -> None:
    end_term(actor=body.officer, term=body.term(5), last_day=TODAY() - timedelta(days=1), letter=LETTER)
    text = seats_page().content.decode()
    assert f"{len(body.numbers) - 1} held" in text
    assert "1 vacant" in text


@pytest.mark.rule("X2")
@pytest.mark.parametrize("who", ["secretariat", "superuser"])
def test_nobody_who_keeps_the_record_acts_for_a_seat(body: Any, who: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        accredit_delegate(
            letter=LETTER,
            actor=body.officer,
            term=body.term(1),
            person=make_user(who),
            capacity=Capacity.REPRESENTATIVE,
        )
    assert list(refusal.value.message_dict) == ["person"]
    assert body.delegate(1).until is None


@pytest.mark.rule("Q5")
def test_one_person_takes_part_for_one_seat(body: Any) -> None:
    person = body.representative(13)
    with pytest.raises(ValidationError, match="seat 13"):
        accredit_delegate(
            letter=LETTER, actor=body.officer, term=body.term(5), person=person, capacity=Capacity.ALTERNATE
        )
    advises = accredit_delegate(
        letter=LETTER, actor=body.officer, term=body.term(5), person=person, capacity=Capacity.ADVISER
    )
    assert advises.term == body.term(5)


@pytest.mark.rule("O7")
def test_an_observer_of_a_meeting_to_come_acts_for_no_seat(body: Any) -> None:
    meeting = make_meeting(body, "convened")
    with pytest.raises(ValidationError, match="observer"):
        accredit_delegate(
            letter=LETTER,
            actor=body.officer,
            term=body.term(5),
            person=observe(meeting, body, "observer@example.net"),
            capacity=Capacity.ADVISER,
        )


@pytest.mark.rule("S14")
def test_what_waits_for_the_seat_waits_for_the_new_one_and_all_are_told(body: Any) -> None:
    meeting = make_meeting(body, "draft")
    convene_meeting(actor=body.officer, meeting=meeting)
    before, person = body.representative(5), make_user("follower")
    focal_point = make_user("partner_editor", email="focal@example.org")
    Membership.objects.create(
        user=focal_point, organisation=body.term(5).organisation, role=MembershipRole.FOCAL_POINT
    )
    accredit_delegate(
        letter=LETTER, actor=body.officer, term=body.term(5), person=person, capacity=Capacity.REPRESENTATIVE
    )
    assert not inbox.tasks_of(before).exists()
    assert inbox.tasks_of(person).get().subject == meeting.replies.get(seat__number=5)
    told = last_mailing("gcm.delegate_accredited").deliveries.values_list("address", flat=True)
    assert set(told) == {before.email, person.email, focal_point.email}

"""A holder says who acts for its seat; the secretariat accredits, and chooses nobody (S12, S14)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox
from gcm.domain.seating.letters import Letter
from gcm.domain.seating.replacing import accredit_notified, give_delegate_notice, return_delegate_notice
from gcm.enums import Attended, Capacity, CaseState, DelegateNoticeState
from gcm.models import Delegate, DelegateNotice, SeatTerm
from partners.models import Membership, Organisation
from tests.cast import make_user, sign_in
from tests.gcm.absences.holding import SEAT, absent, case_on, hold, limit
from tests.gcm.body import LETTER


def focal_point_of(organisation: Organisation, email: str = "focal-point@example.org", **fields: Any) -> Any:
    person = make_user("partner_editor", email=email)
    Membership.objects.create(user=person, organisation=organisation, **{"role": "focal_point", **fields})
    return person


@pytest.fixture
def speaks(body: Any) -> Any:
    """The focal point of the holder."""
    return focal_point_of(body.term(SEAT).organisation)


@pytest.fixture
def newcomer(body: Any) -> Any:
    return make_user("follower", name="New Person")


def give(body: Any, actor: Any, person: Any, **fields: Any) -> DelegateNotice:
    given = {"capacity": Capacity.REPRESENTATIVE, "letter": LETTER, **fields}
    return give_delegate_notice(actor=actor, term=body.term(SEAT), person=person, **given)


def representative(body: Any) -> Any:
    here = Delegate.objects.at().filter(term=body.term(SEAT), capacity=Capacity.REPRESENTATIVE)
    return here.get().person


@pytest.mark.rule("S14")
def test_a_notice_waits_at_the_desk_and_stays_with_who_is_accredited(
    body: Any, speaks: Any, newcomer: Any
) -> None:
    notice = give(body, speaks, newcomer, function="Minister")
    assert representative(body) == body.representative(SEAT)
    waiting = inbox.tasks_of(body.officer).get(kind="gcm.delegate_notice")
    assert waiting.subject == notice

    delegate = accredit_notified(actor=body.officer, notice=notice)
    assert representative(body) == newcomer
    assert (delegate.notice, delegate.function) == (notice, "Minister")
    assert delegate.reference == LETTER.words()
    assert not inbox.tasks_of(body.officer).filter(kind="gcm.delegate_notice").exists()
    with pytest.raises(TransitionNotAllowed):
        accredit_notified(actor=body.officer, notice=notice)


@pytest.mark.rule("S14")
@pytest.mark.rule("A1")
def test_term_and_count_of_absences_go_on(body: Any, speaks: Any, newcomer: Any) -> None:
    before = SeatTerm.objects.values().get(pk=body.term(SEAT).pk)
    absent(body, times=limit() - 1)
    accredit_notified(actor=body.officer, notice=give(body, speaks, newcomer))
    assert SeatTerm.objects.values().get(pk=body.term(SEAT).pk) == before
    hold(body, 0, {SEAT: Attended.ABSENT})
    assert (case_on(body).state, case_on(body).term) == (CaseState.OPEN, body.term(SEAT))


@pytest.mark.rule("S14")
@pytest.mark.rule("X2")
def test_nobody_but_a_focal_point_of_the_holder_gives_notice(
    body: Any, newcomer: Any, superuser: Any
) -> None:
    own, other = body.term(SEAT).organisation, body.term(25).organisation
    strangers = (
        focal_point_of(own, "editor@example.org", role="editor"),
        focal_point_of(own, "former@example.org", until=timezone.now()),
        focal_point_of(other, "other@example.org"),
        body.representative(SEAT),
        body.officer,
        superuser,
    )
    for actor in strangers:
        with pytest.raises(PermissionDenied):
            give(body, actor, newcomer)
    assert not DelegateNotice.objects.exists()


@pytest.mark.rule("X2")
def test_nobody_but_the_secretariat_answers_a_notice(body: Any, speaks: Any, newcomer: Any) -> None:
    notice = give(body, speaks, newcomer)
    for actor in (speaks, newcomer, body.chair):
        with pytest.raises(PermissionDenied):
            accredit_notified(actor=actor, notice=notice)
        with pytest.raises(PermissionDenied):
            return_delegate_notice(actor=actor, notice=notice, reason="No.")
    assert representative(body) == body.representative(SEAT)


@pytest.mark.rule("S12")
def test_a_notice_comes_back_with_a_reason_and_is_given_anew(body: Any, speaks: Any, newcomer: Any) -> None:
    notice = give(body, speaks, newcomer)
    with pytest.raises(ValidationError):
        return_delegate_notice(actor=body.officer, notice=notice, reason=" ")
    back = return_delegate_notice(actor=body.officer, notice=notice, reason="The letter is unsigned.")
    assert (back.state, back.reason) == (DelegateNoticeState.RETURNED, "The letter is unsigned.")
    assert [each.kind for each in inbox.tasks_of(speaks)] == ["gcm.mend_delegate_notice"]
    again = give(body, speaks, newcomer)
    assert not inbox.tasks_of(speaks).exists()
    accredit_notified(actor=body.officer, notice=again)
    assert representative(body) == newcomer


@pytest.mark.rule("S14")
def test_what_is_wrong_with_a_notice_is_said_at_once(body: Any, speaks: Any, newcomer: Any) -> None:
    to_come = timezone.localdate() + timedelta(days=2)
    with pytest.raises(ValidationError, match="who signed"):
        give(body, speaks, newcomer, letter=Letter(" ", timezone.localdate()))
    with pytest.raises(ValidationError, match="day to come"):
        give(body, speaks, newcomer, letter=Letter("Director", to_come))
    with pytest.raises(ValidationError, match="X2"):
        give(body, speaks, body.officer)
    give(body, speaks, newcomer)
    with pytest.raises(ValidationError, match="waits already"):
        give(body, speaks, newcomer, capacity=Capacity.ADVISER)


@pytest.mark.rule("Q4")
def test_an_alternate_comes_beside_the_representative(body: Any, speaks: Any, newcomer: Any) -> None:
    notice = give(body, speaks, newcomer, capacity=Capacity.ALTERNATE)
    assert not newcomer.has_perm("gcm.state_position")
    accredit_notified(actor=body.officer, notice=notice)
    assert newcomer.has_perm("gcm.state_position")
    assert representative(body) == body.representative(SEAT)


def test_the_page_of_our_seat_leads_from_the_desk_to_the_notice(
    body: Any, speaks: Any, newcomer: Any
) -> None:
    client, seats = sign_in(Client(), speaks, second_factor=True), reverse("gcm:own_seats")
    assert seats in client.get(reverse("partners:desk")).content.decode()
    asked = reverse("gcm:delegate_notice", args=[body.term(SEAT).pk])
    page = client.get(seats).content.decode()
    assert asked in page
    assert f"Person {SEAT}" in page
    typed = {
        "person": newcomer.email,
        "capacity": "representative",
        "function": "Minister",
        "signatory": "Ana Example, director",
        "signed_on": "2026-01-31",
    }
    assert client.post(asked, {**typed, "signatory": ""}).status_code == 422
    assert client.post(asked, typed).headers["Location"] == seats
    assert "New Person" in client.get(seats).content.decode()
    of_another = reverse("gcm:delegate_notice", args=[body.term(25).pk])
    assert client.post(of_another, typed).status_code == 404
    assert DelegateNotice.objects.get().term == body.term(SEAT)


def test_no_desk_shows_a_seat_to_who_is_no_focal_point(body: Any) -> None:
    reader = focal_point_of(body.term(SEAT).organisation, role="reader")
    page = sign_in(Client(), reader).get(reverse("partners:desk")).content.decode()
    assert reverse("gcm:own_seats") not in page


@pytest.mark.rule("S14")
def test_the_desk_accredits_from_the_notice_or_sends_it_back(body: Any, speaks: Any, newcomer: Any) -> None:
    desk, seat = sign_in(Client(), body.officer), body.seat(SEAT)
    notice = give(body, speaks, newcomer)
    back = reverse("admin:gcm_seat_return_notice", args=[seat.pk, notice.pk])
    accredited = reverse("admin:gcm_seat_accredit_notified", args=[seat.pk, notice.pk])
    page = desk.get(reverse("admin:gcm_seat_change", args=[seat.pk])).content.decode()
    assert accredited in page
    assert back in page
    assert desk.post(back, {"reason": ""}).status_code == 422
    assert desk.post(accredited).status_code == 302
    assert representative(body) == newcomer
    assert desk.post(back, {"reason": "Too late"}).status_code == 422
    assert DelegateNotice.objects.get().state == DelegateNoticeState.ACCREDITED
    page = desk.get(reverse("admin:gcm_seat_change", args=[seat.pk])).content.decode()
    assert accredited not in page
    assert LETTER.words() in page
    elsewhere = reverse("admin:gcm_seat_accredit_notified", args=[body.seat(25).pk, notice.pk])
    assert desk.get(elsewhere).status_code == 404

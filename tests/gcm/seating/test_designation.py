"""Letters of designation: who hands them in, what they are returned for, and what becomes of the names."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core.inbox.models import Task
from alliance87.core.ledger.models import Entry
from gcm.domain.seating.accrediting import ChangedPlanError, accredit_nomination
from gcm.domain.seating.calls import open_call, withdraw_call
from gcm.domain.seating.credentials import (
    accept_credentials,
    hand_in_credentials,
    mend_credentials,
    return_credentials,
)
from gcm.domain.seating.nominations import call_up_reserve, withdraw_nomination
from gcm.domain.seating.officers import end_officer, name_officer
from gcm.enums import FormalDefect, NominationState, TermBasis
from gcm.models import Credentials, Delegate, NominatingOfficer, Nomination, SeatCall, SeatTerm
from partners.models import GroupOffice
from tests.cast import make_user
from tests.gcm.post import mails, plain
from tests.gcm.seating.groups import Group, group_of, letter, partner, state

TODAY = timezone.localdate


@pytest.mark.rule("S12")
def test_an_officer_designates_and_the_secretariat_accredits(
    body: Any, workers: Group, vacate: Any, accredit: Any
) -> None:
    vacate(body, 25)
    person = make_user("applicant")
    named = workers.bring(partner("Union A"), person=person)
    term = accredit(workers, named)
    assert (term.seat, term.starts_on, term.due_on) == (body.seat(25), TODAY(), None)
    assert term.reference == f"General Secretary, {TODAY():%Y-%m-%d}"
    assert Delegate.objects.get(term=term).person == person
    assert Nomination.objects.get(pk=named.pk).term == term
    kinds = list(Entry.objects.filter(kind__contains="credentials").values_list("kind", flat=True))
    assert kinds == ["gcm.credentials_filed", "gcm.credentials_handed_in", "gcm.credentials_accepted"]


@pytest.mark.rule("S12")
def test_nobody_but_the_named_officer_nominates(body: Any, workers: Group) -> None:
    others = (body.officer, body.chair, body.representative(24), group_of(body, "employers").nominator)
    for stranger in (*others, make_user("superuser")):
        with pytest.raises(PermissionDenied):
            Group(workers.body, stranger, body.officer).file()
    assert not Credentials.objects.exists()


@pytest.mark.rule("S12")
def test_the_office_of_a_nominator_is_dated(body: Any, workers: Group, time_machine: Any) -> None:
    officer = NominatingOfficer.objects.get(person=workers.nominator)
    assert workers.nominator.has_perm("gcm.nominate", workers.body)
    end_officer(actor=body.officer, officer=officer)
    assert workers.nominator.has_perm("gcm.nominate", workers.body)  # its last day
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert not workers.nominator.has_perm("gcm.nominate", workers.body)


@pytest.mark.rule("X2")
def test_officers_of_the_secretariat_are_no_nominating_officers(body: Any, workers: Group) -> None:
    with pytest.raises(ValidationError, match="hands none in"):
        name_officer(
            actor=body.officer, body=workers.body, person=make_user("secretariat"), reference="Letter"
        )
    with pytest.raises(ValidationError, match="already"):
        name_officer(actor=body.officer, body=workers.body, person=workers.nominator, reference="Letter")
    with pytest.raises(ValidationError, match="signed"):
        name_officer(actor=body.officer, body=workers.body, person=make_user("applicant"), reference=" ")
    with pytest.raises(PermissionDenied):
        name_officer(actor=body.chair, body=workers.body, person=make_user("observer"), reference="Letter")


@pytest.mark.rule("S12")
def test_a_letter_comes_back_for_a_formality_of_the_list_alone(body: Any, workers: Group) -> None:
    filed = workers.file()
    workers.name(filed, partner("Union A"))
    hand_in_credentials(actor=workers.nominator, credentials=filed)
    with pytest.raises(ValidationError, match="of the list alone"):
        return_credentials(actor=body.officer, credentials=filed, defect="unknown_union")
    return_credentials(actor=body.officer, credentials=filed, defect=FormalDefect.UNSIGNED, note="Page 2")
    found = Credentials.objects.get(pk=filed.pk)
    assert (found.state, found.defect) == ("returned", "unsigned")
    assert Task.objects.get(kind="gcm.mend_credentials", closed_at=None).user == workers.nominator
    text = plain(mails("gcm.credentials_returned")[workers.nominator.email])
    assert "The letter is not signed" in text
    assert "Page 2" in text


@pytest.mark.rule("S12")
def test_a_letter_that_was_mended_is_handed_in_again(body: Any, workers: Group) -> None:
    filed = workers.file()
    workers.name(filed, partner("Union A"))
    hand_in_credentials(actor=workers.nominator, credentials=filed)
    return_credentials(actor=body.officer, credentials=filed, defect=FormalDefect.UNSIGNED)
    mend_credentials(
        actor=workers.nominator,
        credentials=filed,
        signatory="The President",
        signed_on=TODAY(),
        file=letter("signed.pdf"),
    )
    hand_in_credentials(actor=workers.nominator, credentials=filed)
    found = accept_credentials(actor=body.officer, credentials=filed)
    assert (found.state, found.signatory, found.letter.name) == ("accepted", "The President", "signed.pdf")
    assert not Task.objects.filter(kind__endswith="_credentials", closed_at=None).exists()


@pytest.mark.rule("X2")
def test_what_was_handed_in_is_nobodys_to_change(body: Any, workers: Group) -> None:
    named = workers.bring(partner("Union A"), seat=body.seat(24))
    with pytest.raises(ValidationError, match="handed in"):
        workers.name(named.credentials, partner("Union B"))
    with pytest.raises(TransitionNotAllowed):
        return_credentials(actor=body.officer, credentials=named.credentials, defect=FormalDefect.NAMES)
    with pytest.raises(PermissionDenied):
        accept_credentials(actor=body.chair, credentials=named.credentials)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"signed_on": TODAY() + timedelta(days=2)}, "day to come"),
        ({"expires_on": TODAY() - timedelta(days=2), "signed_on": TODAY() - timedelta(days=9)}, "expired"),
        ({"file": SimpleUploadedFile("letter.pdf", b"no pdf at all")}, "PDF"),
        ({"signatory": " "}, "who signed the letter"),
    ],
)
def test_a_bad_letter_is_refused_in_words(workers: Group, fields: Any, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        workers.file(**fields)
    assert not Credentials.objects.exists()


def test_a_letter_without_a_name_is_not_handed_in(workers: Group) -> None:
    filed = workers.file()
    with pytest.raises(ValidationError, match="name of an organisation"):
        hand_in_credentials(actor=workers.nominator, credentials=filed)


@pytest.mark.rule("S13")
def test_more_names_than_seats_stand_in_reserve(body: Any, workers: Group, vacate: Any) -> None:
    vacate(body, 25)
    filed = workers.file()
    first, second, third = (workers.name(filed, partner(f"Union {letter_}")) for letter_ in "ABC")
    assert (first.state, first.seat) == (NominationState.NOMINATED, body.seat(25))
    assert [(each.state, each.seat, each.rank) for each in (second, third)] == [
        (NominationState.RESERVE, None, 2),
        (NominationState.RESERVE, None, 3),
    ]


@pytest.mark.rule("S13")
def test_a_second_name_for_one_seat_stands_in_reserve_and_is_called_up(body: Any, workers: Group) -> None:
    filed = workers.file()
    first = workers.name(filed, partner("Union A"), seat=body.seat(24))
    second = workers.name(filed, partner("Union B"), seat=body.seat(24))
    assert second.state == NominationState.RESERVE
    with pytest.raises(ValidationError, match="waits for this seat"):
        call_up_reserve(actor=workers.nominator, nomination=second, seat=body.seat(24))
    withdraw_nomination(actor=workers.nominator, nomination=first)
    called = call_up_reserve(actor=workers.nominator, nomination=second, seat=body.seat(24))
    assert (called.state, called.seat) == (NominationState.NOMINATED, body.seat(24))


@pytest.mark.rule("S13")
def test_two_names_never_wait_for_one_seat_whoever_writes(body: Any, workers: Group) -> None:
    filed = workers.file()
    workers.name(filed, partner("Union A"), seat=body.seat(24))
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.create(
            credentials=filed, rank=9, organisation=partner("Union B"), seat=body.seat(24)
        )


@pytest.mark.rule("P2")
@pytest.mark.rule("S13")
@pytest.mark.parametrize(
    ("block", "region", "kind"),
    [("workers", "", "employers"), ("ngo", "", "academia"), ("un_igo", "", "donor")],
)
def test_a_name_of_the_wrong_group_is_refused(body: Any, block: str, region: str, kind: str) -> None:
    group = group_of(body, block, region)
    with pytest.raises(ValidationError, match="not of the group"):
        group.name(group.file(), partner("Somebody", kind))


@pytest.mark.rule("S13")
@pytest.mark.rule("S7")
def test_a_country_without_the_status_or_of_another_region_is_refused(body: Any) -> None:
    elsewhere = state("Elsewhere", "XQ", "asia_pacific")
    region, pathfinders = group_of(body, "government_region", "africa"), group_of(body, "pathfinder")
    with pytest.raises(ValidationError, match="other region"):
        region.name(region.file(), elsewhere)
    with pytest.raises(ValidationError, match="no pathfinder"):
        pathfinders.name(pathfinders.file(), elsewhere)


def test_a_seat_of_another_body_and_a_stranger_are_refused(body: Any, workers: Group) -> None:
    filed = workers.file()
    with pytest.raises(ValidationError, match="Another body"):
        workers.name(filed, partner("Union A"), seat=body.seat(27))
    workers.name(filed, partner("Union B"))
    with pytest.raises(ValidationError, match="in the letter already"):
        workers.name(filed, workers.body.credentials.get().nominations.get().organisation)
    stranger = partner("Union C")
    stranger.statuses.all().delete()
    with pytest.raises(ValidationError, match="no partner"):
        workers.name(filed, stranger)


@pytest.mark.rule("R5")
def test_the_same_holder_again_asks_for_the_groups_statement(
    body: Any, workers: Group, accredit: Any
) -> None:
    holder = partner("Union A")
    accredit(workers, workers.bring(holder, seat=body.seat(24)))
    with pytest.raises(ValidationError, match="R5"):
        workers.bring(holder, seat=body.seat(24))
    again = workers.bring(holder, seat=body.seat(24), statement="The group decided so, unanimously.")
    assert again.state == NominationState.NOMINATED


@pytest.mark.rule("S8")
def test_a_un_body_sits_by_an_office_or_by_its_mandate(
    body: Any, vacate: Any, accredit: Any, an_office: Any
) -> None:
    group = group_of(body, "un_igo")
    agency, other = partner("Agency", "un_body"), partner("Other Agency", "igo")
    office: GroupOffice = an_office(agency)
    vacate(body, 18)
    term = accredit(group, group.bring(agency, group_office=office))
    assert (term.basis, term.group_office) == (TermBasis.GROUP_OFFICE, office)
    assert group.bring(other, seat=body.seat(19)).basis == TermBasis.MANDATE
    with pytest.raises(ValidationError, match="Another organisation holds"):
        group.name(group.file(), partner("Third", "igo"), group_office=office)


@pytest.mark.rule("S18")
def test_where_the_text_names_nobody_the_consensus_is_told_and_the_gcm_informed(body: Any) -> None:
    group = group_of(body, "development_partner")
    filed = group.file(consensus="")
    group.name(filed, state("Donorland", "XQ"), seat=body.seat(8))
    with pytest.raises(ValidationError, match="how the group agreed"):
        hand_in_credentials(actor=group.nominator, credentials=filed)
    mend_credentials(
        actor=group.nominator,
        credentials=filed,
        signatory="Convenor",
        signed_on=TODAY(),
        consensus="Meeting of 3 March, no objection.",
    )
    hand_in_credentials(actor=group.nominator, credentials=filed)
    accept_credentials(actor=body.officer, credentials=filed)
    told = mails("gcm.designation_announced")
    assert len(told) == len(body.people)
    reader = next(each for each in body.people.values() if each.language == "en")
    assert f"Donorland ({body.seat(8)})" in plain(told[reader.email])


@pytest.mark.rule("S18")
def test_a_call_is_public_on_its_days(body: Any, client: Any, time_machine: Any) -> None:
    group = group_of(body, "pathfinder")
    days = {"opens_on": TODAY() + timedelta(days=2), "closes_on": TODAY() + timedelta(days=20)}
    call = open_call(
        actor=group.nominator,
        body=group.body,
        criteria={"en": "Countries with a roadmap."},
        contact="calls@example.org",
        **days,
    )
    seen = []
    for later in (0, 2, 18, 1):
        time_machine.move_to(timezone.now() + timedelta(days=later))
        seen.append("Countries with a roadmap." in client.get("/en/gcm/seats/").content.decode())
    assert seen == [False, True, True, False]
    withdraw_call(actor=group.nominator, call=call)
    assert not SeatCall.objects.open(call.opens_on).exists()


@pytest.mark.parametrize(
    ("opens", "closes", "criteria", "words"),
    [(-1, 3, "Any", "past"), (3, 1, "Any", "or later"), (1, 3, " ", "criteria"), (5, 9, "Any", "covers")],
)
def test_a_bad_call_is_refused_in_words(
    body: Any, workers: Group, opens: int, closes: int, criteria: str, words: str
) -> None:
    def call(first: int, last: int, text: str) -> SeatCall:
        return open_call(
            actor=workers.nominator,
            body=workers.body,
            opens_on=TODAY() + timedelta(days=first),
            closes_on=TODAY() + timedelta(days=last),
            criteria={"fr": text},
            contact="calls@example.org",
        )

    call(7, 20, "Autre")
    with pytest.raises(ValidationError, match=words):
        call(opens, closes, criteria)
    with pytest.raises(PermissionDenied):
        open_call(
            actor=body.representative(24),
            body=workers.body,
            opens_on=TODAY(),
            closes_on=TODAY(),
            criteria={"fr": "Tous"},
            contact="calls@example.org",
        )


def test_accrediting_says_what_it_writes_down_or_nothing(body: Any, workers: Group, vacate: Any) -> None:
    vacate(body, 25)
    named = workers.bring(partner("Union A"))
    with pytest.raises(ChangedPlanError):
        accredit_nomination(actor=body.officer, nomination=named, starts_on=TODAY() + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        accredit_nomination(actor=workers.nominator, nomination=named, starts_on=TODAY())
    assert not SeatTerm.objects.filter(organisation=named.organisation).exists()


def test_a_letter_that_has_expired_accredits_nobody(body: Any, workers: Group, time_machine: Any) -> None:
    filed = workers.file(expires_on=TODAY() + timedelta(days=5))
    named = workers.name(filed, partner("Union A"), seat=body.seat(24))
    hand_in_credentials(actor=workers.nominator, credentials=filed)
    accept_credentials(actor=body.officer, credentials=filed)
    time_machine.move_to(timezone.now() + timedelta(days=7))
    with pytest.raises(ValidationError, match="expired"):
        accredit_nomination(actor=body.officer, nomination=named, starts_on=TODAY())

"""Notices before a term ends, the rotation texts of the groups, and vacant seats."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.inbox.models import Task
from alliance87.core.months import add_months
from gcm.domain.seating.notices import due_notices, send_term_notices
from gcm.domain.seating.policies import file_rotation_policy
from gcm.domain.seating.vacancies import remind_of_vacancies
from gcm.domain.seats import accredit_term
from gcm.enums import StakeholderGroup
from gcm.models import RotationPolicy, SeatTerm, TermNotice
from gcm.queries.seating.balance import balance
from gcm.queries.seating.bodies import without_rotation
from partners.enums import Listing
from partners.models import Organisation
from tests.gcm.body import LETTER
from tests.gcm.post import last_mailing, mails, plain
from tests.gcm.seating.groups import Group, group_of, partner, state

TODAY = timezone.localdate


def of_block(body: Any, block: str) -> list[int]:
    """The seats that a rule set has beyond those of the mandate."""
    return [n for n, seat in body.seats.items() if n > 100 and seat.category.block == block]


def end_in(body: Any, number: int, months: int) -> date:
    due = add_months(TODAY(), months)
    SeatTerm.objects.filter(pk=body.term(number).pk).update(due_on=due)
    return due


@pytest.mark.rule("R11")
def test_each_notice_is_sent_exactly_once(body: Any, time_machine: Any) -> None:
    months = rulesets.in_force()["gcm.terms.notice_months"]
    due = end_in(body, 9, max(months) + 1)
    sent = []
    for before in months:
        time_machine.move_to(timezone.make_aware(_noon(add_months(due, -before) - timedelta(days=3))))
        sent.append(send_term_notices())
        time_machine.move_to(timezone.make_aware(_noon(add_months(due, -before) + timedelta(days=1))))
        sent += [send_term_notices(), send_term_notices()]
    assert sent == [0, 1, 0] * len(months)
    assert list(TermNotice.objects.values_list("months", flat=True)) == list(months)


def _noon(day: date) -> Any:
    from datetime import datetime, time

    return datetime.combine(day, time(12))


@pytest.mark.rule("R11")
def test_the_group_the_nominator_the_secretariat_and_the_holder_are_told(body: Any) -> None:
    group = group_of(body, "development_partner")
    due = end_in(body, 9, 1)
    send_term_notices()
    told = mails("gcm.term_ending")
    assert set(told) == {
        body.representative(n).email for n in (*range(8, 13), *of_block(body, "development_partner"))
    } | {group.nominator.email}
    task = Task.objects.get(kind="gcm.term_ending", closed_at=None)
    assert (task.role, task.params) == (
        "secretariat",
        {"number": body.seat(9).number, "day": f"{due:%Y-%m-%d}"},
    )
    assert body.term(9).organisation.name_en in plain(told[group.nominator.email])


@pytest.mark.rule("R11")
def test_notices_that_are_due_together_are_one_mail(body: Any) -> None:
    end_in(body, 9, 1)
    assert send_term_notices() == 1
    assert TermNotice.objects.count() == len(rulesets.in_force()["gcm.terms.notice_months"])
    assert (
        last_mailing("gcm.term_ending").pk
        == type(last_mailing("gcm.term_ending")).objects.get(kind="gcm.term_ending").pk
    )


@pytest.mark.rule("R11")
def test_nobody_is_told_of_a_term_that_has_ended_or_has_no_end(body: Any) -> None:
    end_in(body, 9, 1)
    SeatTerm.objects.filter(pk=body.term(9).pk).update(ended_on=TODAY() + timedelta(days=5))
    assert send_term_notices() == 0


@pytest.mark.rule("R2")
def test_a_notice_falls_on_the_last_day_there_is() -> None:
    assert due_notices(date(2027, 3, 31), (1,), date(2027, 2, 27)) == []
    assert due_notices(date(2027, 3, 31), (1,), date(2027, 3, 1)) == [1]
    assert due_notices(date(2027, 2, 28), (12, 1), date(2027, 1, 31)) == [12, 1]


@pytest.mark.rule("R11")
def test_two_workers_write_down_one_notice(body: Any) -> None:
    TermNotice.objects.create(term=body.term(9), months=12)
    with pytest.raises(IntegrityError), transaction.atomic():
        TermNotice.objects.create(term=body.term(9), months=12)


@pytest.mark.rule("S16")
def test_each_group_files_its_rotation_and_the_others_are_listed(body: Any, workers: Group) -> None:
    assert len(without_rotation()) == 11
    first = file_rotation_policy(
        actor=workers.nominator, body=workers.body, adopted_on=TODAY(), text={"fr": "Tous les deux ans."}
    )
    second = file_rotation_policy(
        actor=body.officer, body=workers.body, adopted_on=TODAY(), text={"fr": "Autrement."}, term_months=24
    )
    assert (first.version, second.version) == (1, 2)
    assert RotationPolicy.objects.of(workers.body) == second
    assert RotationPolicy.objects.of(workers.body, TODAY() - timedelta(days=1)) is None
    assert workers.body not in without_rotation()
    with pytest.raises(IntegrityError), transaction.atomic():
        RotationPolicy.objects.filter(pk=first.pk).update(text_fr="Jamais.")


@pytest.mark.rule("R3")
def test_a_group_may_give_its_seats_a_term(body: Any, workers: Group) -> None:
    file_rotation_policy(
        actor=workers.nominator,
        body=workers.body,
        adopted_on=TODAY(),
        text={"en": "Two years"},
        term_months=24,
    )
    term = accredit_term(
        actor=body.officer,
        seat=body.seat(24),
        organisation=partner("Union"),
        starts_on=date(2031, 1, 1),
        letter=LETTER,
    )
    assert term.due_on == date(2032, 12, 31)


@pytest.mark.rule("S16")
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"adopted_on": TODAY() + timedelta(days=2)}, "has adopted it"),
        ({"text": {"fr": " "}}, "one language"),
        ({"adopted_on": TODAY() - timedelta(days=9)}, "later version"),
    ],
)
def test_a_bad_rotation_is_refused_in_words(workers: Group, fields: Any, words: str) -> None:
    given: Any = {"adopted_on": TODAY(), "text": {"fr": "Texte"}}
    file_rotation_policy(actor=workers.nominator, body=workers.body, **given)
    with pytest.raises(ValidationError, match=words):
        file_rotation_policy(actor=workers.nominator, body=workers.body, **{**given, **fields})


@pytest.mark.rule("R1")
def test_no_group_changes_the_term_of_governments(body: Any, workers: Group) -> None:
    africa = group_of(body, "government_region", "africa")
    with pytest.raises(ValidationError, match="R1"):
        file_rotation_policy(
            actor=africa.nominator, body=africa.body, adopted_on=TODAY(), text={"fr": "Un an"}, term_months=12
        )
    with pytest.raises(PermissionDenied):
        file_rotation_policy(
            actor=workers.nominator, body=africa.body, adopted_on=TODAY(), text={"fr": "Un an"}
        )


@pytest.mark.rule("S7")
def test_the_coordinator_of_a_vacant_seat_is_reminded_once_and_no_other_region(
    body: Any, vacate: Any
) -> None:
    africa, asia = (
        group_of(body, "government_region", "africa"),
        group_of(body, "government_region", "asia_pacific"),
    )
    vacate(body, 13)
    assert (remind_of_vacancies(), remind_of_vacancies()) == (1, 0)
    assert set(mails("gcm.seat_vacant")) == {africa.nominator.email}
    task = Task.objects.get(kind="gcm.fill_seat", closed_at=None)
    assert task.user == africa.nominator
    assert asia.nominator.email not in mails("gcm.seat_vacant")


@pytest.mark.rule("S7")
def test_the_reminder_ends_when_the_seat_is_held(body: Any, vacate: Any, accredit: Any) -> None:
    africa = group_of(body, "government_region", "africa")
    vacate(body, 13)
    remind_of_vacancies()
    named = africa.bring(state("Newland", "XQ"))
    assert remind_of_vacancies() == 0
    accredit(africa, named)
    assert not Task.objects.filter(kind="gcm.fill_seat", closed_at=None).exists()


@pytest.mark.rule("S7")
def test_without_an_officer_the_secretariat_is_told(body: Any, vacate: Any) -> None:
    vacate(body, 30)
    assert remind_of_vacancies() == 1
    assert Task.objects.get(kind="gcm.fill_seat").role == "secretariat"


@pytest.mark.rule("S17")
def test_the_balance_is_shown_and_blocks_nothing(body: Any, vacate: Any, accredit: Any) -> None:
    africa = group_of(body, "government_region", "africa")
    vacate(body, 13)
    accredit(africa, africa.bring(state("Newland", "XQ")))
    vacate(body, 30)
    shown = balance(TODAY())
    groups = Counter(seat.category.group for seat in body.seats.values())
    expected = [(groups[each], groups[each]) for each in StakeholderGroup]
    expected[-1] = (expected[-1][0] - 1, expected[-1][1])
    assert [(share.held, share.seats) for share in shown.groups] == expected
    assert [share.held for share in shown.regions] == [1, 0, 0, 0, 0]
    Organisation.objects.filter(slug="newland").update(listing=Listing.HIDDEN)
    assert [share.held for share in balance(TODAY()).regions] == [0, 0, 0, 0, 0]

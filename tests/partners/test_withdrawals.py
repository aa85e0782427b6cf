"""P11: an organisation leaves by letter, confirmed by a second person, from a day on; a State by its note."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs
from alliance87.core.dates import today_in_geneva
from partners.domain.withdrawals import (
    confirm_withdrawal,
    file_withdrawal,
    first_possible_day,
    put_withdrawals_into_effect,
    undo_withdrawal,
)
from partners.models import Group, GroupMember, GroupOffice, Organisation, Withdrawal
from partners.queries.profiles import profile_of
from tests.partners.group_working import at_work, join, partner_of
from tests.partners.lives import letter
from tests.partners.proposing import let_edit, make_partner

pytestmark = pytest.mark.rule("P11")


@pytest.fixture
def maple(partner_editor: Any, applicant: Any) -> Organisation:
    """With a focal point, and an editor who is the second person."""
    organisation = make_partner()
    let_edit(partner_editor, organisation, "focal_point")
    let_edit(applicant, organisation)
    return organisation


def file(actor: Any, organisation: Organisation, days: int = 30) -> Withdrawal:
    return file_withdrawal(
        actor=actor,
        organisation=organisation,
        last_day=today_in_geneva() + timedelta(days=days),
        reference="Letter of 3 March",
        letter=letter(),
    )


def is_partner(organisation: Organisation) -> bool:
    return Organisation.objects.partners().filter(pk=organisation.pk).exists()


def test_a_second_person_confirms_and_it_ends_with_its_day(
    maple: Any, partner_editor: Any, applicant: Any, secretariat: Any, time_machine: Any
) -> None:
    made = file(partner_editor, maple)
    assert [task.kind for task in inbox.tasks_of(applicant)] == ["partners.confirm_withdrawal"]
    with pytest.raises(PermissionDenied):
        confirm_withdrawal(actor=partner_editor, withdrawal=made)
    confirm_withdrawal(actor=applicant, withdrawal=made)
    assert not inbox.tasks_of(applicant)
    assert [task.kind for task in inbox.tasks_of(secretariat)] == ["partners.note_withdrawal"]
    time_machine.move_to(timezone.now() + timedelta(days=30))
    assert is_partner(maple)
    assert put_withdrawals_into_effect() == 0  # its last day
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert not is_partner(maple)
    assert (put_withdrawals_into_effect(), put_withdrawals_into_effect()) == (1, 0)
    assert profile_of(maple).partner_until == made.last_day
    assert Organisation.objects.get(pk=maple.pk).name_en == "Maple"


def test_it_can_be_taken_back_until_its_day_and_no_later(
    maple: Any, partner_editor: Any, applicant: Any, time_machine: Any
) -> None:
    made = confirm_withdrawal(actor=applicant, withdrawal=file(partner_editor, maple))
    undo_withdrawal(actor=partner_editor, withdrawal=made)
    assert maple.statuses.get().valid_to is None
    again = confirm_withdrawal(actor=applicant, withdrawal=file(partner_editor, maple))
    time_machine.move_to(timezone.now() + timedelta(days=31))
    with pytest.raises(ValidationError):
        undo_withdrawal(actor=partner_editor, withdrawal=again)
    put_withdrawals_into_effect()
    with pytest.raises((TransitionNotAllowed, ValidationError)):
        undo_withdrawal(actor=partner_editor, withdrawal=again)


def test_what_waits_for_a_second_person_ends_nothing(
    maple: Any, partner_editor: Any, time_machine: Any
) -> None:
    file(partner_editor, maple)
    time_machine.move_to(timezone.now() + timedelta(days=60))
    assert put_withdrawals_into_effect() == 0
    assert is_partner(maple)


def test_who_is_alone_sends_the_letter_to_the_secretariat(partner_editor: Any, secretariat: Any) -> None:
    alone = make_partner("alone")
    let_edit(partner_editor, alone, "focal_point")
    with pytest.raises(ValidationError):
        file(partner_editor, alone)
    assert file(secretariat, alone).state == "confirmed"


def test_a_state_never_leaves_by_a_click(partner_editor: Any, applicant: Any, secretariat: Any) -> None:
    state = make_partner("aldoria")
    Organisation.objects.filter(pk=state.pk).update(kind="country")
    let_edit(partner_editor, state, "focal_point")
    let_edit(applicant, state)
    with pytest.raises(PermissionDenied):
        file(partner_editor, state)
    made = file(secretariat, state)
    with pytest.raises(PermissionDenied):
        undo_withdrawal(actor=partner_editor, withdrawal=made)
    undo_withdrawal(actor=secretariat, withdrawal=made)
    assert is_partner(state)


def test_not_by_an_editor_nor_a_stranger(maple: Any, applicant: Any, follower: Any) -> None:
    for person in (applicant, follower):
        with pytest.raises(PermissionDenied):
            file(person, maple)


def test_the_day_is_neither_too_near_nor_past(maple: Any, partner_editor: Any) -> None:
    near = (first_possible_day() - today_in_geneva()).days - 1
    for days in (-1, 0, near, 4000):
        with pytest.raises(ValidationError):
            file(partner_editor, maple, days)


def test_no_second_notice_beside_the_first(maple: Any, partner_editor: Any) -> None:
    file(partner_editor, maple)
    with pytest.raises(ValidationError):
        file(partner_editor, maple)


def test_groups_are_left_and_offices_end_with_the_day(
    group_lead: Any, secretariat: Any, partner_editor: Any, time_machine: Any
) -> None:
    group: Group = at_work(group_lead, secretariat)
    guest = partner_of(partner_editor, "cedar")
    join(group, group_lead, partner_editor, guest)
    lead = Organisation.objects.get(slug="maple")
    made = [file(secretariat, each) for each in (guest, lead)]
    time_machine.move_to(timezone.now() + timedelta(days=33))
    assert put_withdrawals_into_effect() == 2
    member = GroupMember.objects.get(organisation=guest)
    assert (member.state, member.until) == ("left", made[0].last_day)
    assert GroupOffice.objects.get(organisation=lead).until == made[1].last_day


def test_the_people_of_it_are_told(maple: Any, partner_editor: Any, applicant: Any) -> None:
    made = file(partner_editor, maple)
    jobs.run_due()
    assert [message.to for message in mail.outbox] == [[applicant.email]]
    confirm_withdrawal(actor=applicant, withdrawal=made)
    jobs.run_due()
    assert {message.to[0] for message in mail.outbox[1:]} == {applicant.email, partner_editor.email}

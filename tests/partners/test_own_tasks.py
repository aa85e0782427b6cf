"""What waits for a person because of the organisation they act for, and no longer."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from alliance87.core import inbox
from alliance87.core.dates import today_in_geneva
from partners.domain.colleagues import change_role, remove_colleague
from partners.domain.initiatives import REPORT_TASK, ask_for_reports
from partners.domain.postings import END_TASK, remind_of_postings
from partners.domain.succession.recording import record_succession
from partners.domain.withdrawals import file_withdrawal, put_withdrawals_into_effect
from partners.models import Initiative, Membership, Organisation, Posting
from tests.partners.group_working import partner_of
from tests.partners.initiating import publish
from tests.partners.lives import letter
from tests.partners.proposing import let_edit, make_partner
from tests.partners.trading import post

pytestmark = pytest.mark.rule("P11")


@pytest.fixture
def maple(partner_editor: Any, applicant: Any) -> Organisation:
    """Its editors are asked for a report, and what came of an offer."""
    made = partner_of(partner_editor, "maple")
    let_edit(applicant, made)
    publish(partner_editor, made)
    Initiative.objects.update(starts_on=timezone.localdate() - timedelta(days=2000))
    Posting.objects.filter(pk=post(partner_editor, made).pk).update(until=today_in_geneva())
    assert (ask_for_reports(), remind_of_postings()) == (1, 1)
    assert waiting_of(applicant) == {REPORT_TASK, END_TASK}
    return made


def waiting_of(user: Any) -> set[str]:
    return set(inbox.tasks_of(user).values_list("kind", flat=True))


def test_nothing_waits_for_who_was_removed(maple: Organisation, applicant: Any, secretariat: Any) -> None:
    remove_colleague(actor=secretariat, membership=maple.memberships.get(user=applicant))
    assert waiting_of(applicant) == set()


def test_nor_for_who_reads_alone_by_now(
    maple: Organisation, applicant: Any, partner_editor: Any, secretariat: Any
) -> None:
    change_role(actor=secretariat, membership=maple.memberships.get(user=applicant), role="reader")
    assert waiting_of(applicant) == set()
    assert waiting_of(partner_editor) == {REPORT_TASK, END_TASK}


def test_nor_once_the_partner_left(
    maple: Organisation, applicant: Any, secretariat: Any, time_machine: Any
) -> None:
    last = today_in_geneva() + timedelta(days=30)
    file_withdrawal(actor=secretariat, organisation=maple, last_day=last, reference="Note", letter=letter())
    time_machine.move_to(timezone.now() + timedelta(days=40))
    assert put_withdrawals_into_effect() == 1
    assert waiting_of(applicant) == set()
    Posting.objects.update(until=today_in_geneva(), reminded_until=None)
    assert (ask_for_reports(), remind_of_postings()) == (0, 0)


@pytest.mark.rule("P6")
def test_what_went_over_to_a_successor_waits_on(
    maple: Organisation, applicant: Any, secretariat: Any
) -> None:
    oak = make_partner("oak")
    Membership.objects.filter(user=applicant).update(role="reader")  # in the one that is merged
    record_succession(
        actor=secretariat, predecessor=maple, successor=oak, kind="merger", first_day=date(2026, 1, 1)
    )
    assert waiting_of(applicant) == set()
    editor = Membership.objects.current().get(organisation=oak, role__in=("editor", "focal_point")).user
    assert REPORT_TASK in waiting_of(editor)


def test_what_a_task_is_about_is_named_in_the_language_of_its_reader(country: Any) -> None:
    country.name_es = "Ardovia la Vieja"
    kept = inbox.open_task(
        kind="test.about",
        subject=country,
        role="secretariat",
        title="%(number)s: %(name)s",
        params={"name": country, "number": 7},
    )
    with override("es"):
        assert kept.title_text == "7: Ardovia la Vieja"
    with override("fr"):
        assert kept.title_text == f"7: {country.name_fr}"

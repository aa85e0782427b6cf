"""Two people answer the same thing: the later one is told, and changes nothing (T13)."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import translation

from partners.domain.group_members import answer_request, ask_to_join, leave_group
from partners.domain.practices import withdraw_practice
from tests.partners.group_working import at_work, partner_of
from tests.partners.initiating import publish, publish_practice

SAID = "This was answered meanwhile. Nothing was changed."


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.mark.rule("T13")
def test_a_request_that_was_answered(
    partner_editor: Any, secretariat: Any, applicant: Any, client_of: Any
) -> None:
    group = at_work(partner_editor, secretariat)
    asked = ask_to_join(
        actor=applicant, group=group, organisation=partner_of(applicant, "oak"), reason="Data"
    )
    answer_request(actor=partner_editor, member=asked, accepted=True)
    page = reverse("partners:group_answer", args=[group.slug, asked.pk])
    answer = client_of(partner_editor).post(page, {"accepted": "no", "answer": "Full"})
    asked.refresh_from_db()
    assert (answer.status_code, asked.state, asked.answer) == (409, "member", "")
    assert "This request has been answered" in answer.content.decode()
    leave_group(actor=applicant, member=asked)
    again = client_of(applicant).post(reverse("partners:group_leave", args=[group.slug, asked.pk]))
    assert (again.status_code, SAID in again.content.decode()) == (409, True)


@pytest.mark.rule("T13")
def test_what_was_published_or_withdrawn(partner_editor: Any, secretariat: Any, client_of: Any) -> None:
    partner = partner_of(partner_editor, "oak")
    initiative = publish(partner_editor, partner)
    page = reverse("partners:initiative_publish", args=[initiative.public_id])
    answer = client_of(partner_editor).post(page)
    assert [str(each) for each in get_messages(answer.wsgi_request)] == [SAID]
    practice = publish_practice(partner_editor, secretariat, partner)
    withdraw_practice(actor=partner_editor, practice=practice)
    again = client_of(partner_editor).post(reverse("partners:practice_withdraw", args=[practice.public_id]))
    assert (again.status_code, SAID in again.content.decode()) == (409, True)


@pytest.mark.rule("T13")
def test_what_has_ended(partner_editor: Any, client_of: Any) -> None:
    initiative = publish(partner_editor, partner_of(partner_editor, "oak"))
    page = reverse("partners:initiative_end", args=[initiative.public_id])
    codes = [client_of(partner_editor).post(page, {"completed": "yes"}).status_code for _each in range(2)]
    initiative.refresh_from_db()
    assert (codes, initiative.state) == ([302, 409], "ended")

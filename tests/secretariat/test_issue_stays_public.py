"""What an issue tells is public on the day it leaves and as long as it can be read (P5, T9)."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from alliance87.core.inbox import tasks_of
from alliance87.core.mailing.models import Mailing
from partners.models import Organisation
from secretariat.domain.newsletter import composing, contributing, sending
from secretariat.models import Entry, Issue
from secretariat.queries.newsletter.content import is_empty, issue_content, no_longer_public
from tests.ladder.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(cast, officer, time_machine):
    """Of a month in which a partner came to the Alliance."""
    time_machine.move_to(datetime(2026, 5, 12, 9, 0, tzinfo=UTC))
    assert World(cast).organisation
    made = composing.open_issue(actor=officer, month=date(2026, 5, 1))
    return composing.save_issue(
        actor=officer, issue=made, revision=made.revision, values={"title_en": "May", "title_fr": "Mai"}
    )


def hide():
    Organisation.objects.filter(name_en="Public Institute").update(listing="hidden")


def told(issue):
    return [each.entry.title_en for view in issue_content(issue).sections for each in view.entries]


@pytest.mark.rule("P5")
def test_who_hides_before_the_proposal_is_named_to_the_editor_alone(issue, officer):
    hide()
    with pytest.raises(ValidationError, match="Public Institute"):
        sending.propose_issue(actor=officer, issue=issue)
    composing.leave_out(actor=officer, entry=Entry.objects.get(), is_out=True)
    assert no_longer_public(issue) == []


@pytest.mark.rule("P5")
def test_an_editor_learns_of_no_entry_of_a_partner_that_hides(issue, officer, desk_editor, client_of):
    entry = Entry.objects.get()
    hide()
    page, place = reverse("secretariat:issue", args=[issue.number]), {"number": issue.number, "pk": entry.pk}
    client, address = client_of(desk_editor), reverse("secretariat:issue_entry", kwargs=place)
    assert "Public Institute" not in client.get(page).text
    assert client.get(address).status_code == 404
    assert client.post(address, {"revision": 0, "title_en": "Mine"}).status_code == 404
    order = reverse("secretariat:issue_order", args=[issue.number])
    assert client.post(order, {"do": f"entry:out-{entry.pk}"}).status_code == 404
    proposed = client.post(reverse("secretariat:issue_verb", args=[issue.number, "propose"]))
    assert (proposed.status_code, "Public Institute" in proposed.text) == (422, False)
    assert "ask an officer to leave it out" in proposed.text
    seen = client_of(officer)
    assert "Public Institute" in seen.get(page).text
    assert seen.get(address).status_code == 200


@pytest.mark.rule("P5")
def test_an_editor_changes_no_entry_that_they_may_not_know_of(issue, officer, desk_editor):
    entry = Entry.objects.get()
    hide()
    with pytest.raises(PermissionDenied):
        composing.save_entry(actor=desk_editor, entry=entry, revision=0, values={"title_en": "Mine"})
    with pytest.raises(PermissionDenied):
        composing.leave_out(actor=desk_editor, entry=entry, is_out=True)
    with pytest.raises(PermissionDenied):
        composing.move(actor=desk_editor, thing=entry, up=True)
    first, last = (composing.add_entry(actor=officer, section=entry.section) for _each in range(2))
    composing.move(actor=officer, thing=first, up=True)
    composing.move(actor=desk_editor, thing=last, up=True)
    order = list(entry.section.entries.order_by("position").values_list("pk", flat=True))
    assert order == [last.pk, entry.pk, first.pk]


@pytest.mark.rule("P5")
def test_who_hides_before_the_approval_or_the_hour_is_in_no_mail(issue, officer, second, reader):
    reader("ana")
    sending.propose_issue(actor=officer, issue=issue)
    issue.refresh_from_db()
    hide()
    with pytest.raises(ValidationError, match="Public Institute"):
        sending.approve_issue(actor=second, issue=issue, revision=issue.revision)
    Organisation.objects.update(listing="public")
    sending.approve_issue(actor=second, issue=issue, revision=issue.revision)
    hide()
    assert sending.send_due_issue(issue.pk) is False
    assert (Issue.objects.get().state, Mailing.objects.count()) == ("draft", 0)
    assert sending.GONE_TASK in {task.kind for task in tasks_of(officer)}


@pytest.mark.rule("P5")
def test_who_hides_later_is_no_longer_in_the_archive(issue, officer, second, client):
    sending.propose_issue(actor=officer, issue=issue)
    issue.refresh_from_db()
    sending.approve_issue(actor=second, issue=issue, revision=issue.revision)
    assert sending.send_due_issue(issue.pk) is True
    page = reverse("secretariat:newsletter_issue", args=[issue.number])
    assert "Public Institute" in client.get(page).content.decode()
    hide()
    assert "Public Institute" not in client.get(page).content.decode()


@pytest.mark.rule("P5")
def test_what_a_partner_contributed_goes_when_it_hides(issue, officer, cast):
    contribution = contributing.submit_contribution(
        actor=cast["partner_editor"],
        organisation=Organisation.objects.get(name_en="Public Institute"),
        values={"title_en": "Our school"},
    )
    contributing.take_contribution(actor=officer, contribution=contribution, issue=issue)
    assert told(issue) == ["Public Institute", "Our school"]
    hide()
    assert told(issue) == []


def test_an_entry_without_a_title_is_told_to_nobody(officer):
    draft = composing.open_issue(actor=officer, month=date(2026, 5, 1))
    entry = composing.add_entry(actor=officer, section=draft.sections.get(kind="contributions"))
    assert (told(draft), is_empty(draft)) == ([], True)
    composing.save_entry(actor=officer, entry=entry, revision=0, values={"title_es": "Una feria"})
    assert ([len(view.entries) for view in issue_content(draft).sections], is_empty(draft)) == ([1], False)

"""What groups ask of the GCG reaches its members' desks and its agendas (W12, W13)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.inbox.models import Task
from gcm.domain.planning.group_help import ask_before_next_meeting
from gcm.domain.planning.sources import place_candidate, what_waits
from gcm.enums import ItemKind
from partners.models import Group
from tests.gcm.body import Body, make_meeting
from tests.partners.group_working import at_work, plan


@pytest.fixture
def group(body: Body, partner_editor: Any) -> Group:
    return at_work(partner_editor, body.officer)


@pytest.mark.rule("W12")
def test_help_wanted_can_be_put_on_an_agenda(body: Body, group: Group, partner_editor: Any) -> None:
    line = plan(group, partner_editor, help_wanted_en="A host", help_wanted_fr="Un pays hôte")
    meeting = make_meeting(body, "convened", items=0)
    found = {each.source.name: each.candidates for each in what_waits()}
    (candidate,) = found["gcm.group_help"]
    item = place_candidate(actor=body.officer, source="gcm.group_help", key=candidate.key, meeting=meeting)
    assert (candidate.key, item.kind, item.subject) == (str(line.pk), ItemKind.INFORMATION, group)
    assert item.title_en == "Support that “Group of maple” asks for"


@pytest.mark.rule("W12")
def test_help_wanted_is_on_the_desk_of_a_member_and_of_nobody_else(
    body: Body, group: Group, partner_editor: Any, client_of: Any
) -> None:
    plan(group, partner_editor, help_wanted_en="A host")
    address = reverse("partners:groups_progress")
    for reader, sees in ((body.representative(9), True), (partner_editor, False)):
        page = client_of(reader).get(reverse("partners:desk")).content.decode()
        assert (address in page) == sees


@pytest.mark.rule("W13")
def test_groups_are_asked_before_the_next_meeting(body: Body, group: Group) -> None:
    assert ask_before_next_meeting() == 0
    days = rulesets.in_force()["partners.groups.update_before_days"]
    starts = timezone.now() + timedelta(days=days) - timedelta(hours=1)
    make_meeting(body, "convened", starts_at=starts)
    assert ask_before_next_meeting() == 1
    assert Task.objects.get(kind="partners.group_update").due_at == starts

"""N14: an activity of a workplan stands in the promise thread of a decision, and leads back to it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from alliance87.core import ledger
from gcm.domain.record.promised_activities import join_activity
from gcm.models import FollowUp, PromisedActivity
from gcm.queries.record.promises import promises_of
from partners.models import Group
from tests.gcm.body import Body, make_meeting
from tests.partners.group_working import at_work, plan

pytestmark = pytest.mark.rule("N14")


@pytest.fixture
def group(body: Body, partner_editor: Any) -> Group:
    return at_work(partner_editor, body.officer)


@pytest.fixture
def action(body: Body) -> FollowUp:
    item = make_meeting(body, "closed").items.first()
    today = timezone.localdate()
    return FollowUp.objects.create(item=item, text_en="Map the mines", by_secretariat=True, due_on=today)


def test_it_is_read_forward_by_those_who_may_see_the_group(
    body: Body, group: Group, action: FollowUp, partner_editor: Any, follower: Any
) -> None:
    line = plan(group, partner_editor, status="late")
    for stranger in (partner_editor, body.chair):
        with pytest.raises(PermissionDenied):
            join_activity(actor=stranger, line=line, follow_up=action)
    join_activity(actor=body.officer, line=line, follow_up=action)

    def shown(reader: Any) -> list[tuple[str, str, Any]]:
        (promise,) = promises_of([action], reader)
        return [
            (str(link.title), str(link.state), link.due_on) for each in promise.strands for link in each.links
        ]

    title = "Group of maple: Map the chains"
    assert shown(body.representative(9)) == [(title, "Late", line.ends_on)]
    assert shown(follower) == [(title, "Under way", line.ends_on)]
    Group.objects.filter(pk=group.pk).update(published_at=None)
    assert (len(shown(body.representative(9))), shown(follower)) == (1, [])


def test_the_workplan_leads_back_for_who_may_read_the_thread(
    body: Body, group: Group, action: FollowUp, partner_editor: Any, client_of: Any
) -> None:
    line, other = plan(group, partner_editor), plan(group, partner_editor, activity_en="Train inspectors")
    officer = client_of(body.officer)
    address = reverse("gcm:activity_promise", args=[group.slug, line.pk])
    workplan, thread = (
        reverse("partners:workplan", args=[group.slug]),
        reverse("gcm:thread", args=[action.pk]),
    )
    assert f'href="{address}"' in officer.get(workplan).content.decode()
    assert officer.post(address, {"follow_up": "0"}).status_code == 422
    answer = officer.post(address, {"follow_up": action.pk})
    assert (answer.status_code, answer.url) == (302, f"{workplan}#line-{line.pk}")
    assert f'href="{workplan}#line-{line.pk}"' in officer.get(thread).content.decode()
    readers = (body.representative(9), partner_editor)
    seen = [client_of(each).get(workplan).content.decode() for each in readers]
    assert [f'href="{thread}"' in page for page in seen] == [True, False]
    assert [page.count("Train inspectors") for page in seen] == [
        1,
        2,
    ]  # the lead changes it, in one more place
    assert [kind.kind for kind in ledger.entries_of(line)] == ["gcm.activity_joined"]
    officer.post(address, {"follow_up": ""})
    assert not PromisedActivity.objects.exists()
    assert other.pk != line.pk

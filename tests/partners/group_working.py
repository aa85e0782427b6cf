"""A group at work, made by the verbs: led by the organisation "maple"."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from partners.domain.group_members import answer_request, ask_to_join
from partners.domain.groups import publish_group
from partners.domain.proposal_outcomes import adopt_proposal, mark_on_agenda
from partners.domain.workplans import save_line
from partners.models import Group, GroupMember, GroupPeriod, Organisation, WorkplanLine
from tests.partners.proposing import bring_to_agenda, let_edit, make_partner


def at_work(lead: Any, officer: Any, slug: str = "maple") -> Group:
    """Since yesterday, for a year; `lead` is the editor of the organisation that leads it."""
    organisation = make_partner(slug)
    let_edit(lead, organisation)
    ready = bring_to_agenda(lead, officer, organisation, title_en=f"Group of {slug}")
    mark_on_agenda(actor=officer, proposal=ready)
    group = adopt_proposal(actor=officer, proposal=ready, symbol="GCM/2026/7", decided_at=timezone.now())
    yesterday = timezone.localdate() - timedelta(days=1)
    GroupPeriod.objects.filter(group=group).update(starts_on=yesterday)
    group.offices.update(since=yesterday)
    group.workplan.all().delete()  # what was proposed: tests plan what they need
    publish_group(actor=officer, proposal=ready)
    return Group.objects.get(pk=group.pk)


def partner_of(editor: Any, slug: str, **fields: Any) -> Organisation:
    organisation = make_partner(slug, **fields)
    let_edit(editor, organisation)
    return organisation


def join(group: Group, lead: Any, editor: Any, organisation: Organisation) -> GroupMember:
    asked = ask_to_join(actor=editor, group=group, organisation=organisation, reason="We bring data.")
    return answer_request(actor=lead, member=asked, accepted=True)


def plan(group: Group, lead: Any, **values: Any) -> WorkplanLine:
    """One line of the workplan."""
    today = timezone.localdate()
    given = {"outcome_en": "Less", "activity_en": "Map the chains", "starts_on": today, "ends_on": today}
    return save_line(actor=lead, group=group, values={**given, **values})

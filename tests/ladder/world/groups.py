"""Proposals in the states that pages tell apart, and a group that the GCG established."""

from functools import cached_property
from typing import Any


class GroupRecords:
    people: Any
    organisation: Any
    body: Any

    @cached_property
    def draft_proposal(self) -> Any:
        from tests.partners.proposing import write

        return write(self.people["partner_editor"], self.organisation)

    @cached_property
    def proposal(self) -> Any:
        """Handed in, and waiting for the secretariat."""
        from tests.partners.proposing import hand_in

        return hand_in(self.people["partner_editor"], self.organisation)

    @cached_property
    def lead_request(self) -> Any:
        """The organisation of the cast is asked to lead what another proposes."""
        from partners.models import LeadRequest
        from tests.partners.proposing import hand_in, let_edit, make_partner

        proposer = make_partner("asks-for-leads")
        author = self.people["secretariat"]
        let_edit(author, proposer)
        proposal = hand_in(author, proposer, leads=[proposer, self.organisation])
        return LeadRequest.objects.get(proposal=proposal)

    @cached_property
    def ready_proposal(self) -> Any:
        """Ready for the agenda of a meeting."""
        from tests.partners.proposing import bring_to_agenda

        return bring_to_agenda(self.people["partner_editor"], self.people["secretariat"], self.organisation)

    @cached_property
    def group(self) -> Any:
        return self.add_group("Supply chains")

    @cached_property
    def unpublished_group(self) -> Any:
        return self.add_group("Recruitment", published=False)

    def add_group(self, title: str, *, published: bool = True) -> Any:
        """As the gavel establishes it, and the chair publishes it."""
        from django.utils import timezone

        from partners.domain.groups import publish_group
        from partners.domain.proposal_outcomes import adopt_proposal, mark_on_agenda
        from tests.partners.proposing import bring_to_agenda

        officer = self.people["secretariat"]
        texts = {f"title_{code}": title for code in ("fr", "en", "es")}
        ready = bring_to_agenda(self.people["partner_editor"], officer, self.organisation, **texts)
        mark_on_agenda(actor=officer, proposal=ready)
        chair = self.people["chair"]
        made = adopt_proposal(actor=chair, proposal=ready, symbol="GCM/2026/1", decided_at=timezone.now())
        return publish_group(actor=chair, proposal=ready) if published else made

    @cached_property
    def working_group(self) -> Any:
        """At work: the cast's partner editor leads it, its group lead co-leads, and the monitoring member's
        organisation takes part; it has a workplan, a meeting and a document."""
        from django.core.files.base import ContentFile
        from django.utils import timezone

        from partners.domain.group_documents import add_group_document
        from partners.domain.group_offices import give_office
        from partners.domain.workplans import save_line
        from partners.models import GroupPeriod
        from tests.files.samples import pdf

        assert self.body
        group = self.add_group("Field work")
        GroupPeriod.objects.filter(group=group).update(starts_on=timezone.localdate())
        group.offices.update(since=timezone.localdate())
        lead = self.people["partner_editor"]
        co_lead = self.with_editor("Lead Institute", "group_lead")
        give_office(actor=lead, group=group, organisation=co_lead, kind="co_lead")
        member = self.with_editor("Member Institute", "monitoring_member")
        self.admitted = self.take_part(group, member, lead)
        today = timezone.localdate()
        values = {"outcome_en": "Less", "activity_en": "Map", "help_wanted_en": "Money"}
        self.line = save_line(
            actor=lead, group=group, values={**values, "starts_on": today, "ends_on": today}
        )
        self.group_meeting = self.call_meeting(group, lead)
        self.document = add_group_document(
            actor=lead, group=group, access="members", file=ContentFile(pdf(), "plan.pdf")
        )
        return group

    def with_editor(self, name: str, role: str) -> Any:
        """A partner whose editor is this one of the cast."""
        from tests.partners.proposing import let_edit, make_partner

        organisation = make_partner(name.lower().replace(" ", "-"), name=name)
        let_edit(self.people[role], organisation)
        return organisation

    def take_part(self, group: Any, organisation: Any, lead: Any) -> Any:
        from partners.domain.group_members import answer_request, ask_to_join

        editor = organisation.memberships.get().user
        asked = ask_to_join(actor=editor, group=group, organisation=organisation, reason="Data")
        return answer_request(actor=lead, member=asked, accepted=True)

    def call_meeting(self, group: Any, lead: Any) -> Any:
        from datetime import timedelta

        from django.utils import timezone

        from partners.domain.group_meetings import save_group_meeting

        starts = timezone.now() + timedelta(days=3)
        when = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "zone": "Europe/Zurich"}
        return save_group_meeting(actor=lead, group=group, values={"title": "First meeting", **when})

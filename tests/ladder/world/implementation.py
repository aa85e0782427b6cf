"""A country that implements its roadmap, and what was said of it."""

from functools import cached_property
from typing import Any


class ImplementationRecords:
    people: Any
    body: Any
    organisation: Any

    @cached_property
    def roadmap_in_force(self) -> Any:
        """Of the country of the cast's focal point; the cast's member of the monitoring group is one."""
        from tests.pathfinders.implementing import implement, make_monitoring

        assert self.body
        make_monitoring(self.people["monitoring_member"])
        return implement(self.people["pathfinder_focal_point"], name="Doneland", iso2="YF")[1]

    @cached_property
    def roadmap_action(self) -> Any:
        """A public one, for which help is wanted."""
        from pathfinders.domain.implementation.progress_notes import record_progress
        from tests.pathfinders.implementing import SAID, action_of

        action = action_of(self.roadmap_in_force)
        values = {**SAID, "help_wanted": "Trainers of teachers"}
        record_progress(actor=self.people["pathfinder_focal_point"], action=action, values=values)
        return action

    @cached_property
    def milestone(self) -> Any:
        from alliance87.core.dates import today_in_geneva
        from pathfinders.domain.implementation.milestones import set_milestone

        return set_milestone(
            actor=self.people["pathfinder_focal_point"],
            action=self.roadmap_action,
            title="First school",
            due_on=today_in_geneva(),
        )

    @cached_property
    def indicator(self) -> Any:
        from pathfinders.models import Indicator

        return Indicator.objects.create(action=self.roadmap_action, code="A", name="Children at school")

    @cached_property
    def proposed_progress(self) -> Any:
        """Of the organisation of the cast's editor."""
        from pathfinders.domain.implementation.partners import name_action_partner
        from pathfinders.domain.implementation.progress_notes import propose_progress
        from tests.pathfinders.implementing import SAID

        action = self.roadmap_action
        name_action_partner(
            actor=self.people["pathfinder_focal_point"], action=action, organisation=self.organisation
        )
        return propose_progress(actor=self.people["partner_editor"], action=action, values=SAID)

    @cached_property
    def draft_report(self) -> Any:
        """Not handed in yet."""
        from pathfinders.domain.implementation.reports import open_report

        actor = self.people["pathfinder_focal_point"]
        return open_report(actor=actor, pathway=self.roadmap_in_force.pathway, language="en")

    @cached_property
    def yearly_report(self) -> Any:
        from tests.pathfinders.implementing import hand_in

        return hand_in(self.people["pathfinder_focal_point"], self.roadmap_in_force.pathway)

    @cached_property
    def help_offer(self) -> Any:
        from pathfinders.domain.implementation.help_offers import offer_help

        return offer_help(
            actor=self.people["partner_editor"],
            progress=self.roadmap_action.progress.get(),
            organisation=self.organisation,
            message="Two trainers for a year.",
        )

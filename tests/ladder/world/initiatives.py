"""Initiatives and practices in the states that pages tell apart."""

from functools import cached_property
from typing import Any


class InitiativeRecords:
    people: Any
    organisation: Any
    hidden_organisation: Any

    def add_initiative(self, title: str) -> Any:
        from tests.partners.initiating import publish

        return publish(self.people["partner_editor"], self.organisation, title_en=title)

    @cached_property
    def initiative(self) -> Any:
        return self.add_initiative("School instead of harvest")

    @cached_property
    def initiative_report(self) -> Any:
        from partners.domain.initiatives import report_progress

        editor = self.people["partner_editor"]
        made = self.initiative
        return report_progress(actor=editor, initiative=made, value="90 children", text="Two schools.")

    @cached_property
    def hidden_initiative(self) -> Any:
        from tests.partners.initiating import publish

        return publish(self.people["partner_editor"], self.hidden_organisation)

    @cached_property
    def draft_initiative(self) -> Any:
        from tests.partners.initiating import draft_initiative

        return draft_initiative(self.people["partner_editor"], self.organisation)

    def add_practice(self, title: str) -> Any:
        from tests.partners.initiating import publish_practice

        editor, officer = self.people["partner_editor"], self.people["secretariat"]
        return publish_practice(editor, officer, self.organisation, title_en=title)

    @cached_property
    def practice(self) -> Any:
        return self.add_practice("Day care")

    @cached_property
    def waiting_practice(self) -> Any:
        from tests.partners.initiating import hand_in_practice

        return hand_in_practice(self.people["partner_editor"], self.organisation)

    @cached_property
    def draft_practice(self) -> Any:
        from tests.partners.initiating import draft_practice

        return draft_practice(self.people["partner_editor"], self.organisation)

    @cached_property
    def following_token(self) -> str:
        """The link of somebody who follows a partner without an account."""
        from partners.domain.following import managing
        from partners.models import Follower

        made = Follower.objects.create(email="link@example.org", language="en")
        made.followings.create(kind="partner", target=self.organisation.pk)
        return managing(made)

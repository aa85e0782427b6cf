"""Needs and offers, pilots and calls in the states that pages tell apart."""

from functools import cached_property
from typing import Any


class MarketRecords:
    people: Any
    organisation: Any
    hidden_organisation: Any
    add_partner: Any

    def add_posting(self, title: str) -> Any:
        from tests.partners.trading import post

        return post(self.people["partner_editor"], self.organisation, title_en=title)

    @cached_property
    def posting(self) -> Any:
        return self.add_posting("Trainers wanted")

    @cached_property
    def hidden_posting(self) -> Any:
        from tests.partners.trading import post

        return post(self.people["partner_editor"], self.hidden_organisation)

    @cached_property
    def draft_posting(self) -> Any:
        from tests.partners.trading import draft_posting

        return draft_posting(self.people["partner_editor"], self.organisation)

    @cached_property
    def posting_contact(self) -> Any:
        """The cast's partner editor writes in the name of a second partner."""
        from partners.domain.posting_contacts import write_about_posting

        editor = self.people["partner_editor"]
        other = self.add_partner("Other Institute")
        return write_about_posting(
            actor=editor, posting=self.posting, organisation=other, words="We can help."
        ).contact

    def add_pilot(self, title: str) -> Any:
        from tests.partners.trading import run_pilot

        return run_pilot(self.people["partner_editor"], self.organisation, title_en=title)

    @cached_property
    def pilot(self) -> Any:
        return self.add_pilot("Contracts read aloud")

    @cached_property
    def draft_pilot(self) -> Any:
        from tests.partners.trading import draft_pilot

        return draft_pilot(self.people["partner_editor"], self.organisation)

    def add_call(self, title: str) -> Any:
        from tests.partners.trading import publish_call

        editor, officer = self.people["partner_editor"], self.people["secretariat"]
        return publish_call(editor, officer, self.organisation, title_en=title)

    @cached_property
    def funding_call(self) -> Any:
        return self.add_call("Small grants")

    @cached_property
    def waiting_call(self) -> Any:
        from tests.partners.trading import hand_in_call

        return hand_in_call(self.people["partner_editor"], self.organisation)

    @cached_property
    def draft_call(self) -> Any:
        from tests.partners.trading import draft_call

        return draft_call(self.people["partner_editor"], self.organisation)

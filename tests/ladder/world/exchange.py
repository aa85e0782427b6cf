"""Questions in the working group and on a topic."""

from functools import cached_property
from typing import Any


class ExchangeRecords:
    people: Any
    organisation: Any
    working_group: Any

    @cached_property
    def group_thread(self) -> Any:
        """Put by the cast's partner editor."""
        from partners.domain.exchange import ask_question

        return ask_question(
            actor=self.people["partner_editor"],
            title="Who maps cocoa?",
            text="We begin in May.",
            group=self.working_group,
            organisation=self.organisation,
        )

    @cached_property
    def topic_thread(self) -> Any:
        return self.add_topic_thread("Which method?")

    def add_topic_thread(self, title: str) -> Any:
        from partners.domain.exchange import ask_question
        from tests.partners.initiating import topic

        assert self.working_group
        editor = self.people["partner_editor"]
        return ask_question(
            actor=editor, title=title, text="Please tell us.", topic=topic(), organisation=self.organisation
        )

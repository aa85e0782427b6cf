"""The mandate, its rules and its reviews: one of each."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone


class MandateRecords:
    body: Any
    meeting: Any
    people: Any

    @cached_property
    def rule_draft(self) -> Any:
        """In preparation: the secretariat's alone."""
        from alliance87.core import rulesets
        from gcm.domain.mandate.rule_drafts import Wish, draft_rules

        assert self.body
        key = "gcm.meetings.per_year"
        return draft_rules(
            actor=self.people["secretariat"],
            titles=dict.fromkeys(("fr", "en", "es"), "More meetings"),
            effective_on=timezone.localdate() + timedelta(days=90),
            wishes={key: Wish(rulesets.in_force()[key] + 1, "Two are few.")},
        )

    @cached_property
    def placed_draft(self) -> Any:
        """Another one, on the agenda of the meeting to come."""
        from gcm.domain.mandate.amendments import put_rules_on_agenda
        from gcm.models import RuleDraft

        made, _ = self.rule_draft, self.__dict__.pop("rule_draft")
        put_rules_on_agenda(actor=self.people["secretariat"], draft=made, meeting=self.meeting)
        return RuleDraft.objects.get(pk=made.pk)

    @cached_property
    def review(self) -> Any:
        """Of the secretariat, open for answers."""
        from gcm.models import Review

        assert self.body
        now = timezone.now()
        return Review.objects.create(kind="secretariat", since=now - timedelta(days=700), opened_at=now)

    @cached_property
    def consultation(self) -> Any:
        from gcm.domain.mandate.consultations import open_consultation

        return open_consultation(
            actor=self.body.chair,
            question="Where to meet?",
            closes_at=timezone.now() + timedelta(days=7),
            language="en",
        )

    @cached_property
    def past_meeting(self) -> Any:
        from gcm.models import PastMeeting

        return PastMeeting.objects.create(
            number=1, held_on=timezone.localdate() - timedelta(days=900), mode="remote", source="A source"
        )

    @cached_property
    def mandate(self) -> Any:
        """Our account of it, and its targets."""
        from gcm.domain.mandate.mandate_text import load_summary, load_targets

        load_targets()
        return load_summary()

"""What the secretariat writes and keeps: one of each."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone


class BriefRecords:
    body: Any
    people: Any

    @cached_property
    def brief(self) -> Any:
        from secretariat.domain.briefs import make_brief
        from secretariat.enums import BriefKind

        assert self.body
        return make_brief(actor=self.people["secretariat"], kind=BriefKind.ALLIANCE)

    @cached_property
    def followed(self) -> Any:
        from secretariat.domain.followed import follow_initiative
        from secretariat.enums import InitiativeState

        return follow_initiative(
            actor=self.people["secretariat"],
            title="Map of forced labour at sea",
            organisation=None,
            led_by="A university",
            state=InitiativeState.RUNNING,
            next_on=None,
            next_step="",
            contact="",
            address="",
            topics=(),
        )

    @cached_property
    def representation(self) -> Any:
        from secretariat.domain.representations import record_representation
        from secretariat.enums import RepresentationKind

        return record_representation(
            actor=self.people["secretariat"],
            kind=RepresentationKind.CONFERENCE,
            title="World conference",
            starts_at=timezone.now() + timedelta(days=20),
            zone="Africa/Nairobi",
            place="Nairobi",
            organiser="The host country",
            represented_by="The chair",
        )

    @cached_property
    def news(self) -> Any:
        from tests.secretariat.site.writing import published_news

        return published_news(self.people["secretariat"])

    @cached_property
    def page(self) -> Any:
        from tests.secretariat.site.writing import published_page

        return published_page(self.people["secretariat"], slug="a-page")

    @cached_property
    def event(self) -> Any:
        from tests.secretariat.site.writing import write_event

        return write_event(self.people["secretariat"])

    @cached_property
    def estimate(self) -> Any:
        from secretariat.domain.site.estimates import load_estimates
        from secretariat.models import Estimate

        load_estimates()
        return Estimate.objects.first()

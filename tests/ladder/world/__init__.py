"""The records that addresses lead to: one of each, made when a row first asks for it.

A new kind of record gets a property in the module of its part, made as the portal makes it (through its
verbs) where that is cheap.
"""

from collections.abc import Mapping
from typing import Any

from tests.ladder.world.briefs import BriefRecords
from tests.ladder.world.core import CoreRecords
from tests.ladder.world.country_data import CountryDataRecords
from tests.ladder.world.exchange import ExchangeRecords
from tests.ladder.world.gcm import GcmRecords
from tests.ladder.world.groups import GroupRecords
from tests.ladder.world.implementation import ImplementationRecords
from tests.ladder.world.initiatives import InitiativeRecords
from tests.ladder.world.mandate import MandateRecords
from tests.ladder.world.market import MarketRecords
from tests.ladder.world.newsletter import NewsletterRecords
from tests.ladder.world.office import OfficeRecords
from tests.ladder.world.partner_life import PartnerLifeRecords
from tests.ladder.world.partners import PartnerRecords
from tests.ladder.world.pathfinders import PathfinderRecords
from tests.ladder.world.presidency import PresidencyRecords
from tests.ladder.world.roadmaps import RoadmapRecords
from tests.ladder.world.seating import SeatingRecords


class World(
    BriefRecords,
    CoreRecords,
    CountryDataRecords,
    ExchangeRecords,
    GcmRecords,
    GroupRecords,
    ImplementationRecords,
    InitiativeRecords,
    MandateRecords,
    MarketRecords,
    NewsletterRecords,
    OfficeRecords,
    PartnerLifeRecords,
    PartnerRecords,
    PathfinderRecords,
    PresidencyRecords,
    RoadmapRecords,
    SeatingRecords,
):
    def __init__(self, people: Mapping[str, Any]) -> None:
        self.people = people

    def first(self, model: Any) -> Any:
        """Any row of the model, for the pages of the desk."""
        self.fill()
        found = model._base_manager.order_by("pk").first()
        assert found is not None, f"the desk shows {model._meta.label}: make one in tests/ladder/world/"
        return found

    def fill(self) -> None:
        """Make one of everything."""
        for name in (
            "rule_set",
            "confirmation_key",
            "desk_term",
            "recovery",
            "suppression",
            "mailing",
            "organisation",
            "application",
            "proposal",
            "meeting",
            "body",
            "rule_draft",
            "review",
            "past_meeting",
            "brief",
            "followed",
            "representation",
            "news",
            "page",
            "event",
            "estimate",
            "figure",
            "ratification",
            "other_name",
            "subscriber",
            "pathway",
        ):
            assert getattr(self, name)

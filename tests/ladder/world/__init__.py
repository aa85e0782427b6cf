"""The records that addresses lead to: one of each, made when a row first asks for it.

A new kind of record gets a property in the module of its part, made as the portal makes it (through its
verbs) where that is cheap.
"""

from collections.abc import Mapping
from typing import Any

from tests.ladder.world.core import CoreRecords
from tests.ladder.world.partners import PartnerRecords


class World(CoreRecords, PartnerRecords):
    def __init__(self, people: Mapping[str, Any]) -> None:
        self.people = people

    def first(self, model: Any) -> Any:
        """Any row of the model, for the pages of the desk."""
        self.fill()
        found = model._base_manager.first()
        assert found is not None, f"the desk shows {model._meta.label}: make one in tests/ladder/world/"
        return found

    def fill(self) -> None:
        """Make one of everything."""
        for name in (
            "rule_set",
            "confirmation_key",
            "recovery",
            "suppression",
            "mailing",
            "organisation",
            "application",
        ):
            assert getattr(self, name)

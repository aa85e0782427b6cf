"""The values in force at one instant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from alliance87.core.dates import day_in_geneva
from alliance87.core.rulesets import registry


@dataclass(frozen=True)
class InForce:
    """A rule set as it is asked: `rules["gcm.quorum.seats"]`. Version 0: none is stored yet, the
    portal's defaults stand in. A value younger than the rule set answers with its default."""

    version: int = 0
    effective_from: datetime | None = None
    label: str = ""
    reference: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """The day in Geneva on which it came into force; None for the defaults."""
        return self.effective_from and day_in_geneva(self.effective_from)

    def __getitem__(self, key: str) -> Any:
        """The value, in the type of its definition. Raises KeyError for one that nobody declared."""
        definition = registry.definition(key)
        return definition.typed(self.values.get(key, definition.default))

    def complete(self) -> dict[str, Any]:
        """Every declared value by key."""
        return {each.key: self[each.key] for each in registry.definitions()}

"""The pages that show many records, how to give them many, and the number of queries each makes: the
same at 1 and at 30 records, written out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ListPage:
    name: str
    reader: str  # of the cast
    grow: Callable[[Any, int], Any]  # add the record with this number to the world
    queries: int
    query: str = ""

    def __str__(self) -> str:
        return f"{self.name}-{self.reader}"


def partner(world: Any, number: int) -> Any:
    return world.add_partner(f"Institute {number}")


LISTS = (
    ListPage("partners:directory", "anonymous", partner, 6),
    ListPage("partners:directory", "follower", partner, 10),
    ListPage("partners:desk", "partner_editor", partner, 10),
    ListPage("admin:partners_organisation_changelist", "secretariat", partner, 12),
)

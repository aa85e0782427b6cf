"""The pages that show many records, how to give them many, and the number of queries each makes: the
same at 1 and at 30 records, written out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.cast import make_user


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


def person(world: Any, number: int) -> Any:
    return make_user("follower", email=f"person-{number}@example.org")


def draft(world: Any, number: int) -> Any:
    from partners.domain.applications import start_application

    return start_application(actor=person(world, number))


LISTS = (
    ListPage("partners:directory", "anonymous", partner, 8),
    ListPage("partners:directory", "follower", partner, 10),
    ListPage("partners:desk", "partner_editor", partner, 8),
    ListPage("admin:partners_organisation_changelist", "secretariat", partner, 6),
    ListPage("admin:partners_application_changelist", "superuser", draft, 6),
    ListPage("admin:partners_user_changelist", "secretariat", person, 6),
    ListPage("admin:ledger_entry_changelist", "secretariat", partner, 8),
)

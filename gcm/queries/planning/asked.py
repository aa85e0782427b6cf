"""What members asked the chair for."""

from dataclasses import dataclass
from typing import Any

from gcm.models import ItemProposal, MeetingRequest
from gcm.queries.delegations import delegations_of


@dataclass(frozen=True)
class AskedRow:
    """`is_mine`: the reader takes part for the seat that asked; `waits`: the chair has not answered."""

    asked: Any
    is_mine: bool

    @property
    def waits(self) -> bool:
        return bool(self.asked.answered_at is None and self.asked.state in ("requested", "proposed"))


@dataclass(frozen=True)
class AskedByMembers:
    meetings: list[AskedRow]
    items: list[AskedRow]


def asked_by_members(user: Any) -> AskedByMembers:
    """The latest first. Two queries, and one for the reader's seats."""
    mine = {each.seat_id for each in delegations_of(user) if each.takes_part}
    requests = MeetingRequest.objects.select_related("seat__category", "meeting")
    proposals = ItemProposal.objects.select_related("seat__category", "item__meeting")
    return AskedByMembers(
        meetings=[AskedRow(each, each.seat_id in mine) for each in requests],
        items=[AskedRow(each, each.seat_id in mine) for each in proposals],
    )

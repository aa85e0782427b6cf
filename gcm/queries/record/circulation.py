"""Whether the members were silent on an item (D10)."""

from gcm.enums import WrittenOutcome
from gcm.models import AgendaItem, Position, WrittenObjection


def has_objection(item: AgendaItem) -> bool:
    """A member objected: in the room, in writing (D7), or by breaking the silence, on this text or on one
    before it. From then on the item is for the meeting. At most three queries."""
    return (
        Position.objects.live().objections().filter(item=item).exists()
        or WrittenObjection.objects.standing().filter(item=item).exists()
        or item.written_rounds.filter(outcome=WrittenOutcome.BROKEN).exists()
    )

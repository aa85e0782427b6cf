"""What stays with a seat when its holder changes (R9)."""

from dataclasses import dataclass

from gcm.enums import SeatBlock
from gcm.models import FollowUp, Handover, Position, RegionalRound, Reply, Seat
from gcm.models.meeting import IN_SESSION, TO_COME


@dataclass(frozen=True)
class HandoverFile:
    """Owned by the seat, so that nothing is lost with a person: actions, positions that stand, answers to
    notices, and consultations of the region that are going on. `notes` are what leavers wrote."""

    actions: list[FollowUp]
    positions: list[Position]
    replies: list[Reply]
    rounds: list[RegionalRound]
    notes: list[Handover]

    @property
    def is_empty(self) -> bool:
        return not any((self.actions, self.positions, self.replies, self.rounds, self.notes))


def handover_file(seat: Seat) -> HandoverFile:
    """As it stands now. Five queries."""
    coming = (*IN_SESSION, *TO_COME)
    return HandoverFile(
        actions=list(FollowUp.objects.under_way().filter(seat=seat).select_related("item__meeting")),
        positions=list(
            Position.objects.live()
            .filter(seat=seat, item__meeting__state__in=coming)
            .select_related("item__meeting")
        ),
        replies=list(Reply.objects.filter(seat=seat, meeting__state__in=coming).select_related("meeting")),
        rounds=_rounds(seat, coming),
        notes=list(
            Handover.objects.filter(term__seat=seat)
            .exclude(note="")
            .select_related("term__organisation")
            .order_by("-filed_at")
        ),
    )


def _rounds(seat: Seat, coming: tuple[str, ...]) -> list[RegionalRound]:
    """Of the region for which the seat speaks (S6)."""
    if seat.category.block != SeatBlock.GOVERNMENT_REGION:
        return []
    rounds = RegionalRound.objects.filter(regional_group=seat.regional_group_id)
    return list(rounds.filter(meeting__state__in=coming).select_related("meeting"))

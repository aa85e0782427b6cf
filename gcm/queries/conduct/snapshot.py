"""What the reading of a room holds of its conduct: calls, attempts, interests, packages, the floor."""

from typing import Any

from gcm.enums import AttemptState, CallKind
from gcm.models import (
    AgendaItem,
    DecisionAttempt,
    DecisionText,
    FloorRequest,
    Interest,
    Meeting,
    Position,
    Presence,
    QuorumTurn,
    RollCall,
    WrittenObjection,
)

Content = dict[str, Any]
Holders = dict[int, dict[str, str]]


def call_of(meeting: Meeting, current: AgendaItem | None) -> Content | None:
    """The call that is running, with the stays that answered; a question lives with its item."""
    call = RollCall.objects.open().filter(meeting=meeting).select_related("seat").first()
    if call is None or (call.kind == CallKind.STILL_HERE and call.item_id != (current and current.pk)):
        return None
    return {
        "id": call.pk,
        "kind": call.kind,
        "by_seat": call.seat.number if call.seat else None,
        "asked_at": call.asked_at.isoformat(),
        "answered": sorted(call.answers.values_list("presence_id", flat=True)),
    }


def attempt_of(text: DecisionText | None) -> Content | None:
    """How the attempt on the text stands; `restate` while somebody came in to make the quorum and has not
    heard the text (Q11)."""
    if text is None:
        return None
    attempt = DecisionAttempt.objects.filter(text=text).first() or DecisionAttempt(text=text)
    heard = max(filter(None, (text.put_at, attempt.restated_at)))
    back = QuorumTurn.objects.filter(item=text.item_id, is_met=True, at__gt=heard)
    return {
        "state": attempt.state,
        "is_running": attempt.is_running,
        "called_at": attempt.called_at.isoformat() if attempt.called_at else None,
        "restate": back.exists(),
    }


def is_called(text: DecisionText) -> bool:
    """Whether objections were called for on the text (Z3)."""
    attempt = getattr(text, "attempt", None)
    return attempt is not None and attempt.state != AttemptState.ON_SCREEN


def lapsed_of(item: AgendaItem | None) -> list[Content]:
    """What seats said on a text before this one and have not said again: they are asked (D4)."""
    if item is None:
        return []
    said = Position.objects.filter(item=item).select_related("seat", "text").order_by("stated_at")
    latest = {each.seat.number: each for each in said}
    return [
        {"seat": number, "kind": each.kind, "text_number": each.text.number}
        for number, each in latest.items()
        if each.lapsed_at is not None and each.withdrawn_at is None
    ]


def written_of(item: AgendaItem | None, here: list[Presence], holders: Holders) -> list[Content]:
    """Objections in writing of seats that nobody is in the room for (D7)."""
    if item is None:
        return []
    there = {each.seat_id for each in here}
    standing = WrittenObjection.objects.standing().filter(item=item).select_related("seat")
    return [
        {
            "id": each.pk,
            "seat": each.seat.number,
            "holder": holders.get(each.seat_id),
            "reason": each.reason,
            "filed_at": each.filed_at.isoformat(),
        }
        for each in standing
        if each.seat_id not in there
    ]


def interests_of(item: AgendaItem | None, holders: Holders) -> list[Content]:
    """Who declared an interest in the item, and who stands aside (D11)."""
    if item is None:
        return []
    return [
        {
            "seat": each.seat.number,
            "holder": holders.get(each.seat_id),
            "words": each.words,
            "stands_aside": each.stands_aside,
        }
        for each in Interest.objects.filter(item=item).select_related("seat")
    ]


def floor_of(meeting: Meeting, holders: Holders) -> list[Content]:
    """Who speaks and who waits, in this order."""
    standing = FloorRequest.objects.standing().filter(meeting=meeting).select_related("seat")
    return [
        {
            "id": each.pk,
            "seat": each.seat.number,
            "holder": holders.get(each.seat_id),
            "speaks": each.given_at is not None,
        }
        for each in sorted(standing, key=lambda each: (each.given_at is None, each.asked_at, each.pk))
    ]


def package_of(current: AgendaItem | None, items: list[AgendaItem]) -> Content | None:
    """The package that is in discussion, with the keys of its items."""
    if current is None or current.package_id is None:
        return None
    together = [each for each in items if each.package_id == current.package_id and each.is_open]
    return {
        "id": current.package_id,
        "items": [{"key": each.pk, "id": str(each.public_id)} for each in together],
    }


def other_texts(package: Content | None, current: AgendaItem | None) -> dict[int, DecisionText]:
    """The latest text of each item of the package beside the current one, by the item's key. Two queries."""
    if package is None or current is None:
        return {}
    keys = [each["key"] for each in package["items"] if each["key"] != current.pk]
    texts = (
        DecisionText.objects.filter(item__in=keys)
        .select_related("item", "attempt")
        .prefetch_related("wordings")
        .order_by("number")
    )
    return {each.item_id: each for each in texts}

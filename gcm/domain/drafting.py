"""Advisers prepare, representatives send (O11). What is prepared is the delegation's own until then."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.languages import LANGUAGES
from gcm.domain.minuting.comments import request_correction
from gcm.domain.positions import state_position
from gcm.domain.room import ask
from gcm.enums import ItemKind, PositionKind, SeatDraftKind
from gcm.models import AgendaItem, MinutesPassage, Seat, SeatDraft
from gcm.queries.delegations import delegations_of
from gcm.queries.minuting.paragraphs import paragraphs_of


@transaction.atomic
def prepare_position(
    *, actor: Any, seat: Seat, item: AgendaItem, position: str, reason: str = "", words: str = ""
) -> SeatDraft:
    """Prepare what the seat may say on the latest text of an item for decision; `words` are the amendment
    that it proposes. Raises PermissionDenied for whoever is not of the delegation; ValidationError for no
    such position, an objection without a reason, and an item without a text or that has ended."""
    _require_own(actor, seat, item)
    text = item.texts.order_by("-number").first()
    if item.kind != ItemKind.DECISION or not item.is_open or text is None:
        raise ValidationError(_("There is no draft decision to state a position on."), code="no_text")
    if position not in PositionKind.values:
        raise ValidationError({"position": _("There is no such position.")})
    if position == PositionKind.OBJECTION and not reason.strip():
        raise ValidationError({"reason": _("Please give the reason of the objection (D3).")})
    about = {"position": position, "text_number": text.number}
    return _keep(actor, seat, item, SeatDraftKind.POSITION, reason, words, about)


@transaction.atomic
def prepare_comment(
    *,
    actor: Any,
    seat: Seat,
    passage: MinutesPassage,
    language: str,
    paragraph: int,
    words: str,
    reason: str = "",
) -> SeatDraft:
    """Prepare other words for a paragraph of the draft minutes. Raises PermissionDenied; ValidationError as
    `request_correction` does."""
    _require_own(actor, seat, passage.item)
    if not passage.minutes.are_comments_open:
        raise ValidationError(_("The time for comments is over."), code="comments_over")
    found = paragraphs_of(getattr(passage, f"summary_{language}", "") or "") if language in LANGUAGES else []
    if not 1 <= paragraph <= len(found):
        raise ValidationError({"paragraph": _("There is no such paragraph.")})
    if not words.strip() or words.strip() == found[paragraph - 1]:
        raise ValidationError({"words": _("Please write the paragraph as it should read.")})
    about = {"language": language, "paragraph": paragraph}
    return _keep(actor, seat, passage.item, SeatDraftKind.COMMENT, reason, words, about)


@transaction.atomic
def send_draft(*, actor: Any, draft: SeatDraft) -> SeatDraft:
    """The representative, or the alternate, says it for the seat: the same act as if they had typed it, with
    everything that it asks. Raises PermissionDenied for advisers and everybody else; what `state_position` or
    `request_correction` raises; ValidationError when it is closed already."""
    found = _waiting(draft)
    ask(actor, "gcm.send_seat_draft", found)
    if found.kind == SeatDraftKind.POSITION:
        state_position(
            actor=actor,
            item=found.item,
            text_number=found.text_number or 0,
            kind=found.position,
            reason=found.reason,
            proposed_wording=found.words,
        )
    else:
        request_correction(
            actor=actor,
            passage=found.item.passage,
            seat=found.seat,
            language=found.language,
            paragraph=found.paragraph or 0,
            proposed=found.words,
            reason=found.reason,
        )
    return _close(found, actor, was_sent=True)


@transaction.atomic
def discard_draft(*, actor: Any, draft: SeatDraft) -> SeatDraft:
    """Put it away unsent: whoever may send it, or prepared it. Raises PermissionDenied; ValidationError when
    it is closed already."""
    found = _waiting(draft)
    ask(actor, "gcm.discard_seat_draft", found)
    return _close(found, actor, was_sent=False)


def _require_own(actor: Any, seat: Seat, item: AgendaItem) -> None:
    ask(actor, "gcm.prepare_seat_draft", item.meeting)
    if seat.pk not in {each.seat_id for each in delegations_of(actor)}:
        raise PermissionDenied


def _keep(
    actor: Any, seat: Seat, item: AgendaItem, kind: str, reason: str, words: str, about: dict[str, Any]
) -> SeatDraft:
    made = SeatDraft(
        seat=seat,
        item=item,
        kind=kind,
        reason=reason.strip(),
        words=words.strip(),
        prepared_by=actor,
        **about,
    )
    made.clean_fields(exclude=["closed_at", "closed_by", "position", "language", "text_number", "paragraph"])
    made.save()
    return made


def _waiting(draft: SeatDraft) -> SeatDraft:
    locked = SeatDraft.objects.select_for_update(of=("self",)).select_related("seat", "item__meeting")
    found = locked.get(pk=draft.pk)
    if found.closed_at is not None:
        raise ValidationError(_("This draft was sent or discarded already."), code="closed")
    return found


def _close(draft: SeatDraft, actor: Any, *, was_sent: bool) -> SeatDraft:
    draft.closed_at, draft.closed_by, draft.was_sent = timezone.now(), actor, was_sent
    draft.save(update_fields=["closed_at", "closed_by", "was_sent"])
    if was_sent:
        ledger.append(
            kind="gcm.seat_draft_sent", subject=draft, actor=actor, data={"prepared_by": draft.prepared_by_id}
        )
    return draft

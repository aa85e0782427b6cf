"""What the governing body itself has for its next agenda: proposals of groups, texts that came back, and open
actions (N14)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from alliance87.core.languages import LANGUAGES
from alliance87.core.phrases import with_colon
from gcm.domain.agenda import Titles, place_last
from gcm.domain.group_effects import put_proposal_on_agenda
from gcm.domain.planning.sources import Candidate, define_source
from gcm.domain.texts import put_text
from gcm.enums import ItemKind
from gcm.models import AgendaItem, Meeting
from gcm.queries.planning.arising import arising_at, open_actions, returned_items
from partners.enums import ProposalState
from partners.models import GroupProposal

ARISING = gettext_lazy("Matters arising from earlier meetings")


def _proposals() -> list[Candidate]:
    waiting = GroupProposal.objects.filter(state=ProposalState.CHECKED).select_related("organisation")
    return [
        Candidate(str(each.pk), str(each), each.organisation.name, each.get_absolute_url())
        for each in waiting.order_by("submitted_at")
    ]


def _place_proposal(*, actor: Any, key: str, meeting: Meeting) -> AgendaItem:
    proposal = GroupProposal.objects.filter(pk=_number(key), state=ProposalState.CHECKED).first()
    if proposal is None:
        raise LookupError(key)
    return put_proposal_on_agenda(actor=actor, proposal=proposal, meeting=meeting)


def _returned() -> list[Candidate]:
    return [
        Candidate(
            str(each.pk),
            each.title,
            with_colon(each.meeting, f"{each.get_state_display()}. {each.disposition}"),
            each.meeting.get_absolute_url(),
        )
        for each in returned_items().select_related("meeting").order_by("meeting__starts_at", "position")
    ]


def _take_up_again(*, actor: Any, key: str, meeting: Meeting) -> AgendaItem:
    """With its titles, and with its latest text as the first of the new item."""
    old = returned_items().filter(pk=_number(key)).first()
    if old is None:
        raise LookupError(key)
    item = AgendaItem(meeting=meeting, kind=old.kind, follows=old)
    if old.subject is not None:
        item.subject = old.subject
    placed = place_last(item, {code: getattr(old, f"title_{code}") or "" for code in LANGUAGES}, actor)
    text = old.texts.order_by("-number").first()
    if text is not None:
        wordings = {each.language: (each.title, each.body) for each in text.wordings.all()}
        put_text(actor=actor, item=placed, source_language=text.source_language, wordings=wordings)
    return placed


def _arising() -> list[Candidate]:
    count, returned = open_actions(timezone.now()).count(), returned_items().count()
    if not count and not returned:
        return []
    note = _("Open follow-up actions: %(count)s; deferred or referred items: %(returned)s")
    return [Candidate("open", ARISING, note % {"count": count, "returned": returned})]


def _place_arising(*, actor: Any, key: str, meeting: Meeting) -> AgendaItem:
    """Once a meeting; the list that it shows is that of the moment (N14)."""
    if meeting.items.filter(is_arising=True).exists():
        raise ValidationError(_("The matters arising are on this agenda already."), code="on_agenda")
    if arising_at(meeting).is_empty:
        raise LookupError(key)
    item = AgendaItem(meeting=meeting, kind=ItemKind.INFORMATION, is_arising=True)
    return place_last(item, _titles(ARISING), actor)


def _titles(words: Any) -> Titles:
    said = {}
    for code in LANGUAGES:
        with override(code):
            said[code] = str(words)[:200]
    return said


def _number(key: str) -> int:
    return int(key) if key.isdecimal() and len(key) < 18 else 0


define_source("gcm.proposals", gettext_lazy("Proposals of groups"), find=_proposals, place=_place_proposal)
define_source(
    "gcm.returned", gettext_lazy("Deferred or referred items"), find=_returned, place=_take_up_again
)
define_source("gcm.arising", gettext_lazy("Follow-up actions"), find=_arising, place=_place_arising)

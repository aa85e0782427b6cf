"""Needs and offers, pilots and calls go over to a successor (P6). Words stay with whoever wrote them."""

from django.utils.translation import gettext_lazy as _

from partners.domain.succession.registry import all_of, define_move
from partners.models import FundingCall, Organisation, Pilot, Posting, PostingContact


def _move_contacts(predecessor: Organisation, successor: Organisation) -> int:
    """Correspondence about what others posted; not where the successor has its own, nor with itself."""
    here = PostingContact.objects.filter(organisation=successor).values_list("posting", flat=True)
    rows = PostingContact.objects.filter(organisation=predecessor).exclude(posting__in=list(here))
    moved = rows.exclude(posting__organisation=successor).update(organisation=successor)
    # What the two wrote to each other stays on record between the two: the postings changed hands just now.
    itself = PostingContact.objects.filter(organisation=successor, posting__organisation=successor)
    itself.update(organisation=predecessor)
    return moved


def _move_shares(predecessor: Organisation, successor: Organisation) -> int:
    """Nobody takes part in a pilot of their own; those of the predecessor changed hands just now."""
    moved = 0
    for pilot in list(Pilot.objects.filter(partners=predecessor)):
        pilot.partners.remove(predecessor)
        if pilot.organisation_id != successor.pk:
            pilot.partners.add(successor)
            moved += 1
    for pilot in list(Pilot.objects.filter(organisation=successor, partners=successor)):
        pilot.partners.remove(successor)
    return moved


define_move("postings", _("Needs and offers"), *all_of(Posting))
define_move("contacts", _("Correspondence about needs and offers"), all_of(PostingContact)[0], _move_contacts)
define_move("pilots", _("Pilots"), *all_of(Pilot))
define_move(
    "shares",
    _("Pilots of others in which it takes part"),
    lambda of: Pilot.objects.filter(partners=of),
    _move_shares,
)
define_move("calls", _("Calls of donors"), *all_of(FundingCall))

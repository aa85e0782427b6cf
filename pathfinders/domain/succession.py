"""Offers of help that wait for the secretariat go over to a successor (P6)."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox
from partners.domain.succession.registry import define_move
from partners.models import Organisation
from pathfinders.models import HelpOffer


def _waiting(of: Organisation) -> QuerySet[HelpOffer]:
    return HelpOffer.objects.filter(organisation=of, passed_on_at__isnull=True)


def _move_offers(predecessor: Organisation, successor: Organisation) -> int:
    """Where both offered, the offer of the successor stands, and the other is no task any more."""
    here = list(_waiting(successor).values_list("progress", flat=True))
    for offer in _waiting(predecessor).filter(progress__in=here):
        inbox.close_tasks(subject=offer)
    return _waiting(predecessor).exclude(progress__in=here).update(organisation=successor)


define_move("help_offers", _("Offers of help that wait"), _waiting, _move_offers)

"""What the secretariat keeps about an organisation goes over to its successor (P6). Letters stay with whoever
wrote or received them; those that are still written go to the successor."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.domain.succession.registry import all_of, define_move
from partners.models import Organisation
from secretariat.enums import LetterState
from secretariat.models import Addressee, Contribution, FollowedInitiative, Ticket


def _to_be_written(of: Organisation) -> QuerySet[Addressee]:
    return Addressee.objects.filter(organisation=of, letter__state=LetterState.DRAFT)


def _move_addressees(predecessor: Organisation, successor: Organisation) -> int:
    """Whoever would be written to twice is written to once."""
    here = list(_to_be_written(successor).values_list("letter", flat=True))
    _to_be_written(predecessor).filter(letter__in=here).delete()
    return _to_be_written(predecessor).update(organisation=successor)


define_move("contributions", _("Contributions to the newsletter"), *all_of(Contribution))
define_move("followed", _("Initiatives that the secretariat follows"), *all_of(FollowedInitiative))
define_move("tickets", _("Requests to the secretariat"), *all_of(Ticket))
define_move("addressees", _("Letters in draft that go to it"), _to_be_written, _move_addressees)

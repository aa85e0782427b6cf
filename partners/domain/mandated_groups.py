"""The group that the mandate itself names, to follow progress (W9): it is there from the first day, without a
period of its own, and works by a yearly workplan like any other."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from alliance87.core.reference import Counts, define_loader
from partners.enums import GroupKind
from partners.models import Group
from partners.models.organisation import LANGUAGES

SLUG = "monitoring-group"
TITLE = _("Monitoring group")
AIM = _(
    "Follow what the Alliance and the pathfinder countries achieve towards target 8.7, and report on it to "
    "the GCG. The mandate names this group; who works in it is settled by the partners."
)


def load_monitoring_group() -> Counts:
    """The monitoring group, once; later its texts are its own."""
    if Group.objects.filter(named_in_mandate=True).exists():
        return Counts(same=1)
    group = Group(slug=SLUG, kind=GroupKind.WORKING_GROUP, named_in_mandate=True, published_at=timezone.now())
    for code in LANGUAGES:
        with override(code):
            setattr(group, f"title_{code}", str(TITLE))
            setattr(group, f"aim_{code}", str(AIM))
    group.save()
    return Counts(created=1)


define_loader("monitoring group", load_monitoring_group, order=60)

"""Each minute: nothing is forgotten, whatever became of the queue or of a worker."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alliance87.core.mailing.domain.claims import take_back_dead
from alliance87.core.mailing.domain.closing import finish_if_done
from alliance87.core.mailing.domain.schedule import schedule
from alliance87.core.mailing.models import Claim, Delivery, Mailing
from alliance87.core.mailing.models.mailing import UNDER_WAY


def sweep() -> int:
    """Take back dead claims, close what is done, and ask workers for what is due; answers for how many
    mailings workers were asked."""
    now = timezone.now()
    dead = Claim.objects.filter(mailing=OuterRef("pk"), lease_until__lt=now)
    for mailing in Mailing.objects.filter(Exists(dead)):
        take_back_dead(mailing)
    is_time = Q(next_try_at__isnull=True) | Q(next_try_at__lte=now)
    due = Delivery.objects.waiting().filter(is_time, mailing=OuterRef("pk"))
    asked = 0
    for mailing in Mailing.objects.filter(state__in=UNDER_WAY).annotate(is_due=Exists(due)):
        if not finish_if_done(mailing.pk) and mailing.is_due:
            schedule(mailing)
            asked += 1
    return asked

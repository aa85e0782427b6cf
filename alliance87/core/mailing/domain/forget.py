"""Personal data does not stay longer than it is of use."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alliance87.core.mailing.enums import DeliveryState, MailingState
from alliance87.core.mailing.models import Delivery, MailingContent
from alliance87.core.mailing.models.delivery import DeliveryQuerySet


@transaction.atomic
def forget_addresses(older_than: datetime) -> int:
    """Erase addresses and names of the deliveries of mailings that ended before that instant, and the text
    of notices to single persons; answers how many deliveries. Outcomes, counters and suppressions stay."""
    over = Q(
        mailing__state__in=(MailingState.FINISHED, MailingState.CANCELLED),
        mailing__finished_at__lt=older_than,
    )
    MailingContent.objects.filter(over, mailing__category="", mailing__statutory=False).update(
        text="", html="", mime=b""
    )
    return Delivery.objects.filter(over).exclude(address="").update(address="", name="", key="", personal={})


KEPT = timedelta(days=90)  # long enough to answer "did my mail leave?"


def forget_old_addresses() -> int:
    """What the retention table promises, once a day."""
    return forget_addresses(timezone.now() - KEPT)


@transaction.atomic
def forget_person(user: Any) -> None:
    """Erase the person from every delivery and from the notices that went to them alone; what has not
    left yet does not leave."""
    _forget(Delivery.objects.filter(Q(key=f"user:{user.pk}") | Q(address__iexact=user.email)))


@transaction.atomic
def forget_address(address: str) -> None:
    """The same for whoever has no account."""
    _forget(Delivery.objects.filter(address=address.strip().lower()))


def _forget(theirs: DeliveryQuerySet) -> None:
    others = Delivery.objects.filter(mailing=OuterRef("mailing")).exclude(pk__in=theirs.values("pk"))
    personal = theirs.filter(~Exists(others), mailing__category="", mailing__statutory=False)
    notices = list(personal.values_list("mailing", flat=True))
    waiting = (DeliveryState.PENDING, DeliveryState.DEFERRED, DeliveryState.UNCERTAIN)
    MailingContent.objects.filter(mailing__in=notices).update(text="", html="", mime=b"")
    rows = Delivery.objects.filter(pk__in=list(theirs.values_list("pk", flat=True)))
    rows.filter(state__in=waiting).update(state=DeliveryState.CANCELLED)
    rows.update(address="", name="", key="", personal={}, next_try_at=None)

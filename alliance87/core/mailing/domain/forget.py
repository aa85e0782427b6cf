"""Personal data does not stay longer than it is of use."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from alliance87.core.mailing.enums import MailingState
from alliance87.core.mailing.models import Delivery, MailingContent


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
    return Delivery.objects.filter(over).exclude(address="").update(address="", name="", key="")

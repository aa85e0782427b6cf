"""One's desk by mail, with the page attached for reading without a connection."""

from typing import Any

from alliance87.core.mailing.models import Mailing
from partners import emails


def send_desk(*, actor: Any) -> Mailing:
    """Mail the actor what waits for them, in their language and zone, with the page as one file that needs
    nothing else. What they may not see on the portal is not in it (T9)."""
    mailing: Mailing = emails.desk_by_mail(actor)
    return mailing

"""A mailing that is shown as finished is finished."""

from django.db import transaction

from alliance87.core.mailing.enums import MailingState
from alliance87.core.mailing.models import Mailing
from alliance87.core.mailing.models.mailing import UNDER_WAY


@transaction.atomic
def finish_if_done(mailing_id: int) -> bool:
    """Close the mailing when each delivery has its outcome; answers whether it did so."""
    mailing = Mailing.objects.select_for_update(no_key=True).get(pk=mailing_id)
    if mailing.state not in UNDER_WAY or mailing.deliveries.open().exists():
        return False
    mailing.finish()
    mailing.save(update_fields=["state", "finished_at"])
    erase_secrets(mailing)
    return True


def erase_secrets(mailing: Mailing) -> None:
    """A link that resets a password is not kept once it has left."""
    if mailing.confidential and mailing.state in (MailingState.FINISHED, MailingState.CANCELLED):
        mailing.contents.update(text="", html="", mime=b"")

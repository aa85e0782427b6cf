"""What the secretariat must be told: a convocation or minutes that did not arrive."""

from django.utils.translation import gettext_noop

from alliance87.core import inbox
from alliance87.core.mailing.models import Mailing


def tell_secretariat(mailing: Mailing) -> None:
    """Open one task for the mailing, however many of its addresses failed."""
    inbox.open_task(
        kind="mailing.statutory_undelivered",
        subject=mailing,
        role="secretariat",
        title=gettext_noop("“%(subject)s” did not reach everybody: inform them in another way"),
        params={"subject": mailing.subject or mailing.kind},
        url_name="admin:mailing_mailing_change",
        url_kwargs={"object_id": str(mailing.pk)},
    )

"""Ask the workers to take a mailing up."""

from django.conf import settings

from alliance87.core import jobs
from alliance87.core.mailing import conf
from alliance87.core.mailing.models import Mailing


def schedule(mailing: Mailing) -> None:
    """One job a lane, so that a long list is sent by several workers and a short one by one."""
    for lane in range(_lanes(mailing)):
        schedule_lane(mailing.pk, lane)


def schedule_lane(mailing_id: int, lane: int) -> None:
    """One worker on one mailing; several lanes send a long list side by side."""
    jobs.enqueue(
        "mailing.send_batch", key=f"mailing:{mailing_id}:{lane}", data={"mailing": mailing_id, "lane": lane}
    )


def _lanes(mailing: Mailing) -> int:
    is_long = mailing.deliveries.waiting()[conf.BATCH : conf.BATCH + 1].exists()
    return max(1, int(settings.MAIL_LANES)) if is_long else 1

from django.db import models

from alliance87.core.mailing.models.mailing import Mailing


class Throttle(models.Model):
    """When the next message of a mailing may leave, over all workers, where there is no Redis."""

    mailing = models.OneToOneField(Mailing, primary_key=True, on_delete=models.CASCADE)
    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.mailing_id}: {self.free_at}"

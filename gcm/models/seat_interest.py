"""What organisations answer to a call for interest in a seat (S18)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.nominating import SeatCall


class SeatInterestQuerySet(models.QuerySet["SeatInterest"]):
    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class SeatInterest(models.Model):
    """An organisation would like to hold one of the seats of the call. Read by the officers of the nominating
    body, the secretariat, and the organisation itself."""

    call = models.ForeignKey(SeatCall, related_name="interests", on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        "partners.Organisation", related_name="seat_interests", on_delete=models.PROTECT
    )
    words = models.TextField(_("how your organisation meets the criteria"), max_length=3000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = SeatInterestQuerySet.as_manager()

    class Meta:
        verbose_name = _("interest in a seat")
        verbose_name_plural = _("interests in seats")
        ordering: ClassVar[list[str]] = ["sent_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="interest_one_an_organisation", fields=["call", "organisation"]),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.call_id}"

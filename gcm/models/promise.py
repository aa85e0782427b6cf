"""Activities of groups that fulfil what a decision promised (N14)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gcm.models.follow_up import FollowUp


class PromisedActivity(models.Model):
    """An activity of a workplan and the follow-up action that it fulfils, one at most."""

    line = models.OneToOneField("partners.WorkplanLine", related_name="+", on_delete=models.PROTECT)
    follow_up = models.ForeignKey(FollowUp, related_name="activities", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("activity that fulfils a follow-up action")
        verbose_name_plural = _("activities that fulfil follow-up actions")
        ordering: ClassVar[list[str]] = ["line"]

    def __str__(self) -> str:
        return f"{self.line_id} {self.follow_up_id}"

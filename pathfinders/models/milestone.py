"""Days by which something is to be reached on the way of an action."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.models.pathway import Pathway
from pathfinders.models.roadmap_action import RoadmapAction


class Milestone(models.Model):
    """As it stands now; how it came to is in its events. `follow_up` is the promise of a decision that it
    fulfils (N14)."""

    action = models.ForeignKey(
        RoadmapAction, verbose_name=_("action"), related_name="milestones", on_delete=models.PROTECT
    )
    title = models.CharField(_("milestone"), max_length=300)
    due_on = models.DateField(_("to be reached by"))
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    follow_up = models.ForeignKey(
        "gcm.FollowUp",
        verbose_name=_("follow-up action of a decision"),
        null=True,
        blank=True,
        related_name="milestones",
        on_delete=models.SET_NULL,
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering: ClassVar[list[str]] = ["due_on", "pk"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def pathway(self) -> Pathway:
        return self.action.roadmap.pathway


class MilestoneEvent(models.Model):
    """Set, moved or reached, with the days as they were then. Triggers refuse changes."""

    milestone = models.ForeignKey(Milestone, related_name="events", on_delete=models.PROTECT)
    due_on = models.DateField(_("to be reached by"))
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    reason = models.CharField(_("reason"), blank=True, max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    class Meta:
        verbose_name = _("event of a milestone")
        verbose_name_plural = _("events of milestones")
        ordering: ClassVar[list[str]] = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.due_on}"

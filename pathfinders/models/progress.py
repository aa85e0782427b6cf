"""How the actions of a roadmap come along (F9). Nothing is overwritten: what is said later stands beside what
was said before, and the latest counts."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import ActionStatus, UpdateState
from pathfinders.models.pathway import Pathway
from pathfinders.models.roadmap_action import RoadmapAction

PERCENT = Q(percent__isnull=True) | Q(percent__lte=100)


class Said(models.Model):
    """What is said of an action at one moment."""

    status = models.CharField(_("status"), max_length=12, choices=ActionStatus.choices)
    percent = models.PositiveSmallIntegerField(
        _("percentage"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    evidence_url = models.URLField(_("evidence, as a link"), blank=True, max_length=500)
    obstacles = models.TextField(_("obstacles"), blank=True, max_length=2000)
    help_wanted = models.TextField(_("help wanted"), blank=True, max_length=2000)
    help_topic = models.ForeignKey(
        "partners.Topic",
        verbose_name=_("topic of the help"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )

    class Meta:
        abstract = True


class ActionProgressQuerySet(models.QuerySet["ActionProgress"]):
    def latest_only(self) -> Self:
        """What counts now: of each action the row that no other replaces."""
        return self.filter(replaced_by__isnull=True)


class ActionProgress(Said):
    """One row of the history of an action. Triggers refuse changes; each row but the first names the one that
    it replaces, and no two replace the same."""

    action = models.ForeignKey(
        RoadmapAction, verbose_name=_("action"), related_name="progress", on_delete=models.PROTECT
    )
    replaces = models.OneToOneField(
        "self", null=True, blank=True, related_name="replaced_by", on_delete=models.PROTECT
    )
    proposal = models.OneToOneField(
        "pathfinders.ProposedProgress",
        null=True,
        blank=True,
        related_name="accepted_as",
        on_delete=models.PROTECT,
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    objects = ActionProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress of an action")
        verbose_name_plural = _("progress of actions")
        ordering: ClassVar[list[str]] = ["-recorded_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="progress_is_a_percentage", condition=PERCENT),
            models.UniqueConstraint(
                name="progress_begins_once", fields=["action"], condition=Q(replaces__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.status}"

    @property
    def pathway(self) -> Pathway:
        """Whose progress it is: permissions are asked on it."""
        return self.action.roadmap.pathway


class ActionPartner(models.Model):
    """An organisation of the Alliance that stands for a responsible body of an action, as the focal point has
    named it: it may propose what is said of the action."""

    action = models.ForeignKey(RoadmapAction, related_name="partners", on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        "partners.Organisation", verbose_name=_("organisation"), related_name="+", on_delete=models.PROTECT
    )
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("organisation responsible for an action")
        verbose_name_plural = _("organisations responsible for actions")
        ordering: ClassVar[list[str]] = ["action", "since", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="action_partner_current_once",
                fields=["action", "organisation"],
                condition=Q(until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.organisation_id}"


class ProposedProgress(Said):
    """What a responsible organisation proposes to say. It counts once the focal point has accepted it."""

    action = models.ForeignKey(
        RoadmapAction, verbose_name=_("action"), related_name="proposals", on_delete=models.PROTECT
    )
    organisation = models.ForeignKey(
        "partners.Organisation", verbose_name=_("organisation"), related_name="+", on_delete=models.PROTECT
    )
    state = models.CharField(
        _("state"), max_length=10, choices=UpdateState.choices, default=UpdateState.WAITING
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.CharField(_("reason"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("proposed update")
        verbose_name_plural = _("proposed updates")
        ordering: ClassVar[list[str]] = ["-proposed_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="proposed_progress_is_a_percentage", condition=PERCENT),
            models.UniqueConstraint(
                name="proposed_progress_one_waiting",
                fields=["action", "organisation"],
                condition=Q(state=UpdateState.WAITING),
            ),
            models.CheckConstraint(
                name="proposed_progress_answered_at_an_instant",
                condition=Q(state=UpdateState.WAITING, answered_at__isnull=True)
                | (~Q(state=UpdateState.WAITING) & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.organisation_id} {self.state}"

    @property
    def pathway(self) -> Pathway:
        return self.action.roadmap.pathway

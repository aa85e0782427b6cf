"""A change of rules while it is a proposal (X7, X8). What the GCG adopts becomes a rule set."""

import uuid
from datetime import datetime, time
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import RuleDraftState

State = RuleDraftState


class RuleDraft(FSMModelMixin, models.Model):
    """`effective_on` is a day in Geneva: the rules take effect as it begins there."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=150)
    effective_on = models.DateField(_("in force from"))
    state = StateField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, protected=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    rule_set = models.PositiveIntegerField(_("rule set"), null=True, editable=False)
    decision = models.CharField(_("decision"), max_length=100, blank=True, editable=False)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    drafted_at = models.DateTimeField(_("drafted"), default=timezone.now)

    class Meta:
        verbose_name = _("change of rules")
        verbose_name_plural = _("changes of rules")
        ordering: ClassVar[list[str]] = ["-drafted_at"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("gcm:rule_draft", args=[self.public_id])

    @property
    def effective_from(self) -> datetime:
        """The first instant of the day in Geneva."""
        return datetime.combine(self.effective_on, time.min, tzinfo=timezone.get_default_timezone())

    @transition(field=state, source=State.DRAFT, target=State.ON_AGENDA)
    def put_on_agenda(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.DRAFT)
    def hand_back(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.ADOPTED)
    def adopt(self) -> None: ...


class RuleChange(models.Model):
    """One value of the draft, with the one in force when it was written and the reason."""

    draft = models.ForeignKey(RuleDraft, related_name="changes", on_delete=models.CASCADE)
    key = models.CharField(_("key"), max_length=100)
    old: Any = models.JSONField(_("value in force"))
    new: Any = models.JSONField(_("new value"))
    reason = models.CharField(_("reason"), max_length=500)

    class Meta:
        verbose_name = _("changed value")
        verbose_name_plural = _("changed values")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="rulechange_one_a_key", fields=["draft", "key"]),
        ]

    def __str__(self) -> str:
        return str(self.key)

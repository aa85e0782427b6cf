from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.access.enums import Identification, RecoveryState
from alliance87.core.states import StateField

LIFETIME = timedelta(hours=24)
SEASONED = timedelta(days=7)  # how long somebody has to be an officer before confirming


class RecoveryRequest(FSMModelMixin, models.Model):
    """Somebody has lost their second factor: one officer says how the person was identified, another
    confirms. The database itself refuses that one of the three is another of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("decided by")
    )
    identified_by = models.CharField(_("how identified"), max_length=20, choices=Identification.choices)
    state = StateField(_("state"), default=RecoveryState.OPEN, choices=RecoveryState.choices, protected=True)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    decided_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name = _("recovery of a second factor")
        verbose_name_plural = _("recoveries of second factors")
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state=RecoveryState.OPEN), name="recovery_one_open_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(opened_by=F("user")), name="recovery_not_opened_by_the_person"
            ),
            models.CheckConstraint(
                condition=~Q(state=RecoveryState.CONFIRMED)
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("opened_by")) & ~Q(decided_by=F("user"))),
                name="recovery_confirmed_by_a_second_officer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_state_display()})"

    def get_absolute_url(self) -> str:
        return reverse("access:recovery", args=[self.pk])

    @property
    def is_expired(self) -> bool:
        return bool(self.state == RecoveryState.OPEN and self.expires_at <= timezone.now())

    @transition(state, RecoveryState.OPEN, RecoveryState.CONFIRMED)
    def confirm(self, by: Any) -> None:
        self.decided_by, self.decided_at = by, timezone.now()

    @transition(state, RecoveryState.OPEN, RecoveryState.REFUSED)
    def refuse(self, by: Any) -> None:
        self.decided_by, self.decided_at = by, timezone.now()

    @transition(state, RecoveryState.OPEN, RecoveryState.EXPIRED)
    def expire(self) -> None:
        self.decided_at = self.expires_at

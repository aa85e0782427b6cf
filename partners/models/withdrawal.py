"""An organisation leaves the Alliance (P11)."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import WithdrawalState
from partners.models.organisation import Organisation

State = WithdrawalState
OPEN = (State.ASKED, State.CONFIRMED)


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    def open(self) -> Self:
        """Those that can still be taken back."""
        return self.filter(state__in=OPEN)


class Withdrawal(FSMModelMixin, models.Model):
    """By letter of the organisation, or by the official note of a State. `last_day` is the last day as a
    partner, a day in Geneva; it can be taken back until then."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, related_name="withdrawals", on_delete=models.PROTECT)
    state = StateField(_("state"), default=State.ASKED, choices=State.choices, protected=True, max_length=10)
    last_day = models.DateField(_("last day as a partner"))
    reference = models.CharField(_("date and reference of the letter"), max_length=200)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("filed by"), related_name="+", on_delete=models.PROTECT
    )
    filed_at = models.DateTimeField(_("filed"), default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    effective_at = models.DateTimeField(_("put into effect"), null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal from the Alliance")
        verbose_name_plural = _("withdrawals from the Alliance")
        ordering: ClassVar[list[str]] = ["-filed_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="withdrawal_open_once", fields=["organisation"], condition=Q(state__in=OPEN)
            ),
            models.CheckConstraint(
                name="withdrawal_confirmed_by_somebody",
                condition=~Q(state__in=(State.CONFIRMED, State.EFFECTIVE)) | Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.last_day} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("partners:withdrawal", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @transition(field=state, source=State.ASKED, target=State.CONFIRMED)
    def confirm(self) -> None: ...

    @transition(field=state, source=list(OPEN), target=State.UNDONE)
    def undo(self) -> None: ...

    @transition(field=state, source=State.CONFIRMED, target=State.EFFECTIVE)
    def put_into_effect(self) -> None: ...

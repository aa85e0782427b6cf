"""Somebody says that a registered organisation is theirs (P7)."""

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
from partners.enums import ClaimState
from partners.models.organisation import Organisation

State = ClaimState


class ClaimQuerySet(models.QuerySet["Claim"]):
    def waiting(self) -> Self:
        return self.filter(state=State.ASKED)


class Claim(FSMModelMixin, models.Model):
    """With a letter of the organisation, kept as an upload. The secretariat decides; those who speak for the
    organisation are told and may object."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, related_name="claims", on_delete=models.PROTECT)
    claimant = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("claimant"), related_name="claims", on_delete=models.PROTECT
    )
    state = StateField(_("state"), default=State.ASKED, choices=State.choices, protected=True, max_length=10)
    function = models.CharField(_("your function in the organisation"), max_length=150)
    words = models.TextField(_("why it is your organisation"), max_length=2000)
    claimed_at = models.DateTimeField(_("claimed"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    reason = models.TextField(_("reason"), blank=True, max_length=2000)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim to an organisation")
        verbose_name_plural = _("claims to organisations")
        ordering: ClassVar[list[str]] = ["-claimed_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="claim_waits_once", fields=["organisation", "claimant"], condition=Q(state=State.ASKED)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claimant_id} {self.organisation_id} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("partners:claim", args=[self.public_id])

    @transition(field=state, source=State.ASKED, target=State.ACCEPTED)
    def accept(self) -> None: ...

    @transition(field=state, source=State.ASKED, target=State.DECLINED)
    def decline(self) -> None: ...

    @transition(field=state, source=State.ASKED, target=State.WITHDRAWN)
    def withdraw(self) -> None: ...


class ClaimObjection(models.Model):
    """What a focal point says against a claim; the secretariat reads it before it decides."""

    claim = models.ForeignKey(Claim, related_name="objections", on_delete=models.CASCADE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    text = models.TextField(_("objection"), max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("objection to a claim")
        verbose_name_plural = _("objections to claims")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.author_id}"

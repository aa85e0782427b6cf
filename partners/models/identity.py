"""What an organisation is called, and was called, and who took its place (P6)."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import IdentityRequestState, PartnerKind, SuccessionKind
from partners.models.organisation import Organisation

State = IdentityRequestState


class FormerName(models.Model):
    """A name that the organisation had, both days included, in Geneva; no first day means "from the
    beginning". The name of today is the organisation's own."""

    organisation = models.ForeignKey(Organisation, related_name="former_names", on_delete=models.PROTECT)
    name = models.CharField(_("name"), max_length=200)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"))

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering: ClassVar[list[str]] = ["-valid_to", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="former_name_ends_after_it_begins",
                condition=Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class IdentityRequestQuerySet(models.QuerySet["IdentityRequest"]):
    def waiting(self) -> Self:
        return self.filter(state=State.ASKED)


class IdentityRequest(FSMModelMixin, models.Model):
    """An organisation asks for another official name, kind or country. It changes when the secretariat
    agrees, from `first_day` on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, related_name="identity_requests", on_delete=models.PROTECT)
    state = StateField(_("state"), default=State.ASKED, choices=State.choices, protected=True, max_length=10)
    name = models.CharField(_("official name"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PartnerKind.choices)
    country = models.ForeignKey(
        "partners.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    first_day = models.DateField(_("first day of the new name"))
    reason = models.TextField(_("reason"), max_length=2000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True, max_length=2000)

    objects = IdentityRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for another identity")
        verbose_name_plural = _("requests for another identity")
        ordering: ClassVar[list[str]] = ["-asked_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="identity_request_waits_once", fields=["organisation"], condition=Q(state=State.ASKED)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("partners:identity_request", args=[self.public_id])

    @transition(field=state, source=State.ASKED, target=State.APPROVED)
    def approve(self) -> None: ...

    @transition(field=state, source=State.ASKED, target=State.DECLINED)
    def decline(self) -> None: ...

    @transition(field=state, source=State.ASKED, target=State.WITHDRAWN)
    def withdraw(self) -> None: ...


class Succession(models.Model):
    """One organisation stands in the place of another, whose row and address stay and lead on. `moved` says
    how many records of each kind went over."""

    predecessor = models.OneToOneField(Organisation, related_name="succession", on_delete=models.PROTECT)
    successor = models.ForeignKey(Organisation, related_name="predecessors", on_delete=models.PROTECT)
    kind = models.CharField(_("reason"), max_length=10, choices=SuccessionKind.choices)
    first_day = models.DateField(_("first day of the successor"))
    reference = models.CharField(_("where this is written"), max_length=300, blank=True)
    moved: Any = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering: ClassVar[list[str]] = ["-recorded_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="succession_of_another", condition=~Q(predecessor=F("successor"))),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} {self.kind} {self.successor_id}"


class DistinctPair(models.Model):
    """The secretariat looked at two organisations that seem to be one, and they are two. The smaller key
    stands first."""

    first = models.ForeignKey(Organisation, related_name="+", on_delete=models.CASCADE)
    second = models.ForeignKey(Organisation, related_name="+", on_delete=models.CASCADE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("two organisations told apart")
        verbose_name_plural = _("organisations told apart")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="told_apart_once", fields=["first", "second"]),
            models.CheckConstraint(name="told_apart_in_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"

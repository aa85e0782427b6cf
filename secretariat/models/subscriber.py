"""Readers of the newsletter. They need no account (P4), and an account makes nobody a reader (P10)."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import PartnerKind
from partners.models import Country, Topic
from secretariat.enums import Frequency, ImportState, SubscriberState
from secretariat.models.consent import ConsentText

State = SubscriberState


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def readers(self) -> Self:
        """Who gets the newsletter now: subscribed, and agreed to a text that still holds."""
        required = ConsentText.objects.required()
        return self.filter(state=State.ACTIVE, consent__version__gte=required)


class Subscriber(FSMModelMixin, models.Model):
    """An address and what its reader chose. The address is in lower case; it is the reader's own."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    address_hash = models.CharField(max_length=64, unique=True, editable=False)
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.ASKED, protected=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fr")
    frequency = models.CharField(
        _("how often"), max_length=10, choices=Frequency.choices, default=Frequency.MONTHLY
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.SET_NULL
    )
    category = models.CharField(
        _("what you are"), max_length=20, choices=PartnerKind.choices, blank=True, default=""
    )
    consent = models.ForeignKey(ConsentText, verbose_name=_("agreed to"), null=True, on_delete=models.PROTECT)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    left_at = models.DateTimeField(_("left"), null=True, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader of the newsletter")
        verbose_name_plural = _("readers of the newsletter")
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="subscriber_active", fields=["language"], condition=Q(state="active"))
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="subscriber_active_agreed",
                condition=~Q(state="active") | Q(consent__isnull=False, confirmed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.email

    @transition(field=state, source="*", target=State.ASKED)
    def ask(self) -> None: ...

    @transition(field=state, source=[State.ASKED, State.ACTIVE], target=State.ACTIVE)
    def confirm(self) -> None: ...

    @transition(field=state, source=[State.ASKED, State.ACTIVE, State.LEFT], target=State.LEFT)
    def leave(self) -> None: ...


class SubscriberImport(FSMModelMixin, models.Model):
    """A list that the secretariat brings in, with the proof of each reader's consent: whole or not at all.
    The file is kept until it is brought in or given up."""

    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(editable=False)
    state = StateField(
        _("state"), max_length=8, choices=ImportState.choices, default=ImportState.WAITING, protected=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("brought by"), related_name="+", on_delete=models.PROTECT
    )
    at = models.DateTimeField(_("brought"), default=timezone.now, editable=False)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    new = models.PositiveIntegerField(_("new readers"), default=0)
    known = models.PositiveIntegerField(_("known already, left as they are"), default=0)
    faults = models.JSONField(_("faults"), default=list)  # [line, reason], a line each

    class Meta:
        verbose_name = _("list of readers brought in")
        verbose_name_plural = _("lists of readers brought in")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @transition(field=state, source=ImportState.WAITING, target=ImportState.FAULTY)
    def refuse(self) -> None: ...

    @transition(field=state, source=ImportState.WAITING, target=ImportState.READY)
    def pass_check(self) -> None: ...

    @transition(field=state, source=ImportState.READY, target=ImportState.RUNNING)
    def start(self) -> None: ...

    @transition(field=state, source=ImportState.RUNNING, target=ImportState.DONE)
    def finish(self) -> None: ...

"""What somebody asks of the secretariat, and what was written about it."""

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
from partners.models import Membership, Organisation
from partners.queries.people import EDITORS
from secretariat.enums import TicketKind, TicketState

State = TicketState
OPEN = (State.NEW, State.TAKEN, State.WAITING)
WITH_US = (State.NEW, State.TAKEN)  # the next step is the secretariat's


class TicketQuerySet(models.QuerySet["Ticket"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def overdue(self) -> Self:
        """Past their day without an answer, while the next step is ours."""
        return self.filter(state__in=WITH_US, due_at__lt=timezone.now())

    def in_order(self) -> Self:
        """The most pressing first, then the longest waiting."""
        return self.order_by(F("due_at").asc(nulls_last=True), "opened_at", "pk")

    def of_asker(self, user: Any) -> Self:
        """What one asked oneself, while one acts for the partner that it was asked for, and what was asked
        for a partner that one edits."""
        if not user.is_authenticated:
            return self.none()
        of = Membership.objects.current().filter(user=user).values("organisation")
        mine = Q(asked_by=user) & (Q(organisation=None) | Q(organisation__in=of))
        return self.filter(mine | Q(organisation__in=of.filter(role__in=EDITORS)))

    def visible_to(self, user: Any) -> Self:
        """All to the secretariat; to anybody else their own."""
        if user.is_authenticated and user.has_perm("secretariat.handle_ticket"):
            return self
        return self.of_asker(user)


class Ticket(FSMModelMixin, models.Model):
    """`name` and `email` are those of whoever wrote without an account; empty for everybody else, and once
    erased."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=14, choices=TicketKind.choices, default=TicketKind.CONTACT)
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.NEW, protected=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("partner"), null=True, related_name="tickets", on_delete=models.PROTECT
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="tickets", on_delete=models.SET_NULL
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fr")
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in the hands of"),
        null=True,
        related_name="+",
        on_delete=models.SET_NULL,
    )
    opened_at = models.DateTimeField(_("opened"), default=timezone.now, editable=False)
    due_at = models.DateTimeField(_("due"))
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("ticket")
        verbose_name_plural = _("tickets")
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                name="ticket_open", fields=["due_at"], condition=Q(state__in=["new", "taken", "waiting"])
            ),
        ]

    def __str__(self) -> str:
        return str(_("Ticket no. %(number)s") % {"number": self.pk})

    def get_absolute_url(self) -> str:
        return reverse("secretariat:ticket", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_overdue(self) -> bool:
        return self.state in WITH_US and self.due_at < timezone.now()

    @property
    def asker_still_asks(self) -> bool:
        """Whoever asked for a partner does so no more once they have left it. One query at most."""
        if self.asked_by_id is None or self.organisation_id is None:
            return self.asked_by_id is not None
        current = Membership.objects.current()
        return current.filter(user=self.asked_by_id, organisation=self.organisation_id).exists()

    @property
    def asker(self) -> str:
        """Who asks, for the desk."""
        person = self.asked_by.name if self.asked_by else self.name
        parts = [str(self.organisation) if self.organisation else "", person]
        return " – ".join(part for part in parts if part)

    @transition(field=state, source=[State.NEW, State.TAKEN, State.WAITING], target=State.TAKEN)
    def take(self) -> None: ...

    @transition(field=state, source=[State.WAITING, State.ANSWERED], target=State.TAKEN)
    def hear(self) -> None: ...

    @transition(field=state, source=State.TAKEN, target=State.WAITING)
    def ask_back(self) -> None: ...

    @transition(field=state, source=[State.TAKEN, State.WAITING], target=State.ANSWERED)
    def answer(self) -> None: ...

    @transition(field=state, source=[State.TAKEN, State.WAITING], target=State.REFUSED)
    def refuse(self) -> None: ...

    @transition(field=state, source="+", target=State.CLOSED)
    def close(self) -> None: ...


class TicketMessage(models.Model):
    """One message of the thread. `by` is empty for whoever wrote without an account."""

    ticket = models.ForeignKey(Ticket, related_name="messages", on_delete=models.CASCADE)
    at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.SET_NULL)
    from_desk = models.BooleanField(default=False)
    text = models.TextField(_("text"), max_length=5000, blank=True)  # empty once erased

    class Meta:
        verbose_name = _("message of a ticket")
        verbose_name_plural = _("messages of tickets")
        ordering: ClassVar[list[str]] = ["ticket", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.at:%Y-%m-%d}"

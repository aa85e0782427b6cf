"""Needs and offers of partners, and what partners write to each other about them."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.dates import today_in_geneva
from alliance87.core.states import StateField
from partners.enums import PostingKind, PostingSide, PostingState
from partners.models.group import Group
from partners.models.initiative import Initiative
from partners.models.organisation import Organisation
from partners.models.written import Written, WrittenQuerySet

State = PostingState


class PostingQuerySet(WrittenQuerySet):
    shown = (State.OPEN, State.CLOSED)

    def open(self, on: date | None = None) -> Self:
        """Public, and still to be answered on the day of Geneva, the last one included."""
        return self.public().filter(state=State.OPEN, until__gte=on or today_in_geneva())

    def on_the_list(self, on: date | None = None) -> Self:
        """The open ones, and the closed ones with what came of them. What ran out unanswered is not shown."""
        return self.public().unexpired(on)

    def unexpired(self, on: date | None = None) -> Self:
        """The open ones whose day is not past, and the closed ones, whoever sees them."""
        still = Q(state=State.OPEN, until__gte=on or today_in_geneva())
        return self.filter(still | Q(state=State.CLOSED))


class Posting(FSMModelMixin, Written):
    """Something that a partner needs or offers, until a day of Geneva (included)."""

    searched = ("title", "text")

    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=10)
    side = models.CharField(
        _("need or offer"), max_length=5, choices=PostingSide.choices, default=PostingSide.NEED
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=PostingKind.choices, default=PostingKind.EXPERTISE
    )
    text = models.TextField(_("what exactly, and for what"), blank=True, max_length=3000)
    until = models.DateField(_("until"), null=True, blank=True)
    group = models.ForeignKey(
        Group,
        verbose_name=_("for the group"),
        related_name="postings",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("for the initiative"),
        related_name="postings",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    posted_at = models.DateTimeField(_("posted"), null=True, blank=True)
    reminded_until = models.DateField(null=True, blank=True, editable=False)
    result = models.TextField(_("what came of it"), blank=True, max_length=2000)
    result_language = models.CharField(max_length=2, default="fr", editable=False)
    closed_with = models.ForeignKey(
        Organisation,
        verbose_name=_("with whom"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta(Written.Meta):
        verbose_name = _("need or offer")
        verbose_name_plural = _("needs and offers")
        ordering: ClassVar[list[str]] = ["-posted_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "side", "kind", "until"], name="posting_open"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="posting_shown_has_its_dates",
                condition=~Q(state__in=(State.OPEN, State.CLOSED))
                | Q(until__isnull=False, posted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="posting_closed_has_a_result",
                condition=~Q(state=State.CLOSED) | (~Q(result="") & Q(closed_at__isnull=False)),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("partners:posting", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        """Whether it can be answered today."""
        return self.state == State.OPEN and self.until is not None and self.until >= today_in_geneva()

    @property
    def has_run_out(self) -> bool:
        return self.state == State.OPEN and not self.is_open

    @transition(field=state, source=State.DRAFT, target=State.OPEN)
    def post(self) -> None: ...

    @transition(field=state, source=State.OPEN, target=State.CLOSED)
    def close(self) -> None: ...

    @transition(field=state, source=[State.DRAFT, State.OPEN], target=State.WITHDRAWN)
    def withdraw(self) -> None: ...

    @transition(field=state, source=[State.OPEN, State.CLOSED], target=State.WITHDRAWN)
    def take_down(self) -> None: ...


class PostingContact(models.Model):
    """One organisation that wrote about a posting: from then on the two write to each other on the portal,
    and neither sees an address."""

    posting = models.ForeignKey(Posting, related_name="contacts", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, related_name="posting_contacts", on_delete=models.PROTECT)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)

    class Meta:
        verbose_name = _("correspondence on a need or offer")
        verbose_name_plural = _("correspondence on needs and offers")
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="posting_contact_once", fields=["posting", "organisation"]),
        ]

    def __str__(self) -> str:
        return f"{self.posting_id} {self.organisation_id}"

    def get_absolute_url(self) -> str:
        return reverse("partners:posting_contact", args=[self.posting.public_id, self.pk])

    def other_side_of(self, organisation: Any) -> Organisation:
        """To whom the organisation writes."""
        return self.posting.organisation if organisation.pk == self.organisation_id else self.organisation


class PostingMessage(models.Model):
    """What one side wrote to the other. Mailed to the focal points, and kept here for both."""

    contact = models.ForeignKey(PostingContact, related_name="messages", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, related_name="+", on_delete=models.PROTECT)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    words = models.TextField(_("message"), max_length=3000)
    language = models.CharField(max_length=2, default="fr")
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("message on a need or offer")
        verbose_name_plural = _("messages on needs and offers")
        ordering: ClassVar[list[str]] = ["written_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["written_by", "written_at"], name="posting_message_rate"),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.organisation_id}"

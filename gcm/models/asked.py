"""What members ask for between meetings: an additional videoconference (G3), an item on an agenda (Z2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import ItemKind, ItemProposalState, RequestState
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting
from gcm.models.seat import Seat


class Asked(FSMModelMixin, models.Model):
    """Asked by a person for a seat; answered by the chair, with a reason when the answer is no."""

    seat = models.ForeignKey(Seat, verbose_name=_("seat"), related_name="+", on_delete=models.PROTECT)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    reason = models.TextField(_("reason"), max_length=1000)
    answer = models.CharField(_("answer of the chair"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        abstract = True


class MeetingRequest(Asked):
    """Instants are in UTC; `zone` is the one they were typed in."""

    State = RequestState
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    zone = models.CharField(_("time zone"), max_length=60)
    state = StateField(
        _("state"), max_length=10, choices=State.choices, default=State.REQUESTED, protected=True
    )
    meeting = models.OneToOneField(
        Meeting, null=True, blank=True, related_name="request", on_delete=models.SET_NULL
    )

    class Meta:
        verbose_name = _("request for a videoconference")
        verbose_name_plural = _("requests for videoconferences")
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="request_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="request_declined_says_why", condition=~Q(state=RequestState.DECLINED, answer="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.asked_at:%Y-%m-%d}"

    @transition(field=state, source=State.REQUESTED, target=State.GRANTED)
    def grant(self) -> None: ...

    @transition(field=state, source=State.REQUESTED, target=State.DECLINED)
    def decline(self) -> None: ...

    @transition(field=state, source=State.REQUESTED, target=State.WITHDRAWN)
    def withdraw(self) -> None: ...


class ItemProposal(Asked):
    """In the words and the language of whoever proposes; `item` is what became of it."""

    State = ItemProposalState
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.INFORMATION)
    state = StateField(
        _("state"), max_length=10, choices=State.choices, default=State.PROPOSED, protected=True
    )
    item = models.OneToOneField(
        AgendaItem, null=True, blank=True, related_name="proposed_as", on_delete=models.SET_NULL
    )

    class Meta:
        verbose_name = _("proposed item")
        verbose_name_plural = _("proposed items")
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="item_refused_says_why", condition=~Q(state=ItemProposalState.REFUSED, answer="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @transition(field=state, source=State.PROPOSED, target=State.ACCEPTED)
    def accept(self) -> None: ...

    @transition(field=state, source=State.PROPOSED, target=State.REFUSED)
    def refuse(self) -> None: ...

    @transition(field=state, source=State.PROPOSED, target=State.WITHDRAWN)
    def withdraw(self) -> None: ...

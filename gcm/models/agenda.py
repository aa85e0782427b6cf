"""The agenda of a meeting (Z2)."""

import uuid
from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import ItemKind, ItemState
from gcm.models.meeting import Meeting
from gcm.models.package import Package

State = ItemState
OPEN = (State.SCHEDULED, State.IN_DISCUSSION)


class AgendaItem(FSMModelMixin, models.Model):
    """One item. What it is about, when it is a record of the portal, is `subject`; what a decision on it
    does is `effect`, a name in `gcm.domain.effects`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, related_name="items", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.DECISION)
    state = StateField(
        _("state"), max_length=14, choices=State.choices, default=State.SCHEDULED, protected=True
    )
    content_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.CharField(max_length=64, blank=True)
    subject = GenericForeignKey("content_type", "object_id")
    effect = models.CharField(max_length=60, blank=True)
    package = models.ForeignKey(
        Package, null=True, blank=True, related_name="items", on_delete=models.SET_NULL
    )  # D12
    is_other_business = models.BooleanField(_("other business"), default=False)  # G10
    is_arising = models.BooleanField(_("matters arising"), default=False)  # N14: shows what is open
    # The item of an earlier meeting that this one takes up again.
    follows = models.OneToOneField(
        "self", null=True, blank=True, related_name="followed_by", on_delete=models.SET_NULL
    )
    disposition = models.CharField(_("what becomes of it"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering: ClassVar[list[str]] = ["meeting", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="item_one_a_position", fields=["meeting", "position"]),
            models.UniqueConstraint(
                name="item_one_in_discussion",
                fields=["meeting"],
                condition=models.Q(state=State.IN_DISCUSSION),
            ),
            models.UniqueConstraint(
                name="item_one_of_matters_arising",
                fields=["meeting"],
                condition=models.Q(is_arising=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @transition(field=state, source=State.SCHEDULED, target=State.IN_DISCUSSION)
    def take_up(self) -> None: ...

    @transition(field=state, source=State.IN_DISCUSSION, target=State.SCHEDULED)
    def put_back(self) -> None: ...

    @transition(field=state, source=State.IN_DISCUSSION, target=State.CONCLUDED)
    def conclude(self) -> None: ...

    @transition(field=state, source=State.IN_DISCUSSION, target=State.DECIDED)
    def decide(self) -> None: ...

    @transition(field=state, source=State.SCHEDULED, target=State.DECIDED)
    def decide_by_silence(self) -> None: ...

    @transition(field=state, source=list(OPEN), target=State.DEFERRED)
    def defer(self) -> None: ...

    @transition(field=state, source=list(OPEN), target=State.REFERRED)
    def refer(self) -> None: ...

    @transition(field=state, source=list(OPEN), target=State.WITHDRAWN)
    def withdraw(self) -> None: ...

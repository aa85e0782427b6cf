"""Letters that the secretariat writes from a template."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.models import Instruction, Meeting, Seat
from partners.models import Organisation
from secretariat.enums import LetterState, WordingKind
from secretariat.models.wording import WordingVersion

State = LetterState
OPEN = (State.DRAFT, State.PROPOSED, State.APPROVED)


class Letter(FSMModelMixin, models.Model):
    """A copy of a template's text, with the values of its variables. In the chair's name it needs the chair's
    instruction and a second person (X2, X3). A statutory one goes to everybody it is addressed to: nobody
    can turn such mail off."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(WordingVersion, related_name="letters", on_delete=models.PROTECT)
    kind = models.CharField(_("kind"), max_length=16, choices=WordingKind.choices)
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT, protected=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=20000)
    values: Any = models.JSONField(default=dict)
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), null=True, related_name="+", on_delete=models.PROTECT
    )
    in_chairs_name = models.BooleanField(_("in the name of the chair"), default=False)
    statutory = models.BooleanField(_("statutory"), default=False)
    instruction = models.ForeignKey(Instruction, null=True, related_name="letters", on_delete=models.PROTECT)
    due_on = models.DateField(_("to leave by"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    made_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="letter_of_the_chair_was_instructed",
                condition=~Q(state__in=["approved", "sent"], in_chairs_name=True)
                | Q(instruction__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)

    def get_absolute_url(self) -> str:
        return reverse("secretariat:letter", args=[self.public_id])

    @property
    def needs_second_person(self) -> bool:
        """Whoever proposes it does not approve it. One query at most."""
        if self.in_chairs_name or self.kind in (WordingKind.JOINT_STATEMENT, WordingKind.PRESS_LINE):
            return True
        return self.addressees.count() > 1

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @transition(field=state, source=State.DRAFT, target=State.PROPOSED)
    def propose(self) -> None: ...

    @transition(field=state, source=State.PROPOSED, target=State.APPROVED)
    def approve(self) -> None: ...

    @transition(field=state, source=[State.PROPOSED, State.APPROVED], target=State.DRAFT)
    def take_back(self) -> None: ...

    @transition(field=state, source=State.APPROVED, target=State.SENT)
    def send(self) -> None: ...

    @transition(field=state, source=[State.DRAFT, State.PROPOSED, State.APPROVED], target=State.DROPPED)
    def drop(self) -> None: ...


class Addressee(models.Model):
    """An organisation, written to through its focal points, or a seat, through who represents it."""

    letter = models.ForeignKey(Letter, related_name="addressees", on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, null=True, related_name="+", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, null=True, related_name="+", on_delete=models.PROTECT)
    mailing_id = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("addressee of a letter")
        verbose_name_plural = _("addressees of letters")
        ordering: ClassVar[list[str]] = ["letter", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="addressee_is_one_of_the_two",
                condition=Q(organisation__isnull=False, seat__isnull=True)
                | Q(organisation__isnull=True, seat__isnull=False),
            ),
            models.UniqueConstraint(name="addressee_organisation_once", fields=["letter", "organisation"]),
            models.UniqueConstraint(name="addressee_seat_once", fields=["letter", "seat"]),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.seat)

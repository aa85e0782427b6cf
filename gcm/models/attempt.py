"""One attempt at a consensus, on one numbered text (Z3)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import AttemptState
from gcm.models.text import DecisionText

State = AttemptState
RUNNING = (State.ON_SCREEN, State.CALLED)


class DecisionAttempt(FSMModelMixin, models.Model):
    """It ends with the gavel, with another text, or closed by whoever presides, without a consensus (D5)."""

    text = models.OneToOneField(DecisionText, related_name="attempt", on_delete=models.PROTECT)
    state = StateField(
        _("state"), max_length=12, choices=State.choices, default=State.ON_SCREEN, protected=True
    )
    called_at = models.DateTimeField(null=True)
    restated_at = models.DateTimeField(null=True)  # Q11
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("attempt at a consensus")
        verbose_name_plural = _("attempts at a consensus")
        ordering: ClassVar[list[str]] = ["text"]

    def __str__(self) -> str:
        return f"{self.text_id} {self.state}"

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @transition(field=state, source=list(RUNNING), target=State.CALLED)
    def call(self) -> None:
        self.called_at = timezone.now()

    @transition(field=state, source=State.CALLED, target=State.ON_SCREEN)
    def take_call_back(self) -> None:
        self.called_at = None

    @transition(field=state, source=State.CALLED, target=State.ADOPTED)
    def adopt(self) -> None:
        self.ended_at = timezone.now()

    @transition(field=state, source=list(RUNNING), target=State.NO_CONSENSUS)
    def close(self) -> None:
        self.ended_at = timezone.now()

    @transition(field=state, source=list(RUNNING), target=State.REPLACED)
    def replace(self) -> None:
        self.ended_at = timezone.now()

"""What a seat asks to have changed in the draft of the minutes, and what became of it (N6)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import CorrectionOutcome
from gcm.models.minutes import MinutesPassage
from gcm.models.seat import Seat

PENDING = CorrectionOutcome.PENDING


class Correction(models.Model):
    """One paragraph of a summary, as it stood (`quoted`), and as the seat wants it. `answer` is the other
    wording or the reason, and empty for what is accepted."""

    passage = models.ForeignKey(MinutesPassage, related_name="corrections", on_delete=models.PROTECT)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    paragraph = models.PositiveSmallIntegerField(_("paragraph"))  # from 1
    quoted = models.TextField(_("paragraph as it stands"), max_length=20000)
    proposed = models.TextField(_("proposed wording"), max_length=4000)
    reason = models.TextField(_("reason"), blank=True, max_length=2000)
    seat = models.ForeignKey(Seat, verbose_name=_("seat"), related_name="+", on_delete=models.PROTECT)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    requested_at = models.DateTimeField(_("requested"), default=timezone.now)
    outcome = models.CharField(
        _("outcome"), max_length=12, choices=CorrectionOutcome.choices, default=PENDING
    )
    answer = models.TextField(_("answer"), blank=True, max_length=4000)
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        verbose_name = _("correction of the minutes")
        verbose_name_plural = _("corrections of the minutes")
        ordering: ClassVar[list[str]] = ["passage__item__position", "paragraph", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="correction_answered_has_an_instant",
                condition=Q(outcome=PENDING, answered_at__isnull=True)
                | (~Q(outcome=PENDING) & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="correction_not_accepted_has_a_reason",
                condition=~Q(outcome=CorrectionOutcome.NOT_ACCEPTED) | ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} §{self.paragraph}"

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.mailing.enums import MailingState
from alliance87.core.states import StateField

State = MailingState
UNDER_WAY = (State.APPROVED, State.SENDING)


class Mailing(FSMModelMixin, models.Model):
    """One message to a frozen list of recipients. Its counters are derived: see `queries.progress`."""

    kind = models.CharField(_("kind"), max_length=80, help_text=_("Which message of the portal this is."))
    category = models.CharField(
        _("list"), max_length=40, blank=True, help_text=_("What its readers may unsubscribe from.")
    )
    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=10)
    statutory = models.BooleanField(
        _("statutory"),
        default=False,
        help_text=_(
            "A convocation or minutes: no unsubscription stops it, and each message is recorded by itself."
        ),
    )
    confidential = models.BooleanField(
        _("confidential"),
        default=False,
        help_text=_("Its text holds a secret and is erased once it is sent."),
    )
    despite_bounces = models.BooleanField(
        _("despite bounces"),
        default=False,
        help_text=_("Somebody waits for it: tried even after a hard bounce."),
    )
    rate = models.PositiveIntegerField(
        _("messages a second"), default=0, help_text=_("Over all workers; 0 means no limit.")
    )
    own_rate = models.PositiveIntegerField(
        _("rate of its own"),
        null=True,
        blank=True,
        help_text=_("Messages a second over all workers, where it is to be slower than the portal’s rate."),
    )
    not_after = models.DateTimeField(_("not later than"))
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)
    told_how = models.CharField(
        _("how those it did not reach were informed"), max_length=300, blank=True, db_default=""
    )
    told_at = models.DateTimeField(_("informed"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                name="mailing_under_way",
                fields=["state"],
                condition=models.Q(state__in=[State.APPROVED, State.SENDING]),
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.kind

    @property
    def subject(self) -> str:
        """In the reader's language where there is one."""
        contents = {each.language: each.subject for each in self.contents.all()}
        return contents.get(get_language() or "") or next(iter(contents.values()), "")

    @property
    def pace(self) -> int:
        """The most messages a second over all workers, the smaller of the two rates; 0 means no limit."""
        return min(filter(None, (self.rate, self.own_rate)), default=0)

    @transition(field=state, source=State.DRAFT, target=State.APPROVED)
    def approve(self) -> None:
        """The list is frozen; workers may take it up."""

    @transition(field=state, source=UNDER_WAY, target=State.SENDING)
    def start(self) -> None:
        """A worker took it up."""

    @transition(field=state, source=UNDER_WAY, target=State.PAUSED)
    def pause(self) -> None:
        """Nothing more is claimed."""

    @transition(field=state, source=State.PAUSED, target=State.SENDING)
    def resume(self) -> None:
        """Claims go on."""

    @transition(field=state, source=(*UNDER_WAY, State.PAUSED), target=State.CANCELLED)
    def cancel(self) -> None:
        """What has not left stays here for good."""
        self.finished_at = timezone.now()

    @transition(field=state, source=UNDER_WAY, target=State.FINISHED)
    def finish(self) -> None:
        """Each delivery has its outcome."""
        self.finished_at = timezone.now()

    @transition(field=state, source=(*UNDER_WAY, State.PAUSED, State.FINISHED), target=State.SENDING)
    def reopen(self) -> None:
        """What failed is tried again."""
        self.finished_at = None

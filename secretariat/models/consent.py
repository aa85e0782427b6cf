"""What readers agreed to: a text with versions, and a record that outlives the address (P10)."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from secretariat.enums import ConsentKind, ConsentProposalState, ConsentWay

TIME_TO_RENEW = timedelta(days=30)  # a later text is asked for so long before mail to the silent stops


class ConsentTextQuerySet(models.QuerySet["ConsentText"]):
    def in_force(self) -> "ConsentText | None":
        """The text that new readers agree to, or None before the first."""
        return self.order_by("-version").first()

    def required(self, at: datetime | None = None) -> int:
        """The version that a reader must have agreed to at the instant; 0 when any will do."""
        ended = (at or timezone.now()) - TIME_TO_RENEW
        asked = self.filter(asks_again=True, effective_from__lte=ended)
        return asked.aggregate(models.Max("version"))["version__max"] or 0


class ConsentText(models.Model):
    """One version of what a reader of the newsletter agrees to. It is never edited: a new one follows."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text = models.TextField(_("text"), max_length=2000)
    effective_from = models.DateTimeField(_("in force from"), default=timezone.now)
    asks_again = models.BooleanField(
        _("ask the readers again"),
        default=False,
        help_text=_("Who does not agree within 30 days gets no further issue."),
    )

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of the consent")
        verbose_name_plural = _("texts of the consent")
        ordering: ClassVar[list[str]] = ["-version"]

    def __str__(self) -> str:
        return _("Consent, version %(version)s") % {"version": self.version}


class ConsentProposal(FSMModelMixin, models.Model):
    """The next text, as one person proposed it; another publishes it. One at a time waits."""

    text = models.TextField(_("text"), max_length=2000)
    asks_again = models.BooleanField(_("ask the readers again"), default=False)
    state = StateField(
        _("state"),
        max_length=10,
        choices=ConsentProposalState.choices,
        default=ConsentProposalState.OPEN,
        protected=True,
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    closed_at = models.DateTimeField(_("answered"), null=True, editable=False)
    published = models.OneToOneField(
        ConsentText, null=True, related_name="proposal", on_delete=models.PROTECT, editable=False
    )

    class Meta:
        verbose_name = _("proposal of a text of the consent")
        verbose_name_plural = _("proposals of texts of the consent")
        ordering: ClassVar[list[str]] = ["-proposed_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="consent_one_proposal_waits",
                fields=["state"],
                condition=models.Q(state=ConsentProposalState.OPEN),
            ),
        ]

    def __str__(self) -> str:
        return str(_("The next text"))

    @transition(field=state, source=ConsentProposalState.OPEN, target=ConsentProposalState.PUBLISHED)
    def publish(self) -> None: ...

    @transition(field=state, source=ConsentProposalState.OPEN, target=ConsentProposalState.DROPPED)
    def drop(self) -> None: ...


class ConsentRecord(models.Model):
    """One line of the consent ledger: who (by the hash of the address), what, when, how, on which text.
    Rows are added and never changed; they hold no address, so that a reader can be erased beside them."""

    address_hash = models.CharField(max_length=64, db_index=True, editable=False)
    kind = models.CharField(_("what"), max_length=10, choices=ConsentKind.choices)
    way = models.CharField(_("how"), max_length=8, choices=ConsentWay.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    text = models.ForeignKey(ConsentText, verbose_name=_("text"), null=True, on_delete=models.PROTECT)
    proof = models.CharField(_("proof"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.address_hash[:8]}… {self.get_kind_display()}"

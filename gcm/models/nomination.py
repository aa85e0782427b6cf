"""Letters of designation, and the names in them (S12, S13)."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.dates import today_in_geneva
from alliance87.core.states import StateField
from alliance87.core.uploads.models import Upload
from gcm.enums import CredentialsState, FormalDefect, NominationState, TermBasis
from gcm.models.nominating import NominatingBody
from gcm.models.seat import Seat
from gcm.models.term import SeatTerm

State = CredentialsState


class Credentials(FSMModelMixin, models.Model):
    """One letter of a nominating body: who signed it, when, until when it holds."""

    body = models.ForeignKey(NominatingBody, related_name="credentials", on_delete=models.PROTECT)
    state = StateField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, protected=True)
    signatory = models.CharField(_("signed by (name and function)"), max_length=200)
    signed_on = models.DateField(_("date of the letter"))
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    consensus = models.TextField(
        _("how the group agreed"),
        blank=True,
        max_length=2000,
        help_text=_("When, where and how the consensus within the group was reached (S18)."),
    )
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    filed_at = models.DateTimeField(_("filed"), default=timezone.now)
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    defect = models.CharField(_("formal defect"), max_length=10, choices=FormalDefect.choices, blank=True)
    defect_note = models.CharField(_("what to mend"), max_length=500, blank=True)
    accepted_at = models.DateTimeField(_("found in order"), null=True, blank=True)

    class Meta:
        verbose_name = _("credentials")
        verbose_name_plural = _("credentials")
        ordering: ClassVar[list[str]] = ["-signed_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="credentials_expire_after_signature",
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("signed_on")),
            ),
            models.CheckConstraint(
                name="credentials_returned_for_a_defect",
                condition=~Q(state=State.RETURNED) | ~Q(defect=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.signed_on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("gcm:credentials", args=[self.pk])

    @property
    def can_be_changed(self) -> bool:
        return self.state in (State.DRAFT, State.RETURNED)

    @property
    def letter(self) -> Any:
        """The file that counts: the latest one sent."""
        return Upload.objects.of(self).last()

    def has_expired(self, on: date | None = None) -> bool:
        return self.expires_on is not None and self.expires_on < (on or today_in_geneva())

    @transition(field=state, source=[State.DRAFT, State.RETURNED], target=State.SUBMITTED)
    def submit(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.RETURNED)
    def send_back(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.ACCEPTED)
    def accept(self) -> None: ...


class Nomination(FSMModelMixin, models.Model):
    """A name in a letter. `seat` is empty on the reserve list; `term` is what it became."""

    credentials = models.ForeignKey(Credentials, related_name="nominations", on_delete=models.PROTECT)
    state = StateField(
        _("state"),
        max_length=10,
        choices=NominationState.choices,
        default=NominationState.NOMINATED,
        protected=True,
    )
    rank = models.PositiveSmallIntegerField(_("rank in the letter"))
    organisation = models.ForeignKey(
        "partners.Organisation",
        verbose_name=_("organisation"),
        related_name="nominations",
        on_delete=models.PROTECT,
    )
    seat = models.ForeignKey(
        Seat,
        verbose_name=_("seat"),
        null=True,
        blank=True,
        related_name="nominations",
        on_delete=models.PROTECT,
    )
    basis = models.CharField(
        _("basis"), max_length=12, choices=TermBasis.choices, default=TermBasis.DESIGNATION
    )
    group_office = models.ForeignKey(
        "partners.GroupOffice",
        verbose_name=_("office in a group"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("representative"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    statement = models.TextField(_("statement of the group"), blank=True, max_length=2000)
    term = models.OneToOneField(
        SeatTerm, null=True, blank=True, related_name="nomination", on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering: ClassVar[list[str]] = ["credentials", "rank"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="nomination_one_a_rank", fields=["credentials", "rank"]),
            models.UniqueConstraint(
                name="nomination_one_a_seat",
                fields=["seat"],
                condition=Q(state=NominationState.NOMINATED, seat__isnull=False),
            ),
            models.CheckConstraint(
                name="nomination_accredited_has_a_term",
                condition=Q(state=NominationState.ACCREDITED, term__isnull=False)
                | (~Q(state=NominationState.ACCREDITED) & Q(term__isnull=True)),
            ),
            models.CheckConstraint(
                name="nomination_in_reserve_has_no_seat",
                condition=~Q(state=NominationState.RESERVE) | Q(seat__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @transition(field=state, source=NominationState.NOMINATED, target=NominationState.RESERVE)
    def put_in_reserve(self) -> None: ...

    @transition(field=state, source=NominationState.RESERVE, target=NominationState.NOMINATED)
    def call_up(self) -> None: ...

    @transition(field=state, source=NominationState.NOMINATED, target=NominationState.ACCREDITED)
    def accredit(self) -> None: ...

    @transition(
        field=state,
        source=[NominationState.NOMINATED, NominationState.RESERVE],
        target=NominationState.WITHDRAWN,
    )
    def withdraw(self) -> None: ...

"""A holder says who acts for its seat from now on (S14)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import Capacity, DelegateNoticeState
from gcm.models.term import Delegate, SeatTerm

State = DelegateNoticeState


class DelegateNoticeQuerySet(models.QuerySet["DelegateNotice"]):
    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)


class DelegateNotice(FSMModelMixin, models.Model):
    """Given by a focal point of the holder, on a letter. It stays with whoever was accredited on it."""

    term = models.ForeignKey(SeatTerm, related_name="delegate_notices", on_delete=models.PROTECT)
    state = StateField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING, protected=True
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), related_name="+", on_delete=models.PROTECT
    )
    capacity = models.CharField(_("capacity"), max_length=14, choices=Capacity.choices)
    function = models.CharField(_("function"), max_length=150, blank=True)
    signatory = models.CharField(_("signed by (name and function)"), max_length=188)
    signed_on = models.DateField(_("date of the letter"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    given_at = models.DateTimeField(_("notice given"), default=timezone.now)
    reason = models.CharField(_("why it came back"), max_length=500, blank=True)
    delegate = models.OneToOneField(
        Delegate, null=True, blank=True, related_name="notice", on_delete=models.PROTECT
    )

    objects = DelegateNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of a person for a seat")
        verbose_name_plural = _("notices of persons for seats")
        ordering: ClassVar[list[str]] = ["-given_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="delegate_notice_waits_once",
                fields=["term", "person"],
                condition=Q(state=State.WAITING),
            ),
            models.CheckConstraint(
                name="delegate_notice_returned_has_a_reason",
                condition=~Q(state=State.RETURNED) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="delegate_notice_accredited_has_a_delegate",
                condition=Q(state=State.ACCREDITED, delegate__isnull=False)
                | (~Q(state=State.ACCREDITED) & Q(delegate__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_capacity_display()} {self.term_id}"

    @property
    def waits(self) -> bool:
        return bool(self.state == State.WAITING)

    @transition(field=state, source=State.WAITING, target=State.ACCREDITED)
    def accredit(self) -> None: ...

    @transition(field=state, source=State.WAITING, target=State.RETURNED)
    def send_back(self) -> None: ...

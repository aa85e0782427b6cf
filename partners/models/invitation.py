"""A colleague is invited to act for an organisation (P7)."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import InvitationState, MembershipRole
from partners.models.organisation import Organisation

State = InvitationState


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> Self:
        """Those whose link is still good."""
        return self.filter(state=State.OPEN, expires_at__gt=timezone.now())


class Invitation(FSMModelMixin, models.Model):
    """Made out to one address, good once and until an instant. Whether the address has an account is
    nobody's to learn from it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, related_name="invitations", on_delete=models.PROTECT)
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=12, choices=MembershipRole.choices)
    state = StateField(_("state"), default=State.OPEN, choices=State.choices, protected=True, max_length=10)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("invited by"), related_name="+", on_delete=models.PROTECT
    )
    invited_at = models.DateTimeField(_("invited"), default=timezone.now)
    expires_at = models.DateTimeField(_("good until"))

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation of a colleague")
        verbose_name_plural = _("invitations of colleagues")
        ordering: ClassVar[list[str]] = ["-invited_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="invitation_open_once", fields=["organisation", "email"], condition=Q(state=State.OPEN)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role} {self.state}"

    @property
    def is_waiting(self) -> bool:
        return self.state == State.OPEN and self.expires_at > timezone.now()

    @transition(field=state, source=State.OPEN, target=State.ACCEPTED)
    def accept(self) -> None: ...

    @transition(field=state, source=State.OPEN, target=State.CANCELLED)
    def cancel(self) -> None: ...

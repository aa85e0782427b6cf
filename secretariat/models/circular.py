"""Mail to all partners of a description, in three languages."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.mailing.models import Mailing
from alliance87.core.states import StateField
from partners.enums import Listing, PartnerKind, Standing
from partners.models import Country, Group, Organisation, RegionalGroup, Topic
from secretariat.enums import CircularState

State = CircularState
# How the fields of the description are called where partners are chosen (`partners.queries.chosen`).
DESCRIPTION = ("kind", "country", "region", "topic", "group", "listing", "standing")


class Circular(FSMModelMixin, models.Model):
    """The partners are described, not named, until a second person approves: then the list is written down,
    and the mail leaves. `revision` rises with each change; what is approved is the revision that was read."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT, protected=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), max_length=20000, blank=True)

    # To which partners; empty means all of them.
    to_kind = models.CharField(_("category"), max_length=20, choices=PartnerKind.choices, blank=True)
    to_country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    to_region = models.ForeignKey(
        RegionalGroup,
        verbose_name=_("region"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    to_topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    to_group = models.ForeignKey(
        Group, verbose_name=_("group"), null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    to_listing = models.CharField(_("listing"), max_length=10, choices=Listing.choices, blank=True)
    to_standing = models.CharField(_("status"), max_length=12, choices=Standing.choices, blank=True)

    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    made_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT, editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT, editable=False
    )
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    organisations = models.ManyToManyField(Organisation, related_name="+", editable=False)
    unreached = models.PositiveIntegerField(
        _("partners in which nobody could be written to"), default=0, editable=False
    )
    mailing = models.OneToOneField(Mailing, null=True, editable=False, on_delete=models.SET_NULL)

    class Meta:
        verbose_name = _("mail to partners")
        verbose_name_plural = _("mails to partners")
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="circular_approved_by_a_second_person",
                condition=~Q(state="sent")
                | (
                    Q(proposed_by__isnull=False, approved_by__isnull=False) & ~Q(proposed_by=F("approved_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject or _("Mail without a subject"))

    def get_absolute_url(self) -> str:
        return reverse("secretariat:circular", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        return self.state in (State.DRAFT, State.PROPOSED)

    @property
    def description(self) -> Mapping[str, Any]:
        """What was chosen, by the names of `DESCRIPTION`; what is left open is not in it."""
        chosen = {name: getattr(self, f"to_{name}") for name in DESCRIPTION}
        return {name: value for name, value in chosen.items() if value}

    @transition(field=state, source=State.DRAFT, target=State.PROPOSED)
    def propose(self) -> None: ...

    @transition(field=state, source=State.PROPOSED, target=State.DRAFT)
    def take_back(self) -> None: ...

    @transition(field=state, source=State.PROPOSED, target=State.SENT)
    def send(self) -> None: ...

    @transition(field=state, source=[State.DRAFT, State.PROPOSED], target=State.DROPPED)
    def drop(self) -> None: ...

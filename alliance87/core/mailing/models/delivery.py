from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.enums import DeliveryState
from alliance87.core.mailing.models.claim import Claim
from alliance87.core.mailing.models.mailing import Mailing

State = DeliveryState
WAITING = (State.PENDING, State.DEFERRED, State.UNCERTAIN)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def open(self) -> Self:
        """Without a final outcome: waiting, in hand, or to be tried again."""
        return self.filter(
            Q(state__in=(State.PENDING, State.SENDING, State.DEFERRED))
            | Q(state=State.UNCERTAIN, next_try_at__isnull=False)
        )

    def waiting(self) -> Self:
        """Open and in nobody's hand."""
        return self.open().exclude(state=State.SENDING)


class Delivery(models.Model):
    """One mailing to one address. Message-ID and Date are fixed when the list is frozen: receivers
    recognise a copy by both."""

    mailing = models.ForeignKey(Mailing, related_name="deliveries", on_delete=models.CASCADE)
    address = models.CharField(_("address"), max_length=254, blank=True, help_text=_("Empty once erased."))
    name = models.CharField(_("name"), max_length=150, blank=True, db_default="")
    language = models.CharField(_("language"), max_length=8)
    key = models.CharField(_("source key"), max_length=80, blank=True)
    personal = models.JSONField(default=dict, db_default={}, blank=True)
    message_id = models.CharField(max_length=200)
    dated = models.DateTimeField(_("date of the message"))
    not_after = models.DateTimeField(_("not later than"))

    state = models.CharField(_("state"), max_length=10, choices=State.choices, db_default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), db_default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    claim = models.ForeignKey(
        Claim, null=True, related_name="deliveries", on_delete=models.SET_NULL, db_index=False
    )
    reply_code = models.PositiveSmallIntegerField(_("reply code"), db_default=0)
    enhanced_status = models.CharField(_("enhanced status"), max_length=12, blank=True, db_default="")
    possible_duplicate = models.BooleanField(_("possible duplicate"), db_default=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="mailing_delivery_once_an_address",
                fields=["mailing", "address"],
                condition=~Q(address=""),
            ),
            # One index for the whole and for its beginning, the token that a mail service gives back.
            models.UniqueConstraint(
                name="mailing_delivery_message_id", fields=["message_id"], opclasses=["varchar_pattern_ops"]
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                name="mailing_delivery_open",
                fields=["mailing", "id"],
                condition=Q(state__in=[State.PENDING, State.DEFERRED, State.UNCERTAIN, State.SENDING]),
            ),
            # Each index is written for each row, twice a message: those in nobody's hand are not in this one.
            models.Index(name="mailing_delivery_claim", fields=["claim"], condition=Q(claim__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id}/{self.pk}: {self.state}"

    @property
    def token(self) -> str:
        """The unguessable part of the Message-ID."""
        return self.message_id.strip("<>").partition("@")[0]

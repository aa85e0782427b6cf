"""Who follows what, with an account or with a confirmed address alone (P4). A follower is in no directory."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.enums import FollowKind, Rhythm


class Follower(models.Model):
    """An account, or an address that its owner confirmed. There is no follower before that."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        related_name="follower",
        on_delete=models.PROTECT,
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, default="fr")
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="follower_address_once", fields=["email"], condition=~Q(email="")),
            models.CheckConstraint(
                name="follower_is_reached",
                condition=Q(user__isnull=False, email="") | (Q(user__isnull=True) & ~Q(email="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def address(self) -> str:
        return self.user.email if self.user else self.email

    @property
    def reads_in(self) -> str:
        return self.user.language if self.user else self.language


class Following(models.Model):
    """One thing that is followed, and how often. `target` is the key of the record, 0 for the GCG. `since`:
    what happened before is not sent; what happened from then to `sent_until` is done with. `chosen_at`: when
    its follower last said how often."""

    follower = models.ForeignKey(Follower, related_name="followings", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=8, choices=FollowKind.choices)
    target = models.PositiveBigIntegerField(default=0)
    rhythm = models.CharField(_("how often"), max_length=8, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    since = models.DateTimeField(_("since"), default=timezone.now)
    sent_until = models.DateTimeField(_("sent until"), default=timezone.now)
    chosen_at = models.DateTimeField(_("chosen"), default=timezone.now)

    class Meta:
        verbose_name = _("thing followed")
        verbose_name_plural = _("things followed")
        ordering: ClassVar[list[str]] = ["follower", "kind", "target"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="followed_once", fields=["follower", "kind", "target"]),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["rhythm", "sent_until"], name="following_due"),
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} {self.kind} {self.target} {self.rhythm}"

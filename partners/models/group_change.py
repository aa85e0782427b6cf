"""What the GCG is asked about a group that exists, and what it decided (W5, W6, W7)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.phrases import with_colon
from partners.enums import GroupChangeKind
from partners.models.group import Group
from partners.models.proposal import GroupProposal

Kind = GroupChangeKind
WITH_END = (Kind.EXTEND, Kind.REACTIVATE)
RESTS = (Kind.DORMANT, Kind.CLOSE)


class GroupChangeQuerySet(models.QuerySet["GroupChange"]):
    def waiting(self) -> Self:
        """Prepared for a meeting, and neither decided on nor dropped."""
        return self.filter(decision="", dropped_at__isnull=True)

    def decided(self) -> Self:
        return self.exclude(decision="")


class GroupChange(models.Model):
    """One change. `ends_on` is the new end of an extension or a reactivation; `decision` and `took_effect_on`
    are there once it was decided, `dropped_at` when the item ended without a decision. `proposal` is the one
    of a partner that a reactivation follows (P8)."""

    group = models.ForeignKey(Group, related_name="changes", on_delete=models.PROTECT)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    longer_reason = models.CharField(_("reason for a longer duration"), blank=True, max_length=1000)
    proposal = models.OneToOneField(
        GroupProposal,
        verbose_name=_("proposal"),
        null=True,
        blank=True,
        related_name="change",
        on_delete=models.PROTECT,
    )
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    prepared_at = models.DateTimeField(_("prepared"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=40, blank=True)
    took_effect_on = models.DateField(_("took effect on"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = GroupChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a group")
        verbose_name_plural = _("changes of groups")
        ordering: ClassVar[list[str]] = ["group", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="group_change_has_its_end",
                condition=Q(kind__in=WITH_END, ends_on__isnull=False)
                | Q(kind__in=RESTS, ends_on__isnull=True),
            ),
            models.CheckConstraint(
                name="group_change_takes_effect_when_decided",
                condition=Q(decision="", took_effect_on__isnull=True)
                | (~Q(decision="") & Q(took_effect_on__isnull=False)),
            ),
            models.UniqueConstraint(
                name="group_change_one_waiting",
                fields=["group"],
                condition=Q(decision="", dropped_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return with_colon(self.get_kind_display(), self.group)

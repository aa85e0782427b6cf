"""The main initiatives that the secretariat follows, of partners and of others (X12)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation, Topic
from secretariat.enums import InitiativeState


class FollowedInitiative(models.Model):
    """Kept by the secretariat for its own use and for briefs; no page of the public shows it."""

    title = models.CharField(_("title"), max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("partner that leads it"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    led_by = models.CharField(_("led by, when it is no partner"), max_length=200, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=InitiativeState.choices, default=InitiativeState.RUNNING
    )
    next_on = models.DateField(_("next date"), null=True, blank=True)
    next_step = models.CharField(_("what happens then"), max_length=300, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("followed initiative")
        verbose_name_plural = _("followed initiatives")
        ordering: ClassVar[list[str]] = ["next_on", "title", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="followed_initiative_has_one_lead",
                condition=Q(organisation__isnull=False, led_by="")
                | (Q(organisation__isnull=True) & ~Q(led_by="")),
            ),
            models.CheckConstraint(
                name="followed_initiative_says_what_is_next",
                condition=Q(next_on__isnull=True) | ~Q(next_step=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

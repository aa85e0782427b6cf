from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.enums import DeskRole


class DeskTermQuerySet(models.QuerySet["DeskTerm"]):
    def current(self) -> Self:
        return self.filter(until__isnull=True)


class DeskTerm(models.Model):
    """Who was what in the secretariat, from when to when, and by whom. `given_by` is None for the director
    whom the operator made. The database refuses a role that somebody gave or ended themselves."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="desk_terms", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=10, choices=DeskRole.choices)
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("given by")
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("ended by")
    )

    objects = DeskTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("role in the secretariat")
        verbose_name_plural = _("roles in the secretariat")
        ordering: ClassVar[list[str]] = ["-since", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(until__isnull=True), name="desk_term_one_a_person"
            ),
            models.CheckConstraint(
                condition=Q(given_by__isnull=True) | ~Q(given_by=F("user")), name="desk_term_given_by_another"
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("user")), name="desk_term_ended_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"

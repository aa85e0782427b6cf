from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DeskList:
    """A list of the desk that is no page of the admin; `filters` are what is kept of its address."""

    url_name: str
    permission: str
    filters: tuple[str, ...]


# By the model. Words are not kept: these lists are searched by who wrote, too.
LISTS = {
    "secretariat.ticket": DeskList("secretariat:tickets", "secretariat.handle_ticket", ("show", "kind")),
    "secretariat.letter": DeskList("secretariat:letters", "secretariat.write_letter", ("show",)),
    "secretariat.circular": DeskList("secretariat:circulars", "secretariat.write_circular", ("show",)),
    "secretariat.correspondence": DeskList(
        "secretariat:correspondence",
        "secretariat.view_correspondence",
        ("direction", "year", "organisation"),
    ),
}


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def of_reader(self, user: Any) -> Self:
        """One's own, and those shared with the desk."""
        return self.filter(Q(owner=user) | Q(shared=True))


class SavedFilter(models.Model):
    """A list of the desk as somebody likes to see it: `page` is the model ("partners.application"), `query`
    what the address of the list says after the question mark."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(max_length=100)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500)
    shared = models.BooleanField(_("shared with everybody at the desk"), default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "owner",
                "page",
                Lower("name"),
                name="saved_filter_name_once",
                violation_error_message=_("You keep a filter of this list under that name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list, so filtered."""
        app, _dot, model = self.page.partition(".")
        own = LISTS.get(self.page)
        return f"{reverse(own.url_name if own else f'admin:{app}_{model}_changelist')}?{self.query}"

"""What partners write in their own name and show once it is ready: whose it is, and who sees it."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.enums import Listing
from partners.models.organisation import Membership, Organisation
from partners.models.searched import Searched


class WrittenQuerySet(models.QuerySet[Any]):
    """`shown` are the states in which everybody reads it, `unseen` those that only its own people know."""

    shown: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ("draft",)

    def public(self) -> Self:
        """P5, P11: of organisations that are partners today and have a public page."""
        return self.filter(self._public())

    def visible_to(self, user: Any) -> Self:
        """The public ones, those of one's own organisations, and to the secretariat all but drafts."""
        if not user.is_authenticated:
            return self.filter(self._public())
        own = Membership.objects.current().filter(user=user).values("organisation")
        seen = self._public() | Q(organisation__in=own)
        if user.has_perm("partners.view_hidden_organisation"):
            seen |= self._to_secretariat()
        return self.filter(seen)

    def of_editor(self, user: Any) -> Self:
        """Those of the organisations that the person edits."""
        return self.filter(organisation__in=Organisation.objects.edited_by(user))

    def _to_secretariat(self) -> Q:
        return ~Q(state__in=self.unseen)

    def _public(self) -> Q:
        listed = Organisation.objects.partners().filter(listing=Listing.PUBLIC)
        return Q(state__in=self.shown, organisation__in=listed)


class Written(Searched):
    """By whom, about which topics and countries, in which revision."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("partner"), related_name="%(class)ss", on_delete=models.PROTECT
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    revision = models.PositiveIntegerField(default=0, editable=False)
    title = models.CharField(_("title"), max_length=200, blank=True)
    countries = models.ManyToManyField(
        "partners.Country", verbose_name=_("countries"), blank=True, related_name="+"
    )
    topics = models.ManyToManyField("partners.Topic", verbose_name=_("topics"), blank=True, related_name="+")

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return str(self.title or "") or str(_("Without a title yet"))

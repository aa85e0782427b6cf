"""What a partner would like to see in the newsletter."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import Listing
from partners.models import Organisation
from secretariat.enums import ContributionState

State = ContributionState


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def visible_to(self, user: Any) -> Self:
        """On the desk: an editor does not learn of a hidden organisation (P5)."""
        if user.has_perm("partners.view_hidden_organisation"):
            return self
        return self.exclude(organisation__listing=Listing.HIDDEN)


class Contribution(FSMModelMixin, models.Model):
    """A short text of a partner, in the languages it has. The secretariat takes it into an issue, where it
    edits its own copy, or declines it with a reason."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("partner"), related_name="contributions", on_delete=models.PROTECT
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), related_name="+", on_delete=models.PROTECT
    )
    state = StateField(
        _("state"), max_length=10, choices=State.choices, default=State.SUBMITTED, protected=True
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"), max_length=2000, blank=True)
    url = models.URLField(_("link"), blank=True, max_length=500)
    at = models.DateTimeField(_("submitted"), default=timezone.now, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution to the newsletter")
        verbose_name_plural = _("contributions to the newsletter")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.title)

    @transition(field=state, source=State.SUBMITTED, target=State.TAKEN)
    def take(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.DECLINED)
    def decline(self) -> None: ...

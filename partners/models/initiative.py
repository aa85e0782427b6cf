"""Initiatives and commitments of partners, and their yearly reports."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import InitiativeKind, InitiativeState, Listing
from partners.models.organisation import Membership, Organisation
from partners.models.searched import Searched
from partners.models.taken_down import Said, SaidQuerySet

State = InitiativeState
SHOWN = (State.PUBLISHED, State.ENDED)


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    shown = SHOWN

    def public(self) -> Self:
        """P5, P11: what lists, feeds, counts and mails tell. Of organisations that are partners today and
        have a public page; a name alone has no initiatives beside it."""
        listed = Organisation.objects.partners().filter(listing=Listing.PUBLIC)
        return self.filter(state__in=SHOWN, organisation__in=listed)

    def visible_to(self, user: Any) -> Self:
        """Those with a public page, those of one's own organisations, and to the secretariat all but drafts.
        What an organisation did before it left stays on record at its address (P6)."""
        public = Q(state__in=SHOWN, organisation__listing=Listing.PUBLIC)
        if not user.is_authenticated:
            return self.filter(public)
        own = Membership.objects.current().filter(user=user).values("organisation")
        seen = public | Q(organisation__in=own)
        if user.has_perm("partners.view_hidden_organisation"):
            seen |= ~Q(state=State.DRAFT)
        return self.filter(seen)


class Initiative(FSMModelMixin, Searched):
    """What a partner sets out to do, with what a SMART check asks: an aim, an indicator with its baseline and
    target, why it can be achieved, its resources and its dates."""

    searched = ("title", "aim")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("partner"), related_name="initiatives", on_delete=models.PROTECT
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=10)
    revision = models.PositiveIntegerField(default=0, editable=False)
    kind = models.CharField(
        _("kind"), max_length=10, choices=InitiativeKind.choices, default=InitiativeKind.COMMITMENT
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    aim = models.TextField(_("what will change, for whom"), blank=True, max_length=3000)
    indicator = models.CharField(_("indicator"), blank=True, max_length=300)
    baseline = models.CharField(_("baseline"), blank=True, max_length=200)
    target = models.CharField(_("target"), blank=True, max_length=200)
    achievable = models.TextField(_("why it can be achieved"), blank=True, max_length=2000)
    resources = models.TextField(_("resources"), blank=True, max_length=2000)
    standards = models.CharField(_("international standards that it promotes"), blank=True, max_length=300)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    countries = models.ManyToManyField("partners.Country", verbose_name=_("countries"), blank=True)
    topics = models.ManyToManyField("partners.Topic", verbose_name=_("topics"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering: ClassVar[list[str]] = ["-published_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-published_at", "-id"], name="initiative_newest")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="initiative_shown_has_its_dates",
                condition=~Q(state__in=SHOWN)
                | Q(starts_on__isnull=False, ends_on__gt=F("starts_on"), published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title or "") or str(_("Without a title yet"))

    def get_absolute_url(self) -> str:
        return reverse("partners:initiative", args=[self.public_id])

    @transition(field=state, source=State.DRAFT, target=State.PUBLISHED)
    def publish(self) -> None: ...

    @transition(field=state, source=State.PUBLISHED, target=State.ENDED)
    def end(self) -> None: ...

    @transition(field=state, source=[State.DRAFT, *SHOWN], target=State.WITHDRAWN)
    def withdraw(self) -> None: ...

    @transition(field=state, source=list(SHOWN), target=State.WITHDRAWN)
    def take_down(self) -> None: ...


class InitiativeReport(Said):
    """Once a year or more often: where the indicator stands, and what was done. Never edited: another
    follows. In the language of whoever wrote it; evidence is kept with it."""

    initiative = models.ForeignKey(Initiative, related_name="reports", on_delete=models.PROTECT)
    value = models.CharField(_("where the indicator stands"), max_length=200)
    text = models.TextField(_("what was done"), max_length=4000)
    language = models.CharField(max_length=2, default="fr")
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    reported_at = models.DateTimeField(_("reported"), default=timezone.now)

    objects = SaidQuerySet.as_manager()

    class Meta:
        verbose_name = _("report on an initiative")
        verbose_name_plural = _("reports on initiatives")
        ordering: ClassVar[list[str]] = ["initiative", "-reported_at", "-pk"]

    def __str__(self) -> str:
        return str(_("Report on “%(title)s”") % {"title": self.initiative})

    def get_absolute_url(self) -> str:
        return self.initiative.get_absolute_url()

    @property
    def organisation(self) -> Organisation:
        """Whose report it is."""
        return self.initiative.organisation

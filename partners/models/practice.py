"""Good practices: written by partners, read by the secretariat, endorsed and adopted by others."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import Listing, PracticeState
from partners.models.country import Country
from partners.models.organisation import Membership, Organisation
from partners.models.pilot import Pilot
from partners.models.searched import Searched
from partners.models.taken_down import Said, SaidQuerySet

State = PracticeState
EDITABLE = (State.DRAFT, State.RETURNED)


class PracticeQuerySet(models.QuerySet["GoodPractice"]):
    shown = (State.PUBLISHED,)

    def public(self) -> Self:
        """P5, P11: what lists, feeds, counts and mails tell. Of organisations that are partners today and
        have a public page."""
        listed = Organisation.objects.partners().filter(listing=Listing.PUBLIC)
        return self.filter(state=State.PUBLISHED, organisation__in=listed)

    def visible_to(self, user: Any) -> Self:
        """Those with a public page, those of one's own organisations, and to the secretariat all but drafts.
        What an organisation wrote before it left stays on record at its address (P6)."""
        public = Q(state=State.PUBLISHED, organisation__listing=Listing.PUBLIC)
        if not user.is_authenticated:
            return self.filter(public)
        own = Membership.objects.current().filter(user=user).values("organisation")
        seen = public | Q(organisation__in=own)
        if user.has_perm("partners.view_hidden_organisation"):
            seen |= ~Q(state=State.DRAFT)
        return self.filter(seen)


class GoodPractice(FSMModelMixin, Searched):
    """The problem, what was done, the result with its evidence, and where it could be scaled."""

    searched = ("title", "problem", "action", "result")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("partner"), related_name="practices", on_delete=models.PROTECT
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=10)
    revision = models.PositiveIntegerField(default=0, editable=False)
    title = models.CharField(_("title"), max_length=200, blank=True)
    problem = models.TextField(_("the problem"), blank=True, max_length=3000)
    action = models.TextField(_("what was done"), blank=True, max_length=3000)
    result = models.TextField(_("the result"), blank=True, max_length=3000)
    evidence = models.TextField(_("the evidence for it"), blank=True, max_length=2000)
    scaling = models.TextField(_("where it could be scaled"), blank=True, max_length=2000)
    countries = models.ManyToManyField(
        Country, verbose_name=_("countries where it was done"), blank=True, related_name="+"
    )
    topics = models.ManyToManyField("partners.Topic", verbose_name=_("topics"), blank=True)
    pilot = models.ForeignKey(
        Pilot,
        verbose_name=_("pilot that it came from"),
        related_name="practices",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    question = models.TextField(_("question of the secretariat"), blank=True, max_length=2000)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    # A correction is read like any practice, while the one that it corrects stands as it is.
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("practice that it corrects"),
        related_name="corrections",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
    )
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True, editable=False)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
        ordering: ClassVar[list[str]] = ["-published_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-published_at", "-id"], name="practice_newest")
        ]

    def __str__(self) -> str:
        return str(self.title or "") or str(_("Without a title yet"))

    def get_absolute_url(self) -> str:
        return reverse("partners:practice", args=[self.public_id])

    @transition(field=state, source=list(EDITABLE), target=State.SUBMITTED)
    def submit(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.RETURNED)
    def return_with_question(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.PUBLISHED)
    def publish(self) -> None: ...

    @transition(field=state, source=[*EDITABLE, State.SUBMITTED, State.PUBLISHED], target=State.WITHDRAWN)
    def withdraw(self) -> None: ...


class Endorsement(Said):
    """Another partner stands by a practice, in a few words."""

    practice = models.ForeignKey(GoodPractice, related_name="endorsements", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, related_name="+", on_delete=models.PROTECT)
    words = models.CharField(_("words"), max_length=500, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    objects = SaidQuerySet.as_manager()

    class Meta:
        verbose_name = _("endorsement of a practice")
        verbose_name_plural = _("endorsements of practices")
        ordering: ClassVar[list[str]] = ["given_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="practice_endorsed_once", fields=["practice", "organisation"]),
        ]

    def __str__(self) -> str:
        return str(_("Endorsement of “%(title)s”") % {"title": self.practice})

    def get_absolute_url(self) -> str:
        return self.practice.get_absolute_url()


class Adoption(Said):
    """ "We adopted this": by whom, and in which country. So it can be seen what was scaled."""

    practice = models.ForeignKey(GoodPractice, related_name="adoptions", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, related_name="+", on_delete=models.PROTECT)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), related_name="+", on_delete=models.PROTECT
    )
    words = models.CharField(_("words"), max_length=500, blank=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    told_at = models.DateTimeField(_("told"), default=timezone.now)

    objects = SaidQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption of a practice")
        verbose_name_plural = _("adoptions of practices")
        ordering: ClassVar[list[str]] = ["told_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="practice_adopted_once_a_country", fields=["practice", "organisation", "country"]
            ),
        ]

    def __str__(self) -> str:
        return str(_("Adoption of “%(title)s”") % {"title": self.practice})

    def get_absolute_url(self) -> str:
        return self.practice.get_absolute_url()

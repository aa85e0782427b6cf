"""The roadmap of a country: what it wants, and its priorities (F1, F5, F13)."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition
from guardian.models import UserObjectPermission

from alliance87.core.states import StateField
from partners.enums import Listing
from pathfinders.enums import OPEN, PathwayState, RoadmapState
from pathfinders.models.pathway import FocalPoint, Pathway
from pathfinders.validators import language_code

State = RoadmapState
HELD = (State.IN_FORCE, State.REPLACED)  # what a country carries out, and carried out before
SEEN_BY_GCM = (PathwayState.REVIEW, PathwayState.AGENDA, PathwayState.GRANTED)


class RoadmapQuerySet(models.QuerySet["Roadmap"]):
    def public(self) -> Self:
        """F4: from the grant on, and while the page of the State is public, as its status is (P5); what was
        replaced stays."""
        return self.filter(
            state__in=HELD,
            pathway__state=PathwayState.GRANTED,
            pathway__organisation__listing=Listing.PUBLIC,
        )

    def read_whole_by(self, user: Any) -> Self:
        """Those that the person reads with their restricted actions (F14): the country's own; for members of
        the GCG those that came to it or hold, for the monitoring group those that hold from the grant on, for
        neither those of a State that has left (F9, F11); all of them for the secretariat."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("pathfinders.read_all_roadmaps"):
            return self
        offices = FocalPoint.objects.at().filter(user=user)
        own = Q(pathway__in=offices.values("pathway")) | Q(pathway__in=_drafted_by(user))
        if user.has_perm("pathfinders.read_reviewed_roadmaps"):
            own |= Q(pathway__state__in=SEEN_BY_GCM, state__in=HELD)
            own |= Q(pathway__state__in=OPEN, versions__review__isnull=False)
        elif user.has_perm("pathfinders.read_granted_roadmaps"):
            own |= Q(pathway__state=PathwayState.GRANTED, state__in=HELD)
        return self.filter(pk__in=self.model.objects.filter(own).values("pk"))

    def visible_to(self, user: Any) -> Self:
        """Whatever part of it: the public ones, and those that the person reads whole."""
        whole = self.read_whole_by(user).values("pk")
        return self.filter(Q(pk__in=self.public().values("pk")) | Q(pk__in=whole))

    def current(self) -> Self:
        """Not replaced by a later one: of a way, one in force and one in the making at most."""
        return self.exclude(state=State.REPLACED)


def _drafted_by(user: Any) -> list[int]:
    """Ways on which the person was named as a drafter (one query)."""
    rows = UserObjectPermission.objects.filter(
        user=user, permission__codename="draft_roadmap", content_type__model="pathway"
    )
    return [int(pk) for pk in rows.values_list("object_pk", flat=True)]


class Roadmap(FSMModelMixin, models.Model):
    """As it is written now. What was handed in is in its versions, which do not change (F5)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(
        Pathway, verbose_name=_("country"), related_name="roadmaps", on_delete=models.PROTECT
    )
    state = StateField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, protected=True)
    title = models.CharField(_("title"), max_length=200)
    vision = models.TextField(_("vision"), blank=True, max_length=5000)
    language = models.CharField(
        _("language of the original"), max_length=16, default="fr", validators=[language_code]
    )
    summary = models.TextField(_("summary"), blank=True, max_length=5000)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("started"), default=timezone.now)
    in_force_at = models.DateTimeField(_("in force since"), null=True, blank=True)

    objects = RoadmapQuerySet.as_manager()

    class Meta:
        verbose_name = _("roadmap")
        verbose_name_plural = _("roadmaps")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="roadmap_ends_after_start",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="roadmap_one_in_the_making",
                fields=["pathway"],
                condition=Q(state__in=[State.DRAFT, State.SUBMITTED]),
            ),
            models.UniqueConstraint(
                name="roadmap_one_in_force", fields=["pathway"], condition=Q(state=State.IN_FORCE)
            ),
            models.CheckConstraint(
                name="roadmap_in_force_since_an_instant",
                condition=Q(state__in=[State.DRAFT, State.SUBMITTED], in_force_at__isnull=True)
                | Q(state__in=[State.IN_FORCE, State.REPLACED], in_force_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("pathfinders:roadmap", args=[self.public_id])

    @property
    def is_public(self) -> bool:
        """As `public()` says, for one that was read with its way and the partner."""
        in_force = self.state in HELD
        listed = self.pathway.organisation.listing == Listing.PUBLIC
        return in_force and listed and self.pathway.state == PathwayState.GRANTED

    @property
    def can_be_written(self) -> bool:
        """Nobody changes a text under the eyes of those who review it (F5). The first roadmap is written
        while the country prepares and drafts, a later one once the status is there."""
        stages = (PathwayState.PREPARATION, PathwayState.ROADMAP, PathwayState.GRANTED)
        return self.state == State.DRAFT and self.pathway.state in stages

    @transition(field=state, source=State.DRAFT, target=State.SUBMITTED)
    def submit(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.DRAFT)
    def reopen(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.IN_FORCE)
    def come_into_force(self) -> None: ...

    @transition(field=state, source=State.IN_FORCE, target=State.REPLACED)
    def replace(self) -> None: ...


class RoadmapPriority(models.Model):
    """A priority, which holds the actions."""

    roadmap = models.ForeignKey(Roadmap, related_name="priorities", on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True, max_length=3000)
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        ordering: ClassVar[list[str]] = ["roadmap", "order", "pk"]

    def __str__(self) -> str:
        return str(self.title)


class RoadmapVersion(models.Model):
    """What was handed in, as it was (F5). `round` counts the reviews by the GCG from 1. Triggers refuse
    changes."""

    roadmap = models.ForeignKey(Roadmap, related_name="versions", on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField(_("version"))
    round = models.PositiveSmallIntegerField(_("review round"), default=1)
    content: Any = models.JSONField()
    digest = models.CharField(max_length=64)
    submitted_at = models.DateTimeField(_("submitted"), default=timezone.now)
    submitted_by = models.ForeignKey("partners.User", null=True, related_name="+", on_delete=models.PROTECT)

    class Meta:
        verbose_name = _("version of a roadmap")
        verbose_name_plural = _("versions of roadmaps")
        ordering: ClassVar[list[str]] = ["roadmap", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="roadmap_version_once", fields=["roadmap", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.roadmap_id} v{self.number}"

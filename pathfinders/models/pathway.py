"""The way of one country, from its expression of interest on, and who speaks for it."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from pathfinders.enums import OPEN, PathwayState, StepKind

State = PathwayState
WITHDRAWABLE = tuple(state for state in OPEN if state != State.AGENDA)  # first it is taken off the agenda


class PathwayQuerySet(models.QuerySet["Pathway"]):
    def open(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(state__in=OPEN)


class Pathway(FSMModelMixin, models.Model):
    """One way of one country. `organisation` is the State as a partner (F15); of two ways of a country the
    earlier one was withdrawn. The status itself is a dated row of the partners, this is how it came about."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey(
        "partners.Country", verbose_name=_("country"), related_name="pathways", on_delete=models.PROTECT
    )
    organisation = models.ForeignKey(
        "partners.Organisation", verbose_name=_("partner"), related_name="pathways", on_delete=models.PROTECT
    )
    state = StateField(
        _("state"), max_length=12, choices=State.choices, default=State.INTEREST, protected=True
    )
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    ministry = models.CharField(_("ministry"), max_length=200, blank=True)
    letter_on = models.DateField(_("date of the letter"), null=True, blank=True)
    # The version of the accountability framework that the roadmap is checked against, as of its submission.
    framework = models.ForeignKey(
        "pathfinders.Framework", null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    # F4: what the decision to be taken recommends; none: the status is granted as it is.
    recommendations = models.TextField(_("recommendations"), blank=True, max_length=4000)
    effective_on = models.DateField(_("first day of the status"), null=True, blank=True)
    granted_at = models.DateTimeField(_("status granted"), null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = PathwayQuerySet.as_manager()

    class Meta:
        verbose_name = _("way of a country")
        verbose_name_plural = _("ways of countries")
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="pathway_open_once_a_country", fields=["country"], condition=Q(state__in=OPEN)
            ),
            # A State that was a pathfinder before the portal was there has neither (see `StatusKind`).
            models.CheckConstraint(
                name="pathway_granted_by_a_decision",
                condition=Q(granted_at__isnull=True, decision="")
                | (Q(granted_at__isnull=False) & ~Q(decision="")),
            ),
            models.CheckConstraint(
                name="pathway_withdrawn_at_an_instant",
                condition=Q(state=State.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
            ),
        ]
        permissions: ClassVar[list[tuple[str, Any]]] = [("draft_roadmap", "May draft the roadmap")]

    def __str__(self) -> str:
        return str(self.country)

    def get_absolute_url(self) -> str:
        return reverse("pathfinders:pathway", args=[self.public_id])

    def get_status_url(self) -> str:
        """The public page of the status."""
        return reverse("pathfinders:status", args=[self.organisation.slug])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @transition(field=state, source=State.INTEREST, target=State.GRANTED)
    def recognise(self) -> None:
        """For a State that had the status before the portal was there."""

    @transition(field=state, source=State.INTEREST, target=State.PREPARATION)
    def prepare(self) -> None: ...

    @transition(field=state, source=State.PREPARATION, target=State.ROADMAP)
    def draft(self) -> None: ...

    @transition(field=state, source=State.ROADMAP, target=State.CHECK)
    def submit(self) -> None: ...

    @transition(field=state, source=State.CHECK, target=State.REVIEW)
    def send_to_review(self) -> None: ...

    @transition(field=state, source=State.REVIEW, target=State.AGENDA)
    def put_on_agenda(self) -> None: ...

    @transition(field=state, source=State.AGENDA, target=State.REVIEW)
    def wait_again(self) -> None: ...

    @transition(field=state, source=[State.CHECK, State.REVIEW, State.AGENDA], target=State.ROADMAP)
    def return_to_country(self) -> None: ...

    @transition(field=state, source=State.AGENDA, target=State.GRANTED)
    def grant(self) -> None: ...

    @transition(field=state, source=list(WITHDRAWABLE), target=State.WITHDRAWN)
    def withdraw(self) -> None: ...


class PathwayStep(models.Model):
    """Something that happened on the way, once and for good. `note` is what was said with it to the country,
    `reference` the symbol of a decision or the mark of a letter."""

    pathway = models.ForeignKey(Pathway, related_name="steps", on_delete=models.PROTECT)
    kind = models.CharField(_("step"), max_length=14, choices=StepKind.choices)
    at = models.DateTimeField(_("at"), default=timezone.now)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT)
    note = models.TextField(_("note"), blank=True, max_length=4000)
    reference = models.CharField(_("reference"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("step on the way of a country")
        verbose_name_plural = _("steps on the ways of countries")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pathway_id}"


class FocalPointQuerySet(models.QuerySet["FocalPoint"]):
    def at(self, instant: datetime | None = None) -> Self:
        """Those in office at the instant, now by default, of ways that were not withdrawn."""
        moment = instant or timezone.now()
        ended = Q(until__isnull=True) | Q(until__gt=moment)
        return self.filter(ended, since__lte=moment, pathway__state__in=OPEN)


class FocalPoint(models.Model):
    """A person who speaks for the country on its way, from an instant to an instant (F11)."""

    pathway = models.ForeignKey(Pathway, related_name="focal_points", on_delete=models.PROTECT)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        related_name="pathfinder_offices",
        on_delete=models.PROTECT,
    )
    ministry = models.CharField(_("ministry"), max_length=200)
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = FocalPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("focal point of a country")
        verbose_name_plural = _("focal points of countries")
        ordering: ClassVar[list[str]] = ["since", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="focal_point_ends_after_start",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                name="focal_point_current_once", fields=["pathway", "user"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.pathway_id}"

"""What a country does, with whom, by when, and how one will know (F9, F14)."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import RoadmapState, Visibility
from pathfinders.models.pathway import Pathway
from pathfinders.models.roadmap import Roadmap, RoadmapPriority
from pathfinders.validators import currency_code, short_code

YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class RoadmapActionQuerySet(models.QuerySet["RoadmapAction"]):
    def public(self) -> Self:
        """F14: of roadmaps that are public, without the restricted ones. What the roadmap in force restricts
        is withheld in those that it replaced, too."""
        public = Roadmap.objects.public()
        withheld = self.model.objects.filter(
            roadmap__pathway=OuterRef("roadmap__pathway"),
            roadmap__state=RoadmapState.IN_FORCE,
            visibility=Visibility.RESTRICTED,
            code=OuterRef("code"),
        )
        seen = self.filter(roadmap__in=public.values("pk"), visibility=Visibility.PUBLIC)
        return seen.exclude(Exists(withheld))

    def visible_to(self, user: Any) -> Self:
        """The public ones, and all of the roadmaps that the person reads whole."""
        whole = Roadmap.objects.read_whole_by(user)
        return self.filter(Q(pk__in=self.public().values("pk")) | Q(roadmap__in=whole.values("pk")))


def _bodies(group: Any) -> Any:
    return models.TextField(group, blank=True, max_length=1000, help_text=_("One name a line."))


class RoadmapAction(models.Model):
    """One action of a priority. Responsible bodies stand one a line, by stakeholder group."""

    roadmap = models.ForeignKey(Roadmap, related_name="actions", on_delete=models.CASCADE)
    priority = models.ForeignKey(
        RoadmapPriority, verbose_name=_("priority"), related_name="actions", on_delete=models.CASCADE
    )
    order = models.PositiveSmallIntegerField(default=1, editable=False)
    code = models.CharField(_("code"), max_length=20, validators=[short_code])
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True, max_length=5000)
    by_government = _bodies(_("responsible: government"))
    by_workers = _bodies(_("responsible: workers’ organisations"))
    by_employers = _bodies(_("responsible: employers’ organisations"))
    by_ngo = _bodies(_("responsible: non-governmental organisations"))
    by_un = _bodies(_("responsible: United Nations"))
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    budget = models.DecimalField(
        _("budget"), max_digits=15, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    funded = models.DecimalField(
        _("funded"), max_digits=15, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True, validators=[currency_code])
    beneficiaries = models.CharField(_("beneficiaries"), max_length=500, blank=True)
    geography = models.CharField(_("where"), max_length=500, blank=True)
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    sdg_indicators = models.JSONField(_("SDG indicators"), default=list, blank=True)
    conventions = models.JSONField(_("conventions"), default=list, blank=True)
    depends_on: Any = models.ManyToManyField(
        "self",
        verbose_name=_("comes after"),
        symmetrical=False,
        related_name="needed_by",
        blank=True,
    )
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = RoadmapActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action of a roadmap")
        verbose_name_plural = _("actions of roadmaps")
        ordering: ClassVar[list[str]] = ["roadmap", "priority__order", "order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="action_code_once_a_roadmap", fields=["roadmap", "code"]),
            models.CheckConstraint(
                name="action_ends_after_start",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="action_money_has_a_currency",
                condition=Q(budget__isnull=True, funded__isnull=True) | ~Q(currency=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Indicator(models.Model):
    """How one will know that an action works. `follow_up` is the promise of a decision that it fulfils
    (N14)."""

    action = models.ForeignKey(RoadmapAction, related_name="indicators", on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(default=1, editable=False)
    code = models.CharField(_("code"), max_length=20, validators=[short_code])
    name = models.CharField(_("indicator"), max_length=300)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    baseline = models.DecimalField(_("baseline"), max_digits=15, decimal_places=4, null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the baseline"), null=True, blank=True, validators=YEARS
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    follow_up = models.ForeignKey(
        "gcm.FollowUp",
        verbose_name=_("follow-up action of a decision"),
        null=True,
        blank=True,
        related_name="indicators",
        on_delete=models.SET_NULL,
    )

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering: ClassVar[list[str]] = ["action", "order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="indicator_code_once_an_action", fields=["action", "code"]),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def pathway(self) -> Pathway:
        return self.action.roadmap.pathway

    def latest_values(self) -> list["IndicatorValue"]:
        """What counts for each year, the earliest first."""
        found = {each.year: each for each in self.values.all()}
        return [found[year] for year in sorted(found)]


class IndicatorTarget(models.Model):
    """What is to be reached by the end of a year."""

    indicator = models.ForeignKey(Indicator, related_name="targets", on_delete=models.CASCADE)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    value = models.DecimalField(_("value"), max_digits=15, decimal_places=4)

    class Meta:
        verbose_name = _("target of an indicator")
        verbose_name_plural = _("targets of indicators")
        ordering: ClassVar[list[str]] = ["indicator", "year"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="target_once_a_year", fields=["indicator", "year"]),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"


class IndicatorValue(models.Model):
    """What was measured for a year. A value that is put right is another row: the latest one counts, the
    older ones stay."""

    indicator = models.ForeignKey(Indicator, related_name="values", on_delete=models.CASCADE)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    value = models.DecimalField(_("value"), max_digits=15, decimal_places=4)
    source = models.CharField(_("source"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        ordering: ClassVar[list[str]] = ["indicator", "year", "recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"

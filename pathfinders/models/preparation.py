"""What a country prepares before its roadmap: who steers it at home, who is concerned, how things stand, and
the workshops (F1, F7)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import MappedKind, NationalGroup
from pathfinders.models.pathway import Pathway


class NationalCommittee(models.Model):
    """The body at home that steers the roadmap."""

    pathway = models.OneToOneField(Pathway, related_name="committee", on_delete=models.PROTECT)
    name = models.CharField(_("name"), max_length=200)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    instrument = models.CharField(
        _("instrument"), max_length=300, blank=True, help_text=_("The decree or letter that established it.")
    )
    terms = models.TextField(_("what it is charged with"), blank=True, max_length=3000)

    class Meta:
        verbose_name = _("national committee")
        verbose_name_plural = _("national committees")

    def __str__(self) -> str:
        return self.name


class MappedBody(models.Model):
    """A stakeholder or a mechanism that the country has mapped."""

    pathway = models.ForeignKey(Pathway, related_name="mapped", on_delete=models.PROTECT)
    kind = models.CharField(_("kind"), max_length=12, choices=MappedKind.choices)
    group = models.CharField(_("stakeholder group"), max_length=14, choices=NationalGroup.choices)
    name = models.CharField(_("name"), max_length=200)
    does = models.CharField(_("what it does on target 8.7"), max_length=500, blank=True)
    on_committee = models.BooleanField(_("member of the national committee"), default=False)

    class Meta:
        verbose_name = _("stakeholder or mechanism")
        verbose_name_plural = _("stakeholders and mechanisms")
        ordering: ClassVar[list[str]] = ["kind", "group", "name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="mapped_once_a_way", fields=["pathway", "kind", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class SituationAnalysis(models.Model):
    """How things stand in the country; the document itself is an upload."""

    pathway = models.OneToOneField(Pathway, related_name="analysis", on_delete=models.PROTECT)
    completed_on = models.DateField(_("completed on"))
    summary = models.TextField(_("summary"), max_length=5000)
    sources = models.TextField(_("sources"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("situation analysis")
        verbose_name_plural = _("situation analyses")

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.completed_on}"


class Workshop(models.Model):
    """A strategic planning workshop (F1), from its first day to its last; the report is an upload."""

    pathway = models.ForeignKey(Pathway, related_name="workshops", on_delete=models.PROTECT)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=200)
    purpose = models.CharField(_("what it was about"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    class Meta:
        verbose_name = _("strategic planning workshop")
        verbose_name_plural = _("strategic planning workshops")
        ordering: ClassVar[list[str]] = ["starts_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="workshop_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.place


class WorkshopGroup(models.Model):
    """A stakeholder group at a workshop: how many people, and for which organisations. No names of people."""

    workshop = models.ForeignKey(Workshop, related_name="groups", on_delete=models.CASCADE)
    group = models.CharField(_("stakeholder group"), max_length=14, choices=NationalGroup.choices)
    people = models.PositiveSmallIntegerField(_("participants"))
    organisations = models.CharField(_("organisations"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("stakeholder group at a workshop")
        verbose_name_plural = _("stakeholder groups at workshops")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="workshop_group_once", fields=["workshop", "group"]),
            models.CheckConstraint(name="workshop_group_has_people", condition=Q(people__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.workshop_id}"

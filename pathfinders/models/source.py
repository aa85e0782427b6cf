"""Where figures come from, and each time they were brought in (F12)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import NEVER_SHOWN, SourceKind


class DataSourceQuerySet(models.QuerySet["DataSource"]):
    def approved(self) -> Self:
        """Those whose figures are shown."""
        return self.filter(approved_at__isnull=False)


class DataSource(models.Model):
    """An institution's data set. Nothing of it is shown before the secretariat has approved it."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("whose it is"), max_length=10, choices=SourceKind.choices)
    address = models.URLField(_("address"), max_length=300, blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("Under which terms the figures may be shown again."),
    )
    licence_address = models.URLField(_("address of the licence"), max_length=300, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        on_delete=models.PROTECT,
    )

    objects = DataSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of data")
        verbose_name_plural = _("sources of data")
        ordering: ClassVar[list[str]] = ["slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="source_approved_by_somebody",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="source_is_approved_with_its_licence",
                condition=Q(approved_at__isnull=True) | ~Q(licence=""),
            ),
            models.CheckConstraint(
                name="source_of_another_government_is_never_shown",
                condition=Q(approved_at__isnull=True) | ~Q(kind__in=NEVER_SHOWN),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None


class ImportRun(models.Model):
    """One file that was brought in: which bytes, from where, by whom, and what changed."""

    source = models.ForeignKey(
        DataSource, verbose_name=_("source of data"), related_name="runs", on_delete=models.PROTECT
    )
    adapter = models.CharField(_("format"), max_length=40)
    digest = models.CharField(_("SHA-256 of the file"), max_length=64)
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    retrieved_on = models.DateField(_("retrieved"))
    imported_at = models.DateTimeField(_("imported"), default=timezone.now)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("imported by"), related_name="+", on_delete=models.PROTECT
    )
    created = models.PositiveIntegerField(_("new values"))
    changed = models.PositiveIntegerField(_("changed values"))
    same = models.PositiveIntegerField(_("values as they were"))
    left_out = models.PositiveIntegerField(_("rows left out"))

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering: ClassVar[list[str]] = ["-imported_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source_id} {self.digest[:12]}"

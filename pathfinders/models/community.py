"""The space of the focal points: questions, practices linked to countries, the yearly workshop (F16)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import ThreadKind
from pathfinders.models.pathway import Pathway


class Thread(models.Model):
    """A question to peers or a practice, with what the others write below it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ThreadKind.choices)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), max_length=5000)
    language = models.CharField(_("language"), max_length=2)
    pathway = models.ForeignKey(  # the country of the author; none for the secretariat
        Pathway, null=True, related_name="threads", on_delete=models.PROTECT
    )
    countries = models.ManyToManyField(
        "partners.Country", verbose_name=_("countries"), blank=True, related_name="+"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)

    class Meta:
        verbose_name = _("thread of the community")
        verbose_name_plural = _("threads of the community")
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pathfinders:thread", args=[self.public_id])


class Post(models.Model):
    """An answer in a thread."""

    thread = models.ForeignKey(Thread, related_name="posts", on_delete=models.CASCADE)
    pathway = models.ForeignKey(Pathway, null=True, related_name="+", on_delete=models.PROTECT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    text = models.TextField(_("text"), max_length=5000)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("answer in the community")
        verbose_name_plural = _("answers in the community")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.at}"


class CommunityWorkshop(models.Model):
    """The yearly workshop of the pathfinder countries. `sequence` rises with each change of what a calendar
    keeps (T7)."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    starts_on = models.DateField(_("first day"))
    place = models.CharField(_("place"), max_length=200)
    subject = models.CharField(_("subject"), max_length=300)
    link = models.URLField(_("address"), blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("yearly workshop of the community")
        verbose_name_plural = _("yearly workshops of the community")
        ordering: ClassVar[list[str]] = ["-year"]

    def __str__(self) -> str:
        return f"{self.year} {self.place}"

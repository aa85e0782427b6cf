"""What the secretariat writes for the site: news and pages, their versions, their former addresses."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from secretariat.enums import TextKind
from secretariat.models.event import PublishedQuerySet

FIELDS = ("title", "lead", "body")  # what is written of a text, in each language
ABOUT = "about"  # the page at this address stands in the place of the one that the portal ships with


class OfKind(models.Manager.from_queryset(PublishedQuerySet)):  # type: ignore[misc]
    """The texts of one kind."""

    def __init__(self, kind: TextKind) -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> models.QuerySet["News"]:
        found: models.QuerySet[News] = super().get_queryset()
        return found.filter(kind=self.kind)


class News(models.Model):
    """A draft without `publish_at`, scheduled while that lies ahead. Title, texts and address are those that
    are public, or the last ones of a draft; each saving is a `NewsVersion`, and one that is newer than
    `public_revision` waits for a second person. The texts are HTML that was cleaned."""

    kind = models.CharField(max_length=4, choices=TextKind.choices, default=TextKind.NEWS, editable=False)
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("in short"), max_length=600)
    body = models.TextField(_("text"), blank=True)
    publish_at = models.DateTimeField(_("published from"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    public_revision = models.PositiveIntegerField(null=True, editable=False)
    order = models.PositiveSmallIntegerField(
        _("place"), null=True, blank=True, help_text=_("Of a page, in the list on the page of the Alliance.")
    )
    changed_by = models.ForeignKey(  # whoever changed it last: somebody else publishes it
        settings.AUTH_USER_MODEL, null=True, editable=False, related_name="+", on_delete=models.SET_NULL
    )
    preview_key = models.UUIDField(default=uuid.uuid4, editable=False)
    search_text = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects: ClassVar[Any] = OfKind(TextKind.NEWS)
    of_every_kind = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
        ordering: ClassVar[list[str]] = ["-publish_at", "-pk"]
        base_manager_name = "of_every_kind"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="news_published_is_a_version",
                condition=Q(publish_at__isnull=True) | Q(public_revision__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_published(self) -> bool:
        return self.publish_at is not None and self.publish_at <= timezone.now()

    @property
    def has_newer(self) -> bool:
        """A version that the public does not read yet waits beside the one it reads."""
        return self.publish_at is not None and self.revision != self.public_revision

    def get_absolute_url(self) -> str:
        return reverse("secretariat:news_item", args=[self.slug])


class Page(News):
    """A page that stands, without a day."""

    objects: ClassVar[Any] = OfKind(TextKind.PAGE)

    class Meta:
        proxy = True
        base_manager_name = "objects"
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering: ClassVar[list[str]] = ["order", "slug"]

    def get_absolute_url(self) -> str:
        if self.slug == ABOUT:
            return reverse("secretariat:about")
        return reverse("secretariat:page", args=[self.slug])


class NewsVersion(models.Model):
    """A text as somebody saved it; never changed."""

    news = models.ForeignKey(News, related_name="versions", on_delete=models.PROTECT)
    number = models.PositiveIntegerField(_("number"))
    slug = models.SlugField(_("address"), max_length=90)
    title = models.CharField(_("title"), max_length=200, blank=True)
    lead = models.TextField(_("in short"), max_length=600, blank=True)
    body = models.TextField(_("text"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="news_version_once_a_number", fields=["news", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class FormerAddress(models.Model):
    """Links that were shared go on working."""

    slug = models.SlugField(max_length=90, unique=True)
    news = models.ForeignKey(News, related_name="former_addresses", on_delete=models.CASCADE)

    def __str__(self) -> str:
        return self.slug

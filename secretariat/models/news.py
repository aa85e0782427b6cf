"""News of the Alliance, and the addresses that they once had."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from secretariat.models.event import PublishedQuerySet


class News(models.Model):
    """A draft without `publish_at`, scheduled while that lies ahead. The texts are HTML that was cleaned."""

    slug = models.SlugField(_("address"), max_length=90, unique=True)
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("in short"), max_length=600)
    body = models.TextField(_("text"), blank=True)
    publish_at = models.DateTimeField(_("published from"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    changed_by = models.ForeignKey(  # whoever changed it last: somebody else publishes it
        settings.AUTH_USER_MODEL, null=True, editable=False, related_name="+", on_delete=models.SET_NULL
    )
    search_text = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
        ordering: ClassVar[list[str]] = ["-publish_at", "-pk"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_published(self) -> bool:
        return self.publish_at is not None and self.publish_at <= timezone.now()

    def get_absolute_url(self) -> str:
        return reverse("secretariat:news_item", args=[self.slug])


class FormerAddress(models.Model):
    """Links that were shared go on working."""

    slug = models.SlugField(max_length=90, unique=True)
    news = models.ForeignKey(News, related_name="former_addresses", on_delete=models.CASCADE)

    def __str__(self) -> str:
        return self.slug

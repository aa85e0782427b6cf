from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> "TaskQuerySet":
        """Not yet closed; the most pressing first, then the longest waiting."""
        return self.filter(closed_at=None).order_by(F("due_at").asc(nulls_last=True), "opened_at", "pk")


class Task(models.Model):
    """Something that waits for a person, or for whoever holds a role. One is open per kind, subject
    and assignee."""

    kind = models.CharField(_("kind"), max_length=100)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    subject = GenericForeignKey("content_type", "object_id")
    role = models.CharField(_("role"), max_length=50, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="tasks",
    )
    title = models.CharField(_("title"), max_length=200)  # a msgid: shown in the reader's language
    note = models.CharField(_("context"), max_length=300, blank=True)  # a msgid too, with the same params
    params = models.JSONField(default=dict, blank=True)
    url_name = models.CharField(max_length=100, blank=True)
    url_kwargs = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects: ClassVar[models.Manager["Task"]] = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["role", "due_at"], condition=Q(closed_at=None), name="task_open_by_role"),
            models.Index(fields=["content_type", "object_id"], name="task_subject"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(Q(role="") & Q(user__isnull=False)) | (~Q(role="") & Q(user=None)),
                name="task_waits_for_a_role_or_a_person",
            ),
            models.UniqueConstraint(
                fields=["kind", "content_type", "object_id", "role"],
                condition=Q(closed_at=None, user=None),
                name="task_open_once_by_role",
            ),
            models.UniqueConstraint(
                fields=["kind", "content_type", "object_id", "user"],
                condition=Q(closed_at=None, user__isnull=False),
                name="task_open_once_by_person",
            ),
        ]

    def __str__(self) -> str:
        return self.title_text

    @property
    def title_text(self) -> str:
        """The title in the active language."""
        return str(gettext(self.title) % self._filling)

    @property
    def note_text(self) -> str:
        """A line of context in the active language, or nothing."""
        return str(gettext(self.note) % self._filling) if self.note else ""

    @property
    def _filling(self) -> dict[str, Any]:
        language = get_language() or settings.LANGUAGE_CODE
        return {
            key: value.get(language, "") if isinstance(value, dict) else value
            for key, value in self.params.items()
        }

    @property
    def is_overdue(self) -> bool:
        return self.due_at is not None and self.closed_at is None and self.due_at < timezone.now()

    def get_absolute_url(self) -> str:
        """Where the task is done, under the active language; "" when there is no such page."""
        return reverse(self.url_name, kwargs=self.url_kwargs) if self.url_name else ""

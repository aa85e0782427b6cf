"""The secret address under which a person's own calendar is read by their calendar program."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class CalendarKey(models.Model):
    """Only a digest of the key is kept: whoever reads the database reads nobody's calendar."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.user_id}"

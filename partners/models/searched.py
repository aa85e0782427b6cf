"""Records that lists find by the words of their texts, in any language and without regard to accents."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models

from alliance87.core.text import fold
from partners.models.organisation import LANGUAGES


class Searched(models.Model):
    """`searched` are the texts that are looked in; what they say is kept folded with the record."""

    searched: ClassVar[tuple[str, ...]] = ("title",)
    search_text = models.TextField(editable=False, default="")

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.search_text = self.folded_texts()
        also = {"search_text", *update_fields} if update_fields else update_fields
        super().save(*args, update_fields=also, **kwargs)

    def folded_texts(self) -> str:
        names = [f"{name}_{code}" for name in self.searched for code in LANGUAGES]
        return fold(" ".join(getattr(self, name) or "" for name in names))

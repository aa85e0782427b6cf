"""A text with few kinds of formatting."""

from typing import Any

from django.utils.html import linebreaks
from django_prose_editor.fields import ProseEditorFormField

from alliance87.core.text import without_controls

WRITING = {
    "extensions": dict.fromkeys(["Bold", "Italic", "BulletList", "OrderedList", "ListItem", "Link"], True)
}


class ProseField(ProseEditorFormField):  # type: ignore[misc]
    """What is typed without script and without a tag becomes paragraphs."""

    def __init__(self, **options: Any) -> None:
        super().__init__(config=WRITING, sanitize=True, **options)

    def clean(self, value: Any) -> str:
        typed = without_controls(str(value or "")).strip()
        if typed and "<" not in typed:
            typed = linebreaks(typed, autoescape=True)
        return str(super().clean(typed))

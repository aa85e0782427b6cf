from django import template

from alliance87.core.plain_text import plain_text

register = template.Library()


@register.filter
def as_plain_text(html: str) -> str:
    """What was written with formatting, for a mail without."""
    return plain_text(html or "")


@register.filter
def underlined(title: str) -> str:
    """A heading in a text without formatting."""
    return f"{title}\n{'-' * len(title)}"

"""From a caller's templates to subject, text and HTML in one language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alliance87.core.mailing import links
from alliance87.core.mailing.placeholders import Personal, placeholder
from alliance87.core.mailing.values import Opening


@dataclass(frozen=True)
class Rendered:
    subject: str
    why: str
    text: str
    html: str


def render(
    template: str,
    context: dict[str, Any],
    *,
    language: str,
    why: Any,
    marker: str,
    is_list: bool,
    manage: str = "",
    opening: Opening | None = None,
) -> Rendered:
    """Render `<template>.subject.txt`, `.txt` and `.html` in that language, dates in the portal's zone;
    `manage` names the page on which readers of the list change what they get, `opening` has other words than
    those that the template begins with.

    Raises TemplateDoesNotExist when one of the three is missing.
    """
    with translation.override(language), timezone.override(None):
        values = {
            **context,
            "SITE_URL": settings.SITE_URL,
            "DEMO": settings.DEMO,
            "language": language,
            "greeting": placeholder(marker, "greeting"),
            "personal": Personal(marker),
            "unsubscribe_url": links.page(links.UNSUBSCRIBE, placeholder(marker, "token")) if is_list else "",
            "manage_url": links.page(manage, placeholder(marker, "token")) if manage else "",
            "why": str(why),
            "opening": opening,
        }
        values["subject"] = _subject(template, values)
        # A block of a template that stands empty leaves no gap.
        text = re.sub(r"\n{3,}", "\n\n", _plain(f"{template}.txt", values)).strip() + "\n"
        html = get_template(f"{template}.html").render(values)
        return Rendered(_marked(values["subject"]), values["why"], text, inline(html))


def _subject(template: str, values: dict[str, Any]) -> str:
    opening: Opening | None = values["opening"]
    return " ".join((opening.subject if opening else _plain(f"{template}.subject.txt", values)).split())


def _marked(subject: str) -> str:
    return _("[Demonstration] %(subject)s") % {"subject": subject} if settings.DEMO else subject


def _plain(name: str, values: dict[str, Any]) -> str:
    """A text is no HTML: an apostrophe stays one."""
    backend: Any = get_template(name)
    return str(backend.template.render(Context(values, autoescape=False)))


def inline(html: str) -> str:
    """Rules into `style` attributes, because mail clients drop style sheets; what cannot be inlined
    (narrow screens, dark mode) stays in the head for the clients that read it."""
    return str(_inliner().inline(html.replace("</head>", f"<style>{_css('screen.css')}</style></head>", 1)))


@cache
def _inliner() -> Any:
    import css_inline  # whoever only sends what was rendered does not need it

    return css_inline.CSSInliner(
        extra_css=_css("mail.css"),
        inline_style_tags=False,
        keep_style_tags=True,
        load_remote_stylesheets=False,
        apply_width_attributes=True,
    )


@cache
def _css(name: str) -> str:
    return (Path(__file__).parent / "css" / name).read_text(encoding="utf-8")

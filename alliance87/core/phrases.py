"""Phrases put together in code, with what a language puts between their parts."""

from typing import Any

from django.utils.translation import gettext


def with_colon(label: Any, words: Any) -> str:
    """“Title: too long”, with the space that a language puts before its colon."""
    return gettext("%(label)s: %(words)s") % {"label": label, "words": words}

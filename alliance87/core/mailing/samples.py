"""How a mail reads that nobody gets."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.html import escape

from alliance87.core.mailing.compose import greeting
from alliance87.core.mailing.openings import OpenMail, Say
from alliance87.core.mailing.placeholders import placeholder
from alliance87.core.mailing.render import Rendered, render

MARKER = "sample"


def sample_of(mail: OpenMail, language: str, say: Say | None = None) -> Rendered:
    """The whole mail in that language by its own templates, with its samples; with the words that ship when
    `say` is None. Raises what `say` raises."""
    with translation.override(language):
        sample = mail.sample()
        values = {"greeting": greeting(sample.name, language)}
        values |= {f"personal-{name}": value for name, value in sample.personal.items()}
    opening = say(language, mail.values(sample.context, language)) if say else None
    made = render(
        mail.template,
        sample.context,
        language=language,
        why=mail.why,
        marker=MARKER,
        is_list=False,
        opening=opening,
    )
    html = {name: escape(value) for name, value in values.items()}
    return Rendered(made.subject, made.why, _filled(made.text, values), _filled(made.html, html))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(placeholder(MARKER, name), value)
    return text

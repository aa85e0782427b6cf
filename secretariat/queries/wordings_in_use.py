"""Which templates mails that leave by themselves begin with, and how such a mail then reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from alliance87.core.languages import LANGUAGES
from alliance87.core.mailing.openings import OpenMail, Say, open_mails
from alliance87.core.mailing.values import Opening
from secretariat.models import WordingUse, WordingVersion
from secretariat.queries.wordings import blocks_of, fill, plain, used_in


class UnfilledError(Exception):
    """A variable of the text has no value in this mail."""


@dataclass(frozen=True)
class Led:
    """A mail that leaves by itself, with the use of a template that it begins with, if any."""

    mail: OpenMail
    use: WordingUse | None


def led_mails(purpose: str | None = None) -> list[Led]:
    """The mails of the kind of template, or all. One query."""
    mails = open_mails(purpose)
    uses = WordingUse.objects.filter(ended_at=None, mail__in=[each.kind for each in mails])
    known = {each.mail: each for each in uses.select_related("version__wording", "put_by")}
    return [Led(each, known.get(each.kind)) for each in mails]


def version_in_use(kind: str) -> WordingVersion | None:
    """What the mail begins with now; None while it begins as it ships. One query."""
    use = WordingUse.objects.filter(ended_at=None, mail=kind).select_related("version").first()
    return use.version if use else None


def unfillable(version: WordingVersion, mail: OpenMail) -> list[str]:
    """The variables of the version that the mail has no value for, in any language."""
    found = {
        name
        for code in LANGUAGES
        for field in ("subject", "body")
        for name in used_in(getattr(version, f"{field}_{code}") or "")
    }
    return sorted(found - mail.variables)


def say_with(version: WordingVersion, mail: OpenMail) -> Say:
    """How the mail begins with the version. A paragraph that holds nothing but what the mail says itself is
    left out, and not said twice. What it answers raises UnfilledError for a variable without a value."""

    def say(language: str, values: Mapping[str, str]) -> Opening:
        body = _without(getattr(version, f"body_{language}"), mail.says)
        blocks = blocks_of(_filled(body, values))
        html = render_to_string("secretariat/letters/blocks.html", {"blocks": blocks})
        return Opening(_filled(getattr(version, f"subject_{language}"), values), plain(blocks), html)

    return say


def _without(body: str, says: frozenset[str]) -> str:
    paragraphs = body.replace("\r\n", "\n").split("\n\n")
    alone = {f"[[{name}]]" for name in says}
    return "\n\n".join(each for each in paragraphs if "".join(each.split()) not in alone)


def _filled(text: str, values: Mapping[str, Any]) -> str:
    missing = [name for name in used_in(text) if not values.get(name)]
    if missing:
        raise UnfilledError(", ".join(missing))
    return fill(text, values)

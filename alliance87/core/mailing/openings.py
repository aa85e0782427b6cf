"""Other words for mails that leave by themselves: the app that sends a mail says which variables it can
fill, and one source, asked when the mail is frozen, may put its own subject and opening in place of what
ships. Whatever else the mail says stands in its own template, which no source touches."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.mailing.render import Rendered
from alliance87.core.mailing.values import Opening

log = logging.getLogger(__name__)
Context = Mapping[str, Any]
Say = Callable[[str, Mapping[str, str]], Opening]  # of a language, and the values by names of variables


@dataclass(frozen=True)
class Sample:
    """A mail that nobody gets: what its template is given, and what stands for a recipient of that name."""

    context: dict[str, Any]
    personal: Mapping[str, str] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class OpenMail:
    """A mail that may begin with other words. `kind` is that of its mailings; `purpose` says what sort of
    text it is, in a word that the source knows too. `fills`: what it puts for a variable, in the active
    language, read from what its template is given. `says`: variables whose words its template has."""

    kind: str
    purpose: str
    label: Any  # a lazy translation
    template: str
    why: Any
    fills: Mapping[str, Callable[[Context], Any]]
    sample: Callable[[], Sample]
    says: frozenset[str] = frozenset()

    @property
    def variables(self) -> frozenset[str]:
        """All that it can fill."""
        return frozenset({*ALWAYS, *self.fills})

    def values(self, context: Context, language: str) -> dict[str, str]:
        """By names of variables, instants in the zone of the portal unless the mail says another."""
        with translation.override(language), timezone.override(None):
            return {name: str(read(context)) for name, read in {**ALWAYS, **self.fills}.items()}


class Source(Protocol):
    def say_of(self, mail: OpenMail) -> Say | None:
        """How the mail begins; None while it begins as it ships. One query."""

    def failed(self, mail: OpenMail, language: str, error: Exception) -> None:
        """Its words could not be used, and the mail leaves with those that ship."""


# The day in Geneva, and who signs what nobody signed.
ALWAYS: Mapping[str, Callable[[Context], Any]] = {
    "today": lambda context: date_format(today_in_geneva(), "DATE_FORMAT"),
    "signatory": lambda context: _("The secretariat of Alliance 8.7"),
}
_mails: dict[str, OpenMail] = {}
_sources: list[Source] = []


def define_open_mail(mail: OpenMail) -> OpenMail:
    """Declare it. Raises ValueError when its kind was declared before."""
    if mail.kind in _mails:
        raise ValueError(f"mail {mail.kind!r} is declared twice")
    _mails[mail.kind] = mail
    return mail


def open_mails(purpose: str | None = None) -> list[OpenMail]:
    """Those of the purpose, or all, as they were declared."""
    return [each for each in _mails.values() if purpose in (None, each.purpose)]


def open_mail(kind: str) -> OpenMail:
    """Raises KeyError when no app declared it."""
    return _mails[kind]


def use_source(source: Source) -> None:
    """Ask it from now on. Raises ValueError when there is one."""
    if _sources:
        raise ValueError("the words of mails have a source already")
    _sources.append(source)


class Openings:
    """What one mailing begins with. Asked once: one query for a mail that was declared, none for others."""

    def __init__(self, kind: str, context: Context) -> None:
        self._mail = _mails.get(kind)
        self._context = context
        self._say = _sources[0].say_of(self._mail) if self._mail and _sources else None

    def render(self, language: str, render: Callable[..., Rendered]) -> Rendered:
        """The mail, whose `render` takes the `opening`, with its words in that language; with those that ship
        where that fails, of which the source is told: a notice leaves, whatever became of its words."""
        if self._mail is None or self._say is None:
            return render(opening=None)
        try:
            with transaction.atomic():
                words = self._say(language, self._mail.values(self._context, language))
                return render(opening=words)
        except Exception as error:
            log.exception("words of a mail not used", extra={"kind": self._mail.kind, "language": language})
            _tell(self._mail, language, error)
            return render(opening=None)


def _tell(mail: OpenMail, language: str, error: Exception) -> None:
    """A source that cannot even be told stops no mail either."""
    try:
        with transaction.atomic():
            _sources[0].failed(mail, language, error)
    except Exception:
        log.exception("the source of words could not be told")

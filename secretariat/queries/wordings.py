"""What a template may hold: its variables by kind, and how a text is read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from secretariat.enums import WordingKind

SOURCE = "fr"
TAG = re.compile(r"\[\[ *([a-z_]+) *\]\]")
BROKEN = re.compile(r"\[\[|\]\]|\{[{%#]|[%#}]\}")
HTML = re.compile(r"</?[a-zA-Z][^>]*>?")


@dataclass(frozen=True)
class Variable:
    """`filled_by`: "addressee", "meeting", "portal", or "writer" for what the officer types."""

    name: str
    label: Any  # a lazy translation, like the sample
    sample: Any
    filled_by: str


VARIABLES = {
    each.name: each
    for each in (
        Variable("recipient", _("who it is addressed to"), _("Ministry of Labour of Aldoria"), "addressee"),
        Variable("organisation", _("the organisation"), _("Aldoria"), "addressee"),
        Variable("today", _("the day it leaves"), _("3 May 2027"), "portal"),
        Variable("travel_costs", _("the sentence on travel (G8)"), _("(the fixed sentence)"), "portal"),
        Variable("meeting_number", _("number of the meeting"), "12", "meeting"),
        Variable("meeting_day", _("day and hour of the meeting"), _("14 June 2027, 10:00"), "meeting"),
        Variable("meeting_place", _("place of the meeting"), _("Geneva"), "meeting"),
        Variable("meeting_page", _("address of the meeting’s page"), "https://…", "meeting"),
        Variable("deadline", _("a deadline"), _("20 May 2027"), "writer"),
        Variable("signatory", _("who signs"), _("The chair of the GCG"), "writer"),
    )
}
ALWAYS = ("recipient", "organisation", "today", "signatory")
MEETING = ("meeting_number", "meeting_day", "meeting_place", "meeting_page", "deadline")
OF_KIND: dict[str, tuple[str, ...]] = {
    WordingKind.CONVOCATION: (*ALWAYS, *MEETING, "travel_costs"),
    WordingKind.AGENDA: (*ALWAYS, *MEETING),
    WordingKind.PROGRAMME: (*ALWAYS, *MEETING),
    WordingKind.REMINDER: (*ALWAYS, *MEETING),
    WordingKind.BRIEFING: (*ALWAYS, *MEETING),
    WordingKind.LETTER: (*ALWAYS, *MEETING),
    WordingKind.JOINT_STATEMENT: ("organisation", "today", "signatory"),
    WordingKind.PRESS_LINE: ("today", "signatory"),
    WordingKind.THANKS: (*ALWAYS, *MEETING),
}
REQUIRED: dict[str, tuple[str, ...]] = {WordingKind.CONVOCATION: ("travel_costs",)}  # G8
STATUTORY = (WordingKind.CONVOCATION, WordingKind.AGENDA, WordingKind.PROGRAMME)


@dataclass(frozen=True)
class Block:
    """A paragraph (`lines`, one under the other) or a list of points."""

    is_list: bool
    lines: list[str]


@dataclass(frozen=True)
class Parity:
    """A language beside the French source."""

    code: str
    words: int
    missing: list[str]  # variables that the source has and this language has not
    beyond: list[str]  # and the other way round

    @property
    def is_equal(self) -> bool:
        return not (self.missing or self.beyond)


def variables_of(kind: str) -> list[Variable]:
    """What a template of the kind may hold."""
    return [VARIABLES[name] for name in OF_KIND[kind]]


def used_in(text: str) -> list[str]:
    """The names of its variables, each once, as they come."""
    return list(dict.fromkeys(TAG.findall(text)))


def faults_of(kind: str, text: str) -> list[Any]:
    """What keeps a text of the kind from being used, in words."""
    known = OF_KIND[kind]
    faults: list[Any] = [
        _("There is no variable “%(name)s” for this kind of text.") % {"name": name}
        for name in used_in(text)
        if name not in known
    ]
    rest = TAG.sub("", text)
    if BROKEN.search(rest) or any(f"[{name}]" in rest for name in VARIABLES):
        faults.append(_("A tag is broken: variables are written [[name]], with two brackets on each side."))
    if found := HTML.search(rest):
        tag = found.group()[:20]
        faults.append(
            _("“%(tag)s” is HTML: write plain paragraphs, and points with a hyphen.") % {"tag": tag}
        )
    return faults


def parity_of(texts: Mapping[str, str]) -> list[Parity]:
    """Each language beside the source: `texts` are subject_fr, body_fr and so on."""
    whole = {
        code: f"{texts.get(f'subject_{code}', '')}\n{texts.get(f'body_{code}', '')}" for code in LANGUAGES
    }
    source = set(used_in(whole[SOURCE]))
    return [
        Parity(
            code=code,
            words=len(whole[code].split()),
            missing=sorted(source - set(used_in(whole[code]))),
            beyond=sorted(set(used_in(whole[code])) - source),
        )
        for code in LANGUAGES
    ]


def fill(text: str, values: Mapping[str, Any]) -> str:
    """The text with its variables replaced, each once: a value is never read for variables again. What has no
    value stays as it is written."""
    return TAG.sub(lambda found: str(values.get(found.group(1)) or found.group()), text)


def samples(kind: str) -> dict[str, Any]:
    """A value for each variable, for previews."""
    return {each.name: str(each.sample) for each in variables_of(kind)}


def blocks_of(text: str) -> list[Block]:
    """Paragraphs stand between empty lines; lines that begin with a hyphen are points of a list."""
    made: list[Block] = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        for number, line in enumerate(part.split("\n")):
            is_point = line.lstrip().startswith("- ")
            said = line.strip().removeprefix("- ").strip()
            if number and made and made[-1].is_list == is_point:
                made[-1].lines.append(said)
            elif said:
                made.append(Block(is_point, [said]))
    return made


def plain(blocks: Iterable[Block]) -> str:
    """Without layout: paragraphs between empty lines, points with a hyphen, as templates are written."""
    return "\n\n".join(
        "\n".join(f"- {line}" if block.is_list else line for line in block.lines) for block in blocks
    )

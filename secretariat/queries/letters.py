"""Letters: who they reach, what they lack, and how they read for each addressee."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from alliance87.core.ledger import digest_of
from gcm.queries.convocation import representatives
from gcm.queries.meeting_words import TRAVEL_COSTS, words_of_meeting
from partners.queries.people import editors_of
from secretariat.enums import LetterState
from secretariat.models import Addressee, Letter
from secretariat.models.letter import OPEN
from secretariat.queries.wordings import VARIABLES, Block, blocks_of, fill, plain, samples, used_in

TEXTS = [f"{name}_{code}" for name in ("subject", "body") for code in LANGUAGES]


@dataclass(frozen=True)
class Reached:
    """An addressee with the accounts that its letter goes to."""

    addressee: Addressee
    name: str
    people: list[Any]


@dataclass(frozen=True)
class Said:
    """A letter as one addressee reads it, in one language."""

    language: str
    subject: str
    blocks: list[Block]

    @property
    def text(self) -> str:
        """Without layout: paragraphs between empty lines, points with a hyphen, as templates are written."""
        return plain(self.blocks)


@dataclass(frozen=True)
class Spoken:
    """The letter in several languages; `now` is the one that is active, for templates."""

    said: dict[str, Said]

    @property
    def now(self) -> Said:
        return self.said[get_language() or "fr"]


def letters(show: str) -> QuerySet[Letter]:
    """Those in hand, or all of them; the newest first."""
    found = Letter.objects.select_related("made_by", "meeting")
    return found if show == "all" else found.filter(state__in=OPEN)


def reached_by(letter: Letter) -> list[Reached]:
    """Each addressee with who reads it: editors of an organisation, the representative of a seat."""
    rows = list(letter.addressees.select_related("organisation", "seat__category").order_by("pk"))
    holders = representatives() if any(each.seat_id for each in rows) else []
    on_seats = {each.term.seat_id: each.person for each in holders}
    return [_reached(each, on_seats) for each in rows]


def _reached(addressee: Addressee, on_seats: dict[int, Any]) -> Reached:
    if addressee.organisation is not None:
        return Reached(addressee, str(addressee.organisation), editors_of([addressee.organisation]))
    person = on_seats.get(addressee.seat_id or 0)
    return Reached(addressee, person.name if person else str(addressee.seat), [person] if person else [])


def digest_of_letter(letter: Letter) -> str:
    """A fingerprint of the words and of whom they go to, for the chain of records. One query."""
    texts = {name: getattr(letter, name) for name in TEXTS}
    to = sorted(letter.addressees.values_list("organisation", "seat"), key=str)
    others = {"values": letter.values, "meeting": letter.meeting_id, "in_chairs_name": letter.in_chairs_name}
    return digest_of({**texts, **others, "addressees": [list(each) for each in to]})


def missing_of(letter: Letter) -> list[Any]:
    """What keeps it from being proposed, in words."""
    found = reached_by(letter)
    missing: list[Any] = [] if found else [_("It is addressed to nobody.")]
    missing += [
        _("Nobody can be written to for %(name)s.") % {"name": each.name} for each in found if not each.people
    ]
    used = {name for code in LANGUAGES for name in used_in(_whole(letter, code))}
    by_writer = [name for name in used if VARIABLES[name].filled_by == "writer"]
    missing += [
        _("No value is given for [[%(name)s]].") % {"name": name}
        for name in sorted(by_writer)
        if not letter.values.get(name)
    ]
    if letter.meeting is None and any(VARIABLES[name].filled_by == "meeting" for name in used):
        missing.append(_("The text names a meeting, and none is chosen."))
    return missing


def said_to(letter: Letter, reached: Reached | None, language: str) -> Said:
    """The letter in that language; without an addressee, with the samples of a preview."""
    with translation.override(language):
        values = {**(samples(letter.kind) if reached is None else {}), **_values(letter, reached)}
        return Said(
            language,
            fill(str(getattr(letter, f"subject_{language}")), values),
            blocks_of(fill(str(getattr(letter, f"body_{language}")), values)),
        )


def _values(letter: Letter, reached: Reached | None) -> dict[str, str]:
    """Those that have a value, in the active language."""
    deadline = letter.values.get("deadline", "")
    values = {
        "today": date_format(today_in_geneva(), "DATE_FORMAT"),
        "travel_costs": str(TRAVEL_COSTS),
        "signatory": letter.values.get("signatory", ""),
        "deadline": date_format(date.fromisoformat(deadline), "DATE_FORMAT") if deadline else "",
    }
    if letter.meeting is not None:
        values |= words_of_meeting(letter.meeting)
    if reached is not None:
        organisation = reached.addressee.organisation
        name = str(organisation or reached.name)  # in the language of the letter, not of whoever sends it
        values |= {"recipient": name, "organisation": name}
    return {name: value for name, value in values.items() if value}


def _whole(letter: Letter, code: str) -> str:
    return f"{getattr(letter, f'subject_{code}')}\n{getattr(letter, f'body_{code}')}"


def awaits_instruction(letter: Letter) -> bool:
    """X3: it is to go out in the chair’s name, and she has not said so yet."""
    return letter.in_chairs_name and letter.instruction_id is None and letter.state == LetterState.PROPOSED

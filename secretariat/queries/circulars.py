"""Mail to partners: to whom it goes, what it lacks, and how it reads."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.ledger import digest_of
from partners.models import Organisation
from partners.queries.chosen import chosen_partners, people_reached, reached
from secretariat.enums import CircularState
from secretariat.models import Circular
from secretariat.models.circular import DESCRIPTION
from secretariat.queries.letters import Said, Spoken
from secretariat.queries.wordings import BROKEN, HTML, Block, blocks_of

OPEN = (CircularState.DRAFT, CircularState.PROPOSED)
RELATED = tuple(f"to_{name}" for name in ("country", "region", "topic", "group"))


@dataclass(frozen=True)
class Version:
    """The mail in one language; `paragraphs` counts its paragraphs and points, to compare languages by."""

    language: str
    name: Any
    subject: str
    blocks: list[Block]
    words: int

    @property
    def paragraphs(self) -> int:
        return sum(len(each.lines) if each.is_list else 1 for each in self.blocks)


def circulars(show: str) -> QuerySet[Circular]:
    """Those in hand, or all of them; the newest first, with what their line tells."""
    found = Circular.objects.select_related("made_by", "mailing", *RELATED)
    return found if show == "all" else found.filter(state__in=OPEN)


def partners_of(circular: Circular) -> QuerySet[Organisation]:
    """Once it was sent, those it went to; before, those of its description as they are now."""
    if circular.state == CircularState.SENT:
        return circular.organisations.order_by(*Organisation.name_order())
    return chosen_partners(circular.description)


def reached_partners(circular: Circular) -> QuerySet[Organisation]:
    """Those of its description, as they are now, in which somebody can be written to."""
    return reached(chosen_partners(circular.description))


def digest_of_partners(partners: QuerySet[Organisation]) -> str:
    """A fingerprint of the list, so that the list that was looked at is the one that is approved."""
    return digest_of(sorted(partners.values_list("pk", flat=True)))


def digest_of_text(circular: Circular) -> str:
    """A fingerprint of what is said, and to which partners, for the chain of records."""
    meta: Any = Circular._meta
    texts = [f"{name}_{code}" for name in ("subject", "body") for code in LANGUAGES]
    names = [*texts, *(meta.get_field(f"to_{name}").attname for name in DESCRIPTION)]
    return digest_of({name: getattr(circular, name) for name in names})


def described(circular: Circular) -> list[tuple[str, str]]:
    """What was chosen, in words: what it is about, and what of it."""
    meta: Any = Circular._meta
    found = []
    for name in DESCRIPTION:
        value = getattr(circular, f"to_{name}")
        if value:
            shown = getattr(circular, f"get_to_{name}_display", lambda value=value: value)()
            label = str(meta.get_field(f"to_{name}").verbose_name)
            found.append((label[:1].upper() + label[1:], str(shown)))
    return found


def versions_of(circular: Circular) -> list[Version]:
    """The three languages, the source first."""
    return [_version(circular, code) for code in LANGUAGES]


def spoken(circular: Circular) -> Spoken:
    """As the mail says it, in each language."""
    return Spoken(
        {each.language: Said(each.language, each.subject, each.blocks) for each in versions_of(circular)}
    )


def _version(circular: Circular, code: str) -> Version:
    subject, body = (str(getattr(circular, f"{name}_{code}") or "") for name in ("subject", "body"))
    names = dict(settings.LANGUAGES)
    return Version(code, names[code], subject, blocks_of(body), len(f"{subject} {body}".split()))


def missing_of(circular: Circular) -> list[Any]:
    """What keeps it from being proposed or sent, in words."""
    missing = [
        _("The text is missing in this language: %(language)s.") % {"language": each.name}
        for each in versions_of(circular)
        if not each.subject or not each.blocks
    ]
    texts = [getattr(circular, f"{name}_{code}") for name in ("subject", "body") for code in LANGUAGES]
    if any(BROKEN.search(each or "") for each in texts):
        missing.append(_("Variables of templates are not filled in here: take them out of the text."))
    if any(HTML.search(each or "") for each in texts):
        missing.append(_("HTML is not read here: write plain paragraphs, and points with a hyphen."))
    if not people_reached(chosen_partners(circular.description)).exists():
        missing.append(_("No partner that can be written to is of this description."))
    return missing

"""A template of each kind, and letters, made by the verbs."""

from typing import Any

from secretariat.domain.letters.drafting import draft_letter, propose_letter, save_letter
from secretariat.domain.letters.wordings import save_wording
from secretariat.enums import WordingKind
from secretariat.models import Letter, Wording

LANGUAGES = ("fr", "en", "es")


def texts(body: str = "To [[recipient]].\n\n- One\n- Two", subject: str = "A letter") -> dict[str, str]:
    return {
        **{f"subject_{code}": f"{subject} ({code})" for code in LANGUAGES},
        **{f"body_{code}": body for code in LANGUAGES},
    }


def wording(actor: Any, kind: WordingKind = WordingKind.LETTER, name: str = "Plain", **parts: str) -> Wording:
    return save_wording(actor=actor, kind=kind, name=name, texts=texts(**parts)).wording


def values(**changes: Any) -> dict[str, Any]:
    return {
        **texts(),
        "meeting": None,
        "due_on": None,
        "in_chairs_name": False,
        "deadline": None,
        "signatory": "",
        **changes,
    }


def letter(
    actor: Any,
    organisations: Any = (),
    seats: Any = (),
    kind: WordingKind = WordingKind.LETTER,
    name: str = "Plain",
    **changes: Any,
) -> Letter:
    body = "[[travel_costs]]" if kind == WordingKind.CONVOCATION else "To [[recipient]]."
    begun = draft_letter(actor=actor, wording=wording(actor, kind, name, body=body))
    return save_letter(
        actor=actor,
        letter=begun,
        revision=0,
        values=values(**{**texts(body=body), **changes}),
        organisations=organisations,
        seats=seats,
    )


def proposed(actor: Any, **options: Any) -> Letter:
    return propose_letter(actor=actor, letter=letter(actor, **options))


def media_file(actor: Any, **changes: Any) -> Any:
    """A file of the media kit, with what is said of it."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from secretariat.domain.site.media import save_media_file
    from tests.files.samples import pdf

    said = {f"{field}_{code}": f"Logo {code}" for field in ("title", "alt") for code in LANGUAGES}
    file = SimpleUploadedFile("logo.pdf", pdf(), "application/pdf")
    known = changes.get("record")
    options = {
        "order": 1,
        "shown": True,
        "file": file,
        "revision": known.revision if known else 0,
        **changes,
    }
    return save_media_file(actor=actor, texts={**said, **options.pop("texts", {})}, **options)


def circular(actor: Any, description: Any = None, **changes: Any) -> Any:
    """A draft of a mail to partners; `description` by field, such as `to_kind`."""
    from secretariat.domain.circulars import FIELDS, begin_circular, save_circular

    to = {**{name: "" if name in ("to_kind", "to_listing", "to_standing") else None for name in FIELDS}}
    begun = begin_circular(actor=actor, description={})
    said = {**texts(body="Come.\n\n- One\n- Two", subject="A call"), **to, **(description or {}), **changes}
    return save_circular(actor=actor, circular=begun, revision=0, values=said)

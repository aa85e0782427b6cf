"""The office of the demonstration: letters, the register, tickets, the media kit."""

import io
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone, translation

from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from partners.models import Organisation
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.media_story import BOILERPLATE, LOGO
from secretariat.demo_seed.office_words import open_notice_of_meetings
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.proposals import focal_point_of
from secretariat.domain.letters import drafting, register, sending
from secretariat.domain.site.media import save_boilerplate, save_media_file
from secretariat.domain.tickets import asking, handling
from secretariat.enums import Direction, TicketKind, WordingKind
from secretariat.models import Letter, Wording

HOST = "Harbour Lights Children’s Trust"


def open_office() -> int:
    """Once. Returns how many letters and tickets there are."""
    if Letter.objects.exists():
        return 0
    officer = cast_member("officer-1")
    host = Organisation.objects.get(name_en=HOST)
    _register(officer, host)
    _letters(officer, host)
    open_notice_of_meetings(officer)
    _media(officer)
    return Letter.objects.count() + _tickets(officer, host)


def _letters(officer: Any, host: Organisation) -> None:
    """One that left, one that waits for the chair, one that is begun."""
    with stand_at(days_from_today(-12)):
        thanks = _letter(officer, host, WordingKind.THANKS)
        drafting.propose_letter(actor=officer, letter=thanks)
        thanks.refresh_from_db()
        sending.approve_letter(actor=cast_member("officer-2"), letter=thanks, revision=thanks.revision)
        sending.send_letter(actor=officer, letter=thanks)
        sending.deliver_letter(actor=officer, letter_id=thanks.pk)
    ask = _letter(officer, host, WordingKind.LETTER, in_chairs_name=True, days=25)
    drafting.propose_letter(actor=officer, letter=ask)
    _letter(officer, host, WordingKind.REMINDER, days=9)


def _letter(
    officer: Any, host: Organisation, kind: WordingKind, *, in_chairs_name: bool = False, days: int = 0
) -> Letter:
    begun = drafting.draft_letter(actor=officer, wording=Wording.objects.get(kind=kind))
    texts = {
        f"{name}_{code}": getattr(begun, f"{name}_{code}")
        for name in ("subject", "body")
        for code in LANGUAGES
    }
    day = today_in_geneva() + timedelta(days=days) if days else None
    values = {
        **texts,
        "meeting": None,
        "deadline": day,
        "due_on": day - timedelta(days=8) if day else None,
        "signatory": "Présidence du GCM" if in_chairs_name else "Secrétariat",
        "in_chairs_name": in_chairs_name,
    }
    return drafting.save_letter(
        actor=officer, letter=begun, revision=0, values=values, organisations=[host], seats=[]
    )


def _register(officer: Any, host: Organisation) -> None:
    for days, other_side, subject in (
        (-70, "Ministère du Travail de Cuyamara", "Lettre d’intention"),
        (-30, "Direction", "Remerciements pour l’atelier"),
    ):
        with stand_at(days_from_today(days)):
            register.file_correspondence(
                actor=officer,
                direction=Direction.INCOMING,
                on=today_in_geneva(),
                organisation=host if days == -30 else None,
                other_side=other_side,
                subject=subject,
            )


def _tickets(officer: Any, host: Organisation) -> int:
    """A question that is late, a request in hand, one that was answered."""
    with stand_at(days_from_today(-11)), translation.override("es"):
        asking.write_to_us(
            name="Marisol Duarte",
            email="marisol@demo.example",
            subject="Datos para un reportaje",
            text="¿Con quién puedo hablar sobre el trabajo infantil en la pesca?",
        )
    with stand_at(days_from_today(-6)), translation.override("fr"):
        answered = asking.write_to_us(
            name="Paul Verneuil",
            email="paul@demo.example",
            subject="Affiche",
            text="Où trouver le logo en grand format ?",
        )
        handling.take_ticket(actor=officer, ticket=answered)
        handling.answer_ticket(
            actor=officer, ticket=answered, text="Vous le trouverez dans le dossier de presse du portail."
        )
    with translation.override("en"):
        request = asking.request_communication(
            actor=focal_point_of(host),
            organisation=host,
            kind=TicketKind.JOINT_RELEASE,
            subject="Joint release on school clubs",
            text="For the day of the school clubs, in English and Spanish, with the teachers’ union.",
            needed_on=timezone.localdate() + timedelta(days=24),
        )
    handling.take_ticket(actor=officer, ticket=request)
    return 3


def _media(officer: Any) -> None:
    save_boilerplate(actor=officer, texts=BOILERPLATE)
    file = ContentFile(_mark(), name="alliance87.png")
    save_media_file(actor=officer, texts=LOGO, order=1, shown=True, file=file)


def _mark() -> bytes:
    """The mark of the portal as PNG: the letters drawn as blocks, so that no font is needed."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (600, 600), "#8c1638")
    ImageDraw.Draw(image).text((140, 200), "8.7", fill="white", font_size=200)
    content = io.BytesIO()
    image.save(content, "PNG")
    return content.getvalue()

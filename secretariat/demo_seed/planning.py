"""What is prepared around the meetings of the demonstration: papers, answers, what members ask for."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import cycle

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from alliance87.core import pdf
from gcm.domain.planning.asking import decline_request, propose_item, request_meeting
from gcm.domain.planning.papers import add_paper, add_paper_file
from gcm.domain.replies import record_notice
from gcm.enums import Answer, PaperAccess
from gcm.models import Meeting, Paper
from gcm.queries.convocation import representatives
from partners.models import User
from secretariat.demo.cast import CAST
from secretariat.demo_seed.clock import stand_at
from secretariat.demo_seed.people import cast_member

ZONES = (
    "Africa/Nairobi",
    "Asia/Kathmandu",
    "Europe/Zurich",
    "America/Lima",
    "Asia/Tokyo",
    "Africa/Abidjan",
    "Europe/Warsaw",
    "Pacific/Auckland",
)
REPORT = {
    "fr": "Rapports des groupes d’action",
    "en": "Reports of action groups",
    "es": "Informes de los grupos de acción",
}
REPORT_TEXT = {
    "fr": (
        "Les groupes d’action ont tenu onze réunions depuis la précédente session.",
        "Deux plans de travail sont en avance, un autre attend le concours d’un pays.",
    ),
    "en": (
        "Action groups have held eleven meetings since the session before.",
        "Two workplans are ahead of time, another one waits for the help of a country.",
    ),
    "es": (
        "Los grupos de acción han celebrado once reuniones desde la sesión anterior.",
        "Dos planes de trabajo van adelantados; otro espera la ayuda de un país.",
    ),
}
NOTE = {
    "fr": "Note sur le calendrier",
    "en": "Note on the calendar",
    "es": "Nota sobre el calendario",
}
NOTE_TEXT = {"fr": ("La présidence propose deux dates, à des heures qui conviennent à chaque région.",)}
PROPOSED = {"title": "Enfants des zones de récolte", "reason": "Les récoltes commencent avant la réunion."}


def spread_zones() -> None:
    """Representatives live around the world; the cast keeps the zone of its visitors."""
    zones = cycle(ZONES)
    cast = {each.email for each in CAST}
    people = [each.person for each in representatives() if each.person.email not in cast]
    for person in people:
        person.time_zone = next(zones)
    User.objects.bulk_update(people, ["time_zone"])


def prepare_next(meeting: Meeting) -> None:
    """Papers, some answers, and what members ask for, at the meeting to come."""
    report = _file(meeting, REPORT, REPORT_TEXT, PaperAccess.PUBLIC)
    for language in ("en", "es"):
        content = _pdf(REPORT, REPORT_TEXT, language)
        add_paper_file(actor=cast_member("officer-1"), paper=report, language=language, file=content)
    _file(meeting, NOTE, NOTE_TEXT, PaperAccess.MEMBERS)
    for number in (3, 6, 7, 12, 13, 15, 18, 19, 20, 24, 27, 28):
        _answer(meeting, number, Answer.ATTENDS)
    for number in (10, 22):
        _answer(meeting, number, Answer.ABSENT)
    _ask()


def file_late_paper(meeting: Meeting) -> None:
    """Two days before the session."""
    with stand_at(meeting.starts_at - timedelta(hours=50)):
        _file(meeting, NOTE, NOTE_TEXT, PaperAccess.MEMBERS)


def _ask() -> None:
    asker = next(each.person for each in representatives() if each.term.seat.number == 13)
    propose_item(actor=asker, language="fr", kind="information", **PROPOSED)
    starts = (timezone.now() + timedelta(days=20)).replace(hour=13, minute=0, second=0, microsecond=0)
    request = request_meeting(
        actor=asker,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        zone="Europe/Zurich",
        reason="Un échange avant la réunion sur les chaînes d’approvisionnement.",
    )
    decline_request(
        actor=cast_member("chair"),
        request=request,
        reason="La prochaine réunion est proche : le point y sera traité.",
    )


def _answer(meeting: Meeting, number: int, answer: Answer) -> None:
    reply = meeting.replies.filter(seat__number=number).first()
    if reply is not None:
        record_notice(actor=cast_member("officer-2"), reply=reply, answer=answer)


def _file(
    meeting: Meeting, titles: dict[str, str], text: Mapping[str, tuple[str, ...]], access: str
) -> Paper:
    return add_paper(
        actor=cast_member("officer-1"),
        meeting=meeting,
        titles=titles,
        source_language="fr",
        access=access,
        file=_pdf(titles, text, "fr"),
    )


def _pdf(titles: dict[str, str], text: Mapping[str, tuple[str, ...]], language: str) -> SimpleUploadedFile:
    content = pdf.render(
        "pdf/demo/paper.html", {"paragraphs": text[language]}, language=language, title=titles[language]
    )
    return SimpleUploadedFile(f"document-{language}.pdf", content, content_type="application/pdf")

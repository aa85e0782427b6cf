"""A template that notices of meetings begin with, put into use by a second officer."""

from typing import Any

from alliance87.core.mailing.openings import open_mail
from secretariat.demo_seed.people import cast_member
from secretariat.domain.letters.in_use import put_into_use
from secretariat.domain.letters.wordings import save_wording
from secretariat.enums import WordingKind

NAME = "Convocation par courriel"
SUBJECTS = {
    "fr": "Convocation à la réunion nº [[meeting_number]] du Groupe de coordination mondiale",
    "en": "Notice of meeting no. [[meeting_number]] of the Global Coordinating Group",
    "es": "Convocatoria de la reunión núm. [[meeting_number]] del Grupo de Coordinación Mundial",
}
BODIES = {
    "fr": "La présidence a l’honneur de vous convoquer à la réunion nº [[meeting_number]] du Groupe de "
    "coordination mondiale, le [[meeting_day]].",
    "en": "The chair has the honour to convene you to meeting no. [[meeting_number]] of the Global "
    "Coordinating Group, on [[meeting_day]].",
    "es": "La presidencia tiene el honor de convocarle a la reunión núm. [[meeting_number]] del Grupo de "
    "Coordinación Mundial, el [[meeting_day]].",
}


def open_notice_of_meetings(officer: Any) -> None:
    """The sentence on travel stands in the template, and once in the mail (G8)."""
    texts = {f"subject_{code}": said for code, said in SUBJECTS.items()}
    texts |= {f"body_{code}": f"{said}\n\n[[travel_costs]]\n\n[[signatory]]" for code, said in BODIES.items()}
    version = save_wording(actor=officer, kind=WordingKind.CONVOCATION, name=NAME, texts=texts)
    mail = open_mail("gcm.meeting_convened")
    put_into_use(actor=cast_member("officer-2"), version=version, mail=mail)

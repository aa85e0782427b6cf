"""The mandate in the demonstration: earlier meetings, a change of rules, reviews that came round,
and a consultation between meetings."""

from datetime import timedelta

from django.utils import timezone

from gcm.domain.mandate.amendments import put_rules_on_agenda
from gcm.domain.mandate.consultations import contribute, open_consultation
from gcm.domain.mandate.past_meetings import import_past_meetings
from gcm.domain.mandate.past_meetings_csv import COLUMNS
from gcm.domain.mandate.reviews import open_review
from gcm.domain.mandate.rule_drafts import Wish, draft_rules
from gcm.enums import Capacity, MeetingState, ReviewKind
from gcm.models import Consultation, Delegate, Meeting, PastMeeting
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.people import cast_member

SOURCE = "Invented for the demonstration"
EARLIER = (
    f"1,2017-03-14,regular,in_person,Genève,{SOURCE},yes,no",
    f"2,2018-02-20,regular,in_person,Genève,{SOURCE},yes,no",
    f"3,2020-11-12,regular,remote,,{SOURCE}: dated after the next one,yes,yes",
    f"4,2020-05-19,regular,remote,,{SOURCE},yes,no",
)
CHANGE = {
    "fr": "Quarante-cinq jours pour convoquer",
    "en": "Forty-five days of notice",
    "es": "Cuarenta y cinco días de convocatoria",
}
REASON = "Les capitales éloignées demandent plus de temps pour préparer leur délégation."
QUESTION = "Quels thèmes pour l’examen annuel des progrès ?"
BACKGROUND = "Trois thèmes au plus seront proposés à la prochaine réunion."
CONTRIBUTIONS = {  # by seat
    24: ("fr", "L’économie rurale et le travail domestique, où peu de travailleurs sont déclarés."),
    27: (
        "en",
        "Small suppliers: what helps them to check their own chains without closing the door on them.",
    ),
}
NOTICE = 45
LOOKS_BACK = {ReviewKind.PROGRESS: 400, ReviewKind.SECRETARIAT: 770}  # by kind, days from today


def bring_in_earlier_meetings() -> int:
    """Before the portal's own meetings, whose numbers go on after these. Returns how many were made."""
    if PastMeeting.objects.exists():
        return 0
    text = "\n".join([",".join(COLUMNS), *EARLIER])
    return import_past_meetings(actor=cast_member("officer-1"), text=text).created


def tell_of_the_mandate() -> int:
    """Once. Returns how many things were told."""
    if Consultation.objects.exists():
        return 0
    with stand_at(days_from_today(-40)):
        for kind, days in LOOKS_BACK.items():
            open_review(kind=kind, since=days_from_today(-days))
    _draft_a_change()
    _consult()
    return len(LOOKS_BACK) + 2


def _draft_a_change() -> None:
    officer = cast_member("officer-1")
    meeting = Meeting.objects.filter(state=MeetingState.CONVENED).order_by("starts_at")[0]
    with stand_at(days_from_today(-2)):
        draft = draft_rules(
            actor=officer,
            titles=CHANGE,
            effective_on=timezone.localdate(meeting.starts_at) + timedelta(days=60),
            wishes={"gcm.meetings.notice_days": Wish(NOTICE, REASON)},
        )
        put_rules_on_agenda(actor=officer, draft=draft, meeting=meeting)


def _consult() -> None:
    with stand_at(days_from_today(-5)):
        consultation = open_consultation(
            actor=cast_member("chair"),
            question=QUESTION,
            background=BACKGROUND,
            language="fr",
            closes_at=days_from_today(9, hour=18),
        )
    representatives = Delegate.objects.at().filter(capacity=Capacity.REPRESENTATIVE)
    seated = representatives.select_related("term__seat", "person")
    people = {each.term.seat.number: each.person for each in seated}
    with stand_at(days_from_today(-3)):
        for seat, (language, text) in CONTRIBUTIONS.items():
            contribute(actor=people[seat], consultation=consultation, text=text, language=language)

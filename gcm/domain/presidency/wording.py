"""What the decision on an office says, and what it does: which government, from when to when (C2, C3, C7)."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from gcm.domain.terms import end_of_term
from gcm.enums import Office
from gcm.models import Appointment, GovernmentConsensus, SeatTerm
from gcm.queries.presidency.offices import holder_of
from gcm.queries.snapshot import in_languages

TITLES = {
    Office.CHAIR: _("Appointment of the chair: %(government)s"),
    Office.VICE_CHAIR: _("Appointment of the vice-chair: %(government)s"),
}
WORDINGS = {
    Office.CHAIR: _(
        "On the consensus of governments, the GCG approves the appointment of %(government)s as chair, from "
        "%(start)s to %(end)s."
    ),
    Office.VICE_CHAIR: _(
        "On the consensus of governments, the GCG approves the appointment of %(government)s as vice-chair, "
        "from %(start)s to %(end)s."
    ),
}
OUTLOOKS = {
    Office.CHAIR: _("The office of chair, from %(start)s to %(end)s: %(government)s."),
    Office.VICE_CHAIR: _("The office of vice-chair, from %(start)s to %(end)s: %(government)s."),
}


def wording_of(appointment: Appointment, language: str, day: date) -> tuple[str, str] | None:
    """Title and text of the decision in the language, when it is taken on the day; None without the record of
    the first stage (C2)."""
    agreed, office = appointment.consensus, Office(appointment.office)
    if agreed is None:
        return None
    with override(language):
        words = _words(agreed, *term_of(appointment, day))
        return str(TITLES[office]) % words, str(WORDINGS[office]) % words


def outlook_of(appointment: Appointment) -> str:
    """Who takes the office, from when to when, and who is in it until then, if it were decided today, in the
    active language."""
    agreed = appointment.consensus
    if agreed is None:
        return str(_("Nothing: no consensus of governments is recorded."))
    starts, ends = term_of(appointment, today_in_geneva())
    said = [str(OUTLOOKS[Office(appointment.office)]) % _words(agreed, starts, ends)]
    until_then = holder_of(appointment.office, starts)
    if until_then is not None:
        said.append(str(_("In office until then: %(holder)s.")) % {"holder": until_then.organisation})
    return " ".join(said)


def _words(agreed: GovernmentConsensus, starts: date, ends: date) -> dict[str, str]:
    """In the active language."""
    return {
        "government": in_languages(agreed.candidacy.organisation, "name")[get_language() or "en"],
        "start": date_format(starts, "DATE_FORMAT"),
        "end": date_format(ends, "DATE_FORMAT"),
    }


def agreed_on(appointment: Appointment) -> GovernmentConsensus:
    """The record of the first stage. Raises LookupError without one."""
    agreed = appointment.consensus
    if agreed is None:
        raise LookupError("no appointment comes before the GCG without the record of the first stage (C2)")
    return agreed


def term_of(appointment: Appointment, decided_on: date) -> tuple[date, date]:
    """First and last day. A term begins the day after the decision at the earliest, so that whoever presides
    over it is in office to the end of that day; within the term of an officer who left, it is the remainder
    unless the rule set gives a full one (C7)."""
    earliest = decided_on + timedelta(days=1)
    starts = max(appointment.starts_on, earliest)
    rules = rulesets.in_force()
    rest = _remainder(appointment.office, starts)
    if rest is not None and not rules["gcm.presidency.successor_gets_full_term"]:
        return starts, rest
    return starts, end_of_term(starts, rules["gcm.presidency.term_months"])


def _remainder(office: str, starts: date) -> date | None:
    """The last day planned for an officer who left before it; None when nobody did."""
    before = SeatTerm.objects.filter(seat__office=office, starts_on__lt=starts).order_by("-starts_on").first()
    if before is None or before.ended_on is None or before.due_on is None:
        return None
    return before.due_on if starts <= before.due_on else None

"""The decision of the GCG on a country (F4, F8): its item, what the gavel does, and its other endings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from alliance87.core import inbox
from alliance87.core.dates import day_in_geneva, today_in_geneva
from gcm.domain.drafted import add_drafted_item, put_drafted_words
from gcm.domain.effects import Outcome, define_effect
from gcm.domain.room import ask as ask_of_meeting
from gcm.domain.room import locked_meeting
from gcm.enums import ItemState
from gcm.models import AgendaItem, Decision, DecisionText, Meeting
from partners.domain.statuses import begin_status
from partners.enums import Listing, StatusKind
from partners.models import Organisation
from partners.models.organisation import LANGUAGES
from pathfinders.domain.pathways import ask, hand_back, keep, locked_pathway
from pathfinders.domain.roadmap.rounds import bring_into_force
from pathfinders.emails import way as emails
from pathfinders.enums import PathwayState, StepKind
from pathfinders.models import Pathway
from pathfinders.queries.clinic.letters import is_ready_for_decision
from pathfinders.queries.outlook import GRANT, outlook_of

PLACE_TASK = "pathfinders.place_roadmap"
TITLE = _("Status of pathfinder country: %(country)s")
FROM_DAY = _(
    "The GCG grants the status of pathfinder country, from %(day)s, to the following State: %(country)s."
)
FROM_NOW = _(
    "The GCG grants the status of pathfinder country, from the day of this decision, to the following State: "
    "%(country)s."
)
RECOMMENDS = _("It recommends:")
PUBLIC = _("This decision is public.")


@transaction.atomic
def put_on_agenda(*, actor: Any, pathway: Pathway, meeting: Meeting) -> AgendaItem:
    """An item for decision on the country, with a drafted text in the three languages, French being the
    source. Raises PermissionDenied; TransitionNotAllowed unless the GCG has it for review; ValidationError
    before its letter is signed and each point of it answered (F3), and once the agenda of the meeting is
    final."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.check_pathway", locked)
    waits = is_ready_for_decision(locked)
    locked.put_on_agenda()
    if not waits:
        raise ValidationError(
            _("The letter of the GCG is not signed yet, or has a point without an answer (F3)."),
            code="letter",
        )
    if locked.effective_on is not None and locked.effective_on < day_in_geneva(meeting.starts_at):
        locked.effective_on = None  # of an earlier item: words and effect would part (D4)
    item = add_drafted_item(actor=actor, meeting=meeting, subject=locked, effect=GRANT)
    keep(locked, actor=actor, kind=StepKind.PLACED, reference=str(meeting))
    inbox.close_tasks(subject=locked, kind=PLACE_TASK, closed_by=actor)
    return item


@transaction.atomic
def word_grant(
    *,
    actor: Any,
    item: AgendaItem,
    recommendations: Mapping[str, str],
    effective_on: date | None = None,
    written_from: int | None = None,
) -> DecisionText:
    """Say with which recommendations, by language code, and from which day the status is to be granted; the
    next numbered text is drafted from that, so that the words and what they do move together (F4, D4).

    For the secretariat and whoever presides, while the item is open. Without recommendations the status is
    granted as it is; without a day, from the day of the decision. Raises PermissionDenied; ValidationError
    for an item that grants no status or has ended, for a day before the meeting, and when nothing is new;
    StaleTextError when another text than `written_from` is on the screen.
    """
    ask_of_meeting(actor, "gcm.word_decision", locked_meeting(item.meeting))
    if item.effect != GRANT:
        raise ValidationError(_("This item grants no status."), code="no_grant")
    if effective_on is not None and effective_on < today_in_geneva():
        raise ValidationError({"effective_on": _("This day is over.")})
    if effective_on is not None and effective_on < day_in_geneva(item.meeting.starts_at):
        raise ValidationError({"effective_on": _("The GCG has not met yet on this day.")})
    subject: Any = item.subject
    locked = locked_pathway(subject)
    for code in LANGUAGES:
        setattr(locked, f"recommendations_{code}", recommendations.get(code, "").strip())
    locked.effective_on = effective_on
    locked.save()
    return put_drafted_words(actor=actor, item=item, written_from=written_from)


def has_recommendations(pathway: Pathway) -> bool:
    """Whether the decision would be, or was, with recommendations."""
    return any(getattr(pathway, f"recommendations_{code}") for code in LANGUAGES)


def _wording(pathway: Pathway, language: str, _day: date) -> tuple[str, str]:
    """Title and text of the decision in the language."""
    with override(language):
        country = getattr(pathway.country, f"name_{language}") or str(pathway.country)
        first = FROM_DAY if pathway.effective_on else FROM_NOW
        day = date_format(pathway.effective_on, "DATE_FORMAT") if pathway.effective_on else ""
        parts = [str(first) % {"country": country, "day": day}]
        said = getattr(pathway, f"recommendations_{language}")
        if said:
            parts += [str(RECOMMENDS), said]
        parts.append(str(PUBLIC))
        return str(TITLE) % {"country": country}, "\n".join(parts)


def _grant(*, actor: Any, subject: Pathway, decision: Decision) -> None:
    """Part of the gavel: the status runs from its day, with the number of the decision (F8). A State that
    ceased to be a partner meanwhile becomes one again (F15)."""
    locked = locked_pathway(subject)
    locked.grant()
    locked.granted_at, locked.decision = decision.decided_at, decision.symbol
    decided = day_in_geneva(decision.decided_at)
    locked.effective_on = max(locked.effective_on or decided, decided)
    partners = Organisation.objects.partners().filter(pk=locked.organisation_id)
    if not partners.exists():
        begin_status(organisation=locked.organisation, kind=StatusKind.PARTNER, first_day=decided)
    begin_status(
        organisation=locked.organisation,
        kind=StatusKind.PATHFINDER,
        first_day=locked.effective_on,
        decision=decision.symbol,
        source=_sources(decision.symbol),
    )
    bring_into_force(actor=actor, pathway=locked)
    kind = StepKind.GRANTED_WITH if has_recommendations(locked) else StepKind.GRANTED
    keep(locked, actor=actor, kind=kind, reference=decision.symbol)
    emails.granted(locked)


def _sources(symbol: str) -> dict[str, str]:
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(_("Decision %(symbol)s of the GCG")) % {"symbol": symbol}
    return said


def _dispose(*, actor: Any, subject: Pathway, state: str, note: str) -> None:
    """F4: what is referred goes back to the country with observations; what is deferred or taken off the
    agenda waits for a later meeting. Nothing of it is published."""
    locked = locked_pathway(subject)
    if state == ItemState.REFERRED:
        hand_back(actor=actor, pathway=locked, kind=StepKind.OBSERVATIONS, note=note)
        return
    locked.wait_again()
    kind = StepKind.DEFERRED if state == ItemState.DEFERRED else StepKind.TAKEN_OFF
    keep(locked, actor=actor, kind=kind, note=note)


def _tell(*, reader: Any, subject: Pathway, decision: Decision) -> Outcome | None:
    """What the status is now is told by its page; this decision is why it was granted."""
    if subject.state != PathwayState.GRANTED or subject.decision != decision.symbol:
        return None
    is_public = subject.organisation.listing == Listing.PUBLIC
    url = subject.get_status_url() if is_public else ""
    return Outcome(_("The status of pathfinder country was granted."), url, subject.country)


define_effect(
    GRANT,
    _("The status of pathfinder country is granted, and the decision is public."),
    run=_grant,
    dispose=_dispose,
    title=_("A pathfinder country"),
    tell=_tell,
    describe=outlook_of,
    draft=_wording,
    publishes=True,
    endings={ItemState.REFERRED: _("Returned to the country with observations")},
)

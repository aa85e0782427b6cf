"""Pilots: begun, shown, ended with what worked and what did not, and turned into a good practice."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.domain.practices import save_practice, start_practice
from partners.domain.stale import StaleEditError
from partners.domain.taking_down import take_down
from partners.domain.written import write_values
from partners.enums import PilotOutcome, PilotState
from partners.models import GoodPractice, Organisation, Pilot
from partners.models.organisation import LANGUAGES
from partners.queries.initiatives import said_in_any
from partners.queries.pilots import drafts_of, missing_of_pilot, partners_to_name

TEXT_NAMES = ("title", "idea", "place")
RESULT_NAMES = ("result", "lessons")
FIELDS = ("starts_on", "ends_on", *(f"{name}_{code}" for name in TEXT_NAMES for code in LANGUAGES))
RESULTS = tuple(f"{name}_{code}" for name in RESULT_NAMES for code in LANGUAGES)


@transaction.atomic
def start_pilot(*, actor: Any, organisation: Organisation) -> Pilot:
    """A draft in the name of the organisation; the actor's untouched one when there is one. Raises
    PermissionDenied for all but focal points and editors of a partner."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.start_pilot", locked):
        raise PermissionDenied
    drafts = Pilot.objects.filter(organisation=locked, author=actor, revision=0, state=PilotState.DRAFT)
    return drafts.first() or Pilot.objects.create(organisation=locked, author=actor)


@transaction.atomic
def save_pilot(*, actor: Any, pilot: Pilot, revision: int, values: Mapping[str, Any]) -> Pilot:
    """Keep what was typed: of a draft complete or not, of what is public only while it is complete. Raises
    PermissionDenied, also once it has ended; StaleEditError when `revision` is not the one that stands;
    ValidationError with everything that is missing."""
    locked = _locked(actor, pilot)
    if locked.state not in (PilotState.DRAFT, PilotState.RUNNING):
        raise PermissionDenied
    if locked.revision != revision:
        raise StaleEditError(locked)
    write_values(locked, FIELDS, values)
    if "partners" in values:
        _name(locked, values["partners"])
    if locked.state == PilotState.RUNNING:
        _require_complete(locked)
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def publish_pilot(*, actor: Any, pilot: Pilot) -> Pilot:
    """Show it. Raises PermissionDenied; ValidationError with everything that is missing; TransitionNotAllowed
    when it is no draft."""
    locked = _locked(actor, pilot)
    _require_complete(locked)
    locked.publish()
    locked.published_at = timezone.now()
    locked.save()
    ledger.append(kind="partners.pilot_published", subject=locked, actor=actor, data={})
    return locked


@transaction.atomic
def end_pilot(*, actor: Any, pilot: Pilot, outcome: str, values: Mapping[str, Any]) -> Pilot:
    """Say what came of it, and what did not work; it stays public. `values` holds the result and the lessons
    by language. Raises PermissionDenied; ValidationError without a result, or without lessons where it did
    not work wholly; TransitionNotAllowed when it is not under way."""
    locked = _locked(actor, pilot)
    write_values(locked, RESULTS, values, many=())
    outcome = PilotOutcome(outcome)
    if not said_in_any(locked, "result"):
        raise ValidationError(_("Say what came of it."))
    if outcome != PilotOutcome.WORKED and not said_in_any(locked, "lessons"):
        raise ValidationError(_("Say what did not work: others learn from it."))
    locked.end()
    locked.outcome, locked.ended_at = outcome, timezone.now()
    locked.save()
    ledger.append(kind="partners.pilot_ended", subject=locked, actor=actor, data={"outcome": str(outcome)})
    return locked


@transaction.atomic
def withdraw_pilot(*, actor: Any, pilot: Pilot, reason: str = "") -> Pilot:
    """Nobody but the partner and the secretariat sees it any more. The secretariat withdraws what is public,
    ended or not, and says why. Raises PermissionDenied, ValidationError without its reason,
    TransitionNotAllowed when the partner has ended it."""
    locked = _locked(actor, pilot, "partners.withdraw_pilot")
    data = {}
    if actor.has_perm("partners.edit_pilot", locked):
        locked.withdraw()
    else:
        locked.take_down()
        data = take_down(locked, reason)
    locked.save()
    ledger.append(kind="partners.pilot_withdrawn", subject=locked, actor=actor, data=data)
    return locked


@transaction.atomic
def make_practice(*, actor: Any, pilot: Pilot) -> GoodPractice:
    """A draft of a good practice with what the pilot says; the one already begun when there is one. It goes
    the way of every practice from there. Raises PermissionDenied; ValidationError for a pilot that has not
    ended or did not work."""
    locked = _locked(actor, pilot)
    if locked.state != PilotState.ENDED or locked.outcome == PilotOutcome.FAILED:
        raise ValidationError(_("A pilot becomes a practice once it has ended and worked, at least in part."))
    begun = drafts_of(locked).first()
    if begun is not None:
        return begun
    practice = start_practice(actor=actor, organisation=locked.organisation)
    GoodPractice.objects.filter(pk=practice.pk).update(pilot=locked)
    texts = {
        f"{name}_{code}": getattr(locked, f"{source}_{code}")
        for name, source in (("title", "title"), ("action", "idea"), ("result", "result"))
        for code in LANGUAGES
    }
    values = {**texts, "topics": locked.topics.all(), "countries": locked.countries.all()}
    practice.refresh_from_db(fields=["pilot"])
    return save_practice(actor=actor, practice=practice, revision=practice.revision, values=values)


def _locked(actor: Any, pilot: Pilot, permission: str = "partners.edit_pilot") -> Pilot:
    rows = Pilot.objects.select_for_update(of=("self",)).select_related("organisation")
    found: Pilot = rows.get(pk=pilot.pk)
    if not actor.has_perm(permission, found):
        raise PermissionDenied
    return found


def _name(pilot: Pilot, partners: Iterable[Organisation]) -> None:
    """Those of the partners that can be named; whoever is named already and cannot be chosen any more stays,
    unseen (P5)."""
    open_to_all = partners_to_name(pilot.organisation)
    kept = pilot.partners.exclude(pk__in=open_to_all.order_by().values("pk"))
    chosen = open_to_all.filter(pk__in=[each.pk for each in partners])
    pilot.partners.set([*kept, *chosen])


def _require_complete(pilot: Pilot) -> None:
    missing = missing_of_pilot(pilot)
    if missing:
        raise ValidationError(list(missing))

"""Calls and windows of donors: posted by a partner or the secretariat, read by the secretariat, public."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from partners import emails
from partners.domain.stale import StaleEditError
from partners.domain.taking_down import take_down
from partners.domain.written import write_values
from partners.enums import FundingState
from partners.models import FundingCall, Organisation
from partners.models.organisation import LANGUAGES
from partners.queries.funding import missing_of_call

READ_TASK = "partners.read_funding_call"
ANSWER_TASK = "partners.answer_funding_call"
FIELDS = (
    *("donor_name", "amount_from", "amount_to", "currency", "opens_on", "deadline", "address"),
    *(f"{name}_{code}" for name in ("title", "text") for code in LANGUAGES),
)

CORRECTED = ("deadline", "address", *(f"{name}_{code}" for name in ("title", "text") for code in LANGUAGES))


@transaction.atomic
def start_call(*, actor: Any, organisation: Organisation | None) -> FundingCall:
    """A draft in the name of a partner, or of nobody when the secretariat posts for a donor outside the
    Alliance; the actor's untouched one when there is one. Raises PermissionDenied for all but the editors of
    the partner; in nobody's name for all but the secretariat."""
    if not actor.has_perm("partners.start_funding_call", organisation):
        raise PermissionDenied
    drafts = FundingCall.objects.filter(
        organisation=organisation, author=actor, revision=0, state=FundingState.DRAFT
    )
    return drafts.first() or FundingCall.objects.create(organisation=organisation, author=actor)


@transaction.atomic
def save_call(*, actor: Any, call: FundingCall, revision: int, values: Mapping[str, Any]) -> FundingCall:
    """Keep what was typed, complete or not. Raises PermissionDenied once it is with the secretariat or
    public, StaleEditError when `revision` is not the one that stands, ValidationError for amounts in the
    wrong order."""
    locked = _locked(actor, call, "partners.edit_funding_call")
    if locked.revision != revision:
        raise StaleEditError(locked)
    write_values(locked, FIELDS, values, many=("topics", "countries", "regions"))
    least, most = locked.amount_from, locked.amount_to
    if least is not None and most is not None and most < least:
        raise ValidationError({"amount_to": _("The largest amount is smaller than the smallest.")})
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def submit_call(*, actor: Any, call: FundingCall) -> FundingCall:
    """Hand it in, or in again. Raises PermissionDenied; ValidationError with everything that is missing, or
    when the deadline is past."""
    locked = _locked(actor, call, "partners.edit_funding_call")
    missing = missing_of_call(locked)
    if locked.deadline is not None and locked.deadline <= timezone.now():
        missing.append(_("The deadline is past."))
    if missing:
        raise ValidationError(missing)
    locked.submit()
    locked.save()
    inbox.close_tasks(subject=locked, kind=ANSWER_TASK, closed_by=actor)
    _ask_to_read(locked)
    return locked


def _ask_to_read(call: FundingCall) -> None:
    inbox.open_task(
        kind=READ_TASK,
        subject=call,
        role="secretariat",
        title=gettext_noop("Read the funding call “%(title)s”"),
        params={"title": call},
        url_name="partners:funding_call",
        url_kwargs={"public_id": str(call.public_id)},
    )


@transaction.atomic
def review_call(*, actor: Any, call: FundingCall, accepted: bool, question: str = "") -> FundingCall:
    """Publish it, or return it with a question. Raises PermissionDenied for all but the secretariat, for
    one's own and for what does not wait; ValidationError when it is returned without a question."""
    locked = _locked(actor, call, "partners.review_funding_call")
    if not accepted and not question.strip():
        raise ValidationError({"question": _("Please say what should be changed.")})
    if accepted:
        locked.publish()
        locked.published_at = locked.published_at or timezone.now()
    else:
        locked.return_with_question()
        _ask_author(locked)
    locked.question = "" if accepted else question.strip()
    locked.save()
    inbox.close_tasks(subject=locked, kind=READ_TASK, closed_by=actor)
    ledger.append(kind=f"partners.funding_call_{locked.state}", subject=locked, actor=actor, data={})
    emails.funding_reviewed(locked)
    return locked


def _ask_author(call: FundingCall) -> None:
    inbox.open_task(
        kind=ANSWER_TASK,
        subject=call,
        user=call.author,
        title=gettext_noop("Complete the funding call “%(title)s”"),
        params={"title": call},
        url_name="partners:funding_edit",
        url_kwargs={"public_id": str(call.public_id)},
    )


@transaction.atomic
def correct_call(*, actor: Any, call: FundingCall, revision: int, values: Mapping[str, Any]) -> FundingCall:
    """Set right the words, the deadline or the address of a public call: the page says that it was corrected,
    and when. Of those who posted it only a deadline stands at once: the secretariat reads the rest again, and
    until then the call is not public. Raises PermissionDenied for all but the editors of the partner that
    posted it, while it is one, and the secretariat; StaleEditError when `revision` is not the one that
    stands; ValidationError for another deadline that is past, and with everything that would be missing."""
    locked = _locked(actor, call, "partners.correct_funding_call")
    if locked.revision != revision:
        raise StaleEditError(locked)
    before = {name: getattr(locked, name) for name in CORRECTED}
    write_values(locked, CORRECTED, values, many=())
    changed = [name for name in CORRECTED if (getattr(locked, name) or "") != (before[name] or "")]
    if not changed:
        return locked
    if "deadline" in changed and locked.deadline is not None and locked.deadline <= timezone.now():
        raise ValidationError({"deadline": _("The deadline is past.")})
    if missing := missing_of_call(locked):
        raise ValidationError(missing)
    locked.revision += 1
    locked.corrected_at = timezone.now()
    if changed != ["deadline"] and not actor.has_perm("partners.reword_funding_call", locked):
        locked.read_again()
        _ask_to_read(locked)
    locked.save()
    ledger.append(
        kind="partners.funding_call_corrected", subject=locked, actor=actor, data={"fields": changed}
    )
    return locked


@transaction.atomic
def withdraw_call(*, actor: Any, call: FundingCall, reason: str = "") -> FundingCall:
    """Nobody but those who posted it and the secretariat sees it any more. The secretariat withdraws what a
    partner made public, and says why. Raises PermissionDenied, ValidationError without its reason,
    TransitionNotAllowed when it was withdrawn."""
    locked = _locked(actor, call, "partners.withdraw_funding_call")
    data = {} if actor.has_perm("partners.speak_for_funding_call", locked) else take_down(locked, reason)
    locked.withdraw()
    locked.save()
    for kind in (READ_TASK, ANSWER_TASK):
        inbox.close_tasks(subject=locked, kind=kind, closed_by=actor)
    ledger.append(kind="partners.funding_call_withdrawn", subject=locked, actor=actor, data=data)
    return locked


def _locked(actor: Any, call: FundingCall, permission: str) -> FundingCall:
    rows = FundingCall.objects.select_for_update(of=("self",)).select_related("organisation", "author")
    found: FundingCall = rows.get(pk=call.pk)
    if not actor.has_perm(permission, found):
        raise PermissionDenied
    return found

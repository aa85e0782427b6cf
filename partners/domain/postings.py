"""Needs and offers, from the first line to what came of them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.repeats import said_just_now
from partners import emails
from partners.domain.stale import StaleEditError
from partners.domain.taking_down import take_down
from partners.domain.written import write_values
from partners.enums import PostingState
from partners.models import Organisation, Posting
from partners.models.organisation import LANGUAGES
from partners.queries.people import editors_of
from partners.queries.postings import may_have_helped, missing_of_posting

END_TASK = "partners.posting_ends"
TEXT_NAMES = ("title", "text")
FIELDS = (
    *("side", "kind", "until", "group", "initiative"),
    *(f"{name}_{code}" for name in TEXT_NAMES for code in LANGUAGES),
)


@transaction.atomic
def start_posting(*, actor: Any, organisation: Organisation) -> Posting:
    """A draft in the name of the organisation; the actor's untouched one when there is one. Raises
    PermissionDenied for all but focal points and editors of a partner."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.start_posting", locked):
        raise PermissionDenied
    drafts = Posting.objects.filter(organisation=locked, author=actor, revision=0, state=PostingState.DRAFT)
    return drafts.first() or Posting.objects.create(organisation=locked, author=actor)


@transaction.atomic
def save_posting(*, actor: Any, posting: Posting, revision: int, values: Mapping[str, Any]) -> Posting:
    """Keep what was typed: of a draft complete or not, of what is public only while it is complete and its
    day is to come. Another day ends the reminder. Raises PermissionDenied, also for what was closed;
    StaleEditError when `revision` is not the one that stands; ValidationError with everything that is
    missing."""
    locked = _locked(actor, posting)
    if locked.state not in (PostingState.DRAFT, PostingState.OPEN):
        raise PermissionDenied
    if locked.revision != revision:
        raise StaleEditError(locked)
    write_values(locked, FIELDS, values)
    if locked.state == PostingState.OPEN:
        _require_complete(locked)
    if locked.until != locked.reminded_until:
        inbox.close_tasks(subject=locked, kind=END_TASK, closed_by=actor)
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def publish_posting(*, actor: Any, posting: Posting) -> Posting:
    """Post it, for everybody to read. Raises PermissionDenied; ValidationError with everything that is
    missing; TransitionNotAllowed when it is no draft."""
    locked = _locked(actor, posting)
    if (posted := said_just_now(_same(locked, PostingState.OPEN), at="posted_at")) is not None:
        return posted  # type: ignore[no-any-return]
    _require_complete(locked)
    locked.post()
    locked.posted_at = timezone.now()
    locked.save()
    ledger.append(kind="partners.posting_posted", subject=locked, actor=actor, data={"side": locked.side})
    return locked


@transaction.atomic
def close_posting(
    *, actor: Any, posting: Posting, result: str, closed_with: Organisation | None = None
) -> Posting:
    """Say what came of it, and with whom; everybody can read it. Raises PermissionDenied; ValidationError
    without words or with an organisation that cannot be named; TransitionNotAllowed when it is not open."""
    locked = _locked(actor, posting)
    if not result.strip():
        raise ValidationError({"result": _("Please say what came of it.")})
    if closed_with and not may_have_helped(locked).filter(pk=closed_with.pk).exists():
        raise ValidationError({"closed_with": _("This organisation cannot be named here.")})
    same = _same(locked, PostingState.CLOSED).filter(result=result.strip(), closed_with=closed_with)
    if (closed := said_just_now(same, at="closed_at")) is not None:
        return closed  # type: ignore[no-any-return]
    locked.close()
    locked.result, locked.result_language = result.strip(), get_language() or "fr"
    locked.closed_with, locked.closed_at = closed_with, timezone.now()
    locked.save()
    _end(locked, actor)
    return locked


@transaction.atomic
def withdraw_posting(*, actor: Any, posting: Posting, reason: str = "") -> Posting:
    """Nobody but the partner and the secretariat sees it any more. The secretariat withdraws what is public,
    closed or not, and says why. Raises PermissionDenied, ValidationError without its reason,
    TransitionNotAllowed when it was withdrawn, or closed by the partner."""
    locked = _locked(actor, posting, "partners.withdraw_posting")
    data = {}
    if actor.has_perm("partners.edit_posting", locked):
        locked.withdraw()
    else:
        locked.take_down()
        data = take_down(locked, reason)
    locked.save()
    _end(locked, actor, data)
    return locked


def _same(posting: Posting, state: PostingState) -> QuerySet[Posting]:
    """The posting, when it is in this state already: a button that was pressed twice."""
    return Posting.objects.filter(pk=posting.pk, state=state)


def _end(posting: Posting, actor: Any, data: Mapping[str, Any] | None = None) -> None:
    inbox.close_tasks(subject=posting, kind=END_TASK, closed_by=actor)
    ledger.append(kind=f"partners.posting_{posting.state}", subject=posting, actor=actor, data=data)


def remind_of_postings() -> int:
    """Remind the editors, once for each day that was set, that a need or an offer soon runs out: they close
    it with its result, or set another day. Answers how many were reminded of."""
    today = today_in_geneva()
    last = today + timedelta(days=rulesets.in_force()["partners.market.reminder_days"])
    partners = Organisation.objects.partners().values("pk")
    ending = Posting.objects.filter(
        state=PostingState.OPEN, until__range=(today, last), organisation__in=partners
    )
    unsaid = ending.filter(Q(reminded_until__isnull=True) | ~Q(reminded_until=F("until")))
    return sum(_remind(pk) for pk in unsaid.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    """One conditional UPDATE claims the reminder, so that two workers never send it twice."""
    claimed = Posting.objects.filter(Q(reminded_until__isnull=True) | ~Q(reminded_until=F("until")), pk=pk)
    if not claimed.filter(state=PostingState.OPEN).update(reminded_until=F("until")):
        return False
    posting = Posting.objects.select_related("organisation").get(pk=pk)
    editors = editors_of([posting.organisation])
    for editor in editors:
        inbox.open_task(
            kind=END_TASK,
            subject=posting,
            user=editor,
            title=gettext_noop("“%(title)s” soon runs out: what came of it?"),
            params={"title": posting},
            url_name="partners:posting",
            url_kwargs={"public_id": str(posting.public_id)},
        )
    emails.posting_ends(posting, editors)
    return True


def _locked(actor: Any, posting: Posting, permission: str = "partners.edit_posting") -> Posting:
    rows = Posting.objects.select_for_update(of=("self",)).select_related("organisation")
    found: Posting = rows.get(pk=posting.pk)
    if not actor.has_perm(permission, found):
        raise PermissionDenied
    return found


def _require_complete(posting: Posting) -> None:
    missing = missing_of_posting(posting)
    if missing:
        raise ValidationError(list(missing))

"""Reviews come round by themselves, are prepared by the secretariat, and are concluded by the GCG (X1, X6,
X10)."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, override

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.months import add_months
from alliance87.core.rulesets.models import RuleSet
from gcm.domain.agenda import add_item
from gcm.domain.effects import define_effect
from gcm.domain.mandate.questionnaire import ask_for_answers, stop_asking
from gcm.enums import ItemKind, ReviewKind, ReviewState
from gcm.models import AgendaItem, Decision, Meeting, Review
from gcm.queries.mandate.figures import snapshot

ORIENT = "gcm.adopt_orientation"
PREPARE_TASK = "gcm.prepare_review"
MONTHS = {
    ReviewKind.MANDATE: "gcm.review.mandate_months",
    ReviewKind.PROGRESS: "gcm.review.progress_months",
    ReviewKind.SECRETARIAT: "gcm.review.secretariat_months",
}
TITLES = {
    ReviewKind.MANDATE: gettext_noop("Prepare the review of the terms of reference and working arrangements"),
    ReviewKind.PROGRESS: gettext_noop("Prepare the review of progress and a strategic orientation"),
    ReviewKind.SECRETARIAT: gettext_noop("Prepare the review of the secretariat"),
}


def open_due_reviews() -> int:
    """Open each review whose time has come, when the one before is concluded. Answers how many were opened;
    the portal does so by itself, every day."""
    return sum(_open_when_due(kind) for kind in ReviewKind)


@transaction.atomic
def _open_when_due(kind: ReviewKind) -> bool:
    last = Review.objects.select_for_update().filter(kind=kind).order_by("-opened_at").first()
    since = last.opened_at if last else _beginning()
    if since is None or (last is not None and last.state != ReviewState.CONCLUDED):
        return False
    if timezone.now() < due_at(kind, since):
        return False
    open_review(kind=kind, since=since)
    return True


@transaction.atomic
def open_review(*, kind: ReviewKind, since: datetime) -> Review:
    """Open the review that looks back to the instant, with its figures as they are now: the secretariat is
    told, and of its own review the members are asked. The portal does so by itself (see `open_due_reviews`).
    Raises IntegrityError while another one of the kind is open."""
    now = timezone.now()
    review = Review.objects.create(kind=kind, since=since, opened_at=now, figures=snapshot(kind, since, now))
    ledger.append(kind="gcm.review_opened", subject=review, actor=None, data={"review": str(kind)})
    inbox.open_task(
        kind=PREPARE_TASK,
        subject=review,
        role="secretariat",
        title=TITLES[kind],
        note=gettext_noop("Read what it shows, and put it on the agenda of a meeting"),
        url_name="admin:gcm_review_change",
        url_kwargs={"object_id": str(review.pk)},
    )
    if kind == ReviewKind.SECRETARIAT:
        ask_for_answers(review)
    return review


def due_at(kind: ReviewKind, since: datetime) -> datetime:
    """When the review of this kind comes round after the instant, by the rules in force."""
    zone = timezone.get_default_timezone()
    day = add_months(timezone.localdate(since, zone), rulesets.in_force()[MONTHS[kind]])
    return datetime.combine(day, time.min, tzinfo=zone)


@transaction.atomic
def put_review_on_agenda(*, actor: Any, review: Review, meeting: Meeting) -> AgendaItem:
    """An item on the review. On progress it is for decision: the secretariat then drafts the text of a
    strategic orientation on it, and whoever presides may put another (X10). Raises PermissionDenied;
    TransitionNotAllowed for one that is concluded, or whose orientation is on an agenda already;
    ValidationError once that agenda is final."""
    locked = _locked(actor, review)
    locked.put_on_agenda()
    locked.save()
    decides = locked.kind == ReviewKind.PROGRESS
    item = add_item(
        actor=actor,
        meeting=meeting,
        titles=_titles(locked),
        kind=ItemKind.DECISION if decides else ItemKind.INFORMATION,
        subject=locked,
        effect=ORIENT if decides else "",
    )
    inbox.close_tasks(subject=locked, kind=PREPARE_TASK, closed_by=actor)
    return item


@transaction.atomic
def conclude_review(*, actor: Any, review: Review, outcome: str) -> Review:
    """The secretariat records what the GCG concluded from a review on which nothing is decided. Raises
    PermissionDenied; ValidationError without words, and for the review of progress, which only a decision
    concludes (X10); TransitionNotAllowed unless it was on an agenda."""
    locked = _locked(actor, review)
    if locked.kind == ReviewKind.PROGRESS:
        raise ValidationError(_("Only a decision of the GCG concludes this review."), code="decision")
    if not outcome.strip():
        raise ValidationError({"outcome": _("Please say what the GCG concluded.")})
    locked.outcome = outcome.strip()
    _conclude(locked)
    ledger.append(kind="gcm.review_concluded", subject=locked, actor=actor, data={})
    stop_asking(locked, closed_by=actor)
    return locked


def _orient(*, actor: Any, subject: Review, decision: Decision) -> None:
    locked = Review.objects.select_for_update().get(pk=subject.pk)
    locked.decision = decision.symbol
    _conclude(locked)
    data = {"decision": decision.symbol}
    ledger.append(kind="gcm.review_concluded", subject=locked, actor=actor, data=data)


def _hand_back(*, actor: Any, subject: Review, state: str, note: str) -> None:
    locked = Review.objects.select_for_update().get(pk=subject.pk)
    locked.hand_back()
    locked.save()


def _conclude(review: Review) -> None:
    review.conclude()
    review.concluded_at = timezone.now()
    review.full_clean(exclude=["state"])  # a protected state cannot be cleaned
    review.save()


def _locked(actor: Any, review: Review) -> Review:
    if not actor.has_perm("gcm.prepare_review"):
        raise PermissionDenied
    return Review.objects.select_for_update().get(pk=review.pk)


def _titles(review: Review) -> Mapping[str, str]:
    titles = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            titles[code] = str(_("Review: %(review)s")) % {"review": review}
    return titles


def _beginning() -> datetime | None:
    """Since when the portal knows rules; None before the first rule set."""
    return RuleSet.objects.order_by("version").values_list("effective_from", flat=True).first()


define_effect(
    ORIENT, _("The orientation guides the Alliance until the next review."), run=_orient, dispose=_hand_back
)

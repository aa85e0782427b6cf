"""“This is my organisation”: claims go to the secretariat, and those who speak for it may object (P7)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, privacy, uploads
from alliance87.core.repeats import said_just_now
from partners import emails_life as emails
from partners.domain.colleagues import give_role
from partners.enums import MembershipRole
from partners.models import Claim, ClaimObjection, Organisation
from partners.queries.colleagues import focal_points_of

LETTER = "partners.claim_letter"
DECIDE_TASK, OBJECT_TASK = "partners.decide_claim", "partners.object_to_claim"
MOST_WAITING = 3  # claims of one person at a time


@transaction.atomic
def claim_organisation(
    *, actor: Any, organisation: Organisation, function: str, words: str, letter: File[bytes]
) -> Claim:
    """Say that the organisation is one's own, with a letter of it. The secretariat has to decide; the focal
    points of today are told.

    Raises PermissionDenied for one that is not listed and for whoever acts for it already; ValidationError
    while such a claim of the person waits, beyond three that wait, and for a file that is refused.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.claim_organisation", locked):
        raise PermissionDenied
    waiting = list(Claim.objects.waiting().filter(claimant=actor))
    if any(each.organisation_id == locked.pk for each in waiting):
        raise ValidationError(_("Your claim waits for the secretariat already."))
    if len(waiting) >= MOST_WAITING:
        raise ValidationError(_("Three of your claims wait already: take one back first."))
    claim = Claim(organisation=locked, claimant=actor, function=function.strip(), words=words.strip())
    claim.clean_fields(exclude=["state", "organisation", "claimant"])
    claim.save()
    uploads.store(actor=actor, file=letter, purpose=LETTER, subject=claim)
    _record("partners.organisation_claimed", claim, actor)
    _tell(claim)
    return claim


def _tell(claim: Claim) -> None:
    """A task for the secretariat, and one for each focal point."""
    params = {"name": str(claim.organisation)}
    where: dict[str, Any] = {"url_name": "partners:claim", "url_kwargs": {"public_id": str(claim.public_id)}}
    inbox.open_task(
        kind=DECIDE_TASK,
        subject=claim,
        role="secretariat",
        title=gettext_noop("Decide on a claim: who acts for %(name)s?"),
        params=params,
        **where,
    )
    people = [each.user for each in focal_points_of(claim.organisation)]
    for person in people:
        inbox.open_task(
            kind=OBJECT_TASK,
            subject=claim,
            user=person,
            title=gettext_noop("Somebody claims to act for %(name)s: do you object?"),
            params=params,
            **where,
        )
    if people:
        emails.organisation_claimed(claim, people)


@transaction.atomic
def object_to_claim(*, actor: Any, claim: Claim, text: str) -> ClaimObjection:
    """A focal point of today says why the claim is not right. The secretariat reads it and decides. Raises
    PermissionDenied for anybody else and once it is decided, ValidationError without words."""
    locked = _locked(claim)
    if not actor.has_perm("partners.object_to_claim", locked):
        raise PermissionDenied
    if not text.strip():
        raise ValidationError({"text": _("Please say why you object.")})
    same = locked.objections.filter(author=actor, text=text.strip())
    if (said := said_just_now(same, at="at")) is not None:
        return said  # type: ignore[no-any-return]
    made = ClaimObjection(claim=locked, author=actor, text=text.strip())
    made.clean_fields(exclude=["claim", "author"])
    made.save()
    _record("partners.claim_objected", locked, actor)
    inbox.close_tasks(subject=locked, kind=OBJECT_TASK, closed_by=actor, user=actor)  # the others may still
    return made


@transaction.atomic
def decide_claim(*, actor: Any, claim: Claim, accepted: bool, reason: str = "") -> Claim:
    """Accepted: the claimant is a focal point from now on, beside those who are. Else it is declined with a
    reason. The claimant is told, and so are the focal points of before.

    Raises PermissionDenied for all but the secretariat, on one's own claim too; TransitionNotAllowed once it
    is decided or taken back; ValidationError for declining without a reason.
    """
    locked = _locked(claim)
    if not actor.has_perm("partners.decide_claim", locked):
        raise PermissionDenied
    if not accepted and not reason.strip():
        raise ValidationError({"reason": _("Please say why: the claimant will read it.")})
    before = [each.user for each in focal_points_of(locked.organisation)]
    if accepted:
        locked.accept()
    else:
        locked.decline()
    _close(locked, actor, reason)
    if accepted:
        give_role(
            actor=actor,
            organisation=locked.organisation,
            user=locked.claimant,
            role=MembershipRole.FOCAL_POINT,
            function=locked.function,
        )
        emails.claim_accepted_beside(locked, before)
    emails.claim_answered(locked)
    return locked


@transaction.atomic
def withdraw_claim(*, actor: Any, claim: Claim) -> Claim:
    """The claimant takes it back. Raises PermissionDenied, TransitionNotAllowed once it is decided."""
    locked = _locked(claim)
    if not actor.has_perm("partners.withdraw_claim", locked):
        raise PermissionDenied
    locked.withdraw()
    _close(locked, actor, "")
    return locked


def _close(claim: Claim, actor: Any, reason: str) -> None:
    claim.reason, claim.decided_at, claim.decided_by = reason.strip(), timezone.now(), actor
    claim.clean_fields(exclude=["state", "organisation", "claimant", "decided_by"])
    claim.save()
    inbox.close_tasks(subject=claim, closed_by=actor)
    _record(f"partners.claim_{claim.state}", claim, actor)


def _locked(claim: Claim) -> Claim:
    Organisation.objects.select_for_update().get(pk=claim.organisation_id)
    found: Claim = Claim.objects.select_related("organisation", "claimant").get(pk=claim.pk)
    return found


def _record(kind: str, claim: Claim, actor: Any) -> None:
    ledger.append(kind=kind, subject=claim.organisation, actor=actor, data={"claim": claim.pk})


privacy.define_retention(
    _("Claims to act for an organisation, with their letter and what was said against them"),
    _("To be able to say who speaks for an organisation, and why"),
    _("as long as the Alliance keeps its records; words and letters are erased with the person"),
)


@privacy.define_eraser
def forget_claims(user: Any) -> None:
    """Claims that wait end; what the person wrote goes."""
    for claim in Claim.objects.waiting().filter(claimant=user):
        claim.withdraw()
        claim.decided_at = timezone.now()
        claim.save()
        inbox.close_tasks(subject=claim)
    Claim.objects.filter(claimant=user).update(function="", words="")
    ClaimObjection.objects.filter(author=user).update(text="")

"""How each group rotates its seats, in its own words (S16)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from gcm.domain.room import ask
from gcm.domain.seating.handing_over import Rule
from gcm.domain.seating.officers import locked_body
from gcm.enums import StakeholderGroup
from gcm.models import NominatingBody, RotationPolicy


@transaction.atomic
def file_rotation_policy(
    *,
    actor: Any,
    body: NominatingBody,
    adopted_on: date,
    text: dict[str, str],
    term_months: int | None = None,
    reappointment: bool | None = None,
    full_term: bool | None = None,
) -> RotationPolicy:
    """Add the next version of the rotation of the body; `text` by language, the parameters optional.

    Raises PermissionDenied; ValidationError without a text, for a day to come or before that of the version
    in force, and for a term of another length where the mandate sets one (R1).
    """
    locked = locked_body(body)
    ask(actor, "gcm.file_rotation_policy", locked)
    written = {code: text.get(code, "").strip() for code in LANGUAGES}
    if not any(written.values()):
        raise ValidationError(_("Please give the text in one language at least."), code="no_text")
    _require_day(locked, adopted_on)
    if term_months is not None and locked.category.group == StakeholderGroup.GOVERNMENT:
        raise ValidationError({"term_months": _("The mandate sets the term of government seats (R1).")})
    last = locked.policies.aggregate(last=Max("version"))["last"] or 0
    made = RotationPolicy(
        body=locked,
        version=last + 1,
        adopted_on=adopted_on,
        term_months=term_months,
        reappointment=reappointment,
        full_term=full_term,
        filed_by=actor,
        **{f"text_{code}": words for code, words in written.items()},
    )
    made.full_clean(exclude=["text", *(f"text_{code}" for code in LANGUAGES)])
    made.save()
    ledger.append(
        kind="gcm.rotation_filed", subject=made, actor=actor, data={"body": locked.pk, "version": last + 1}
    )
    return made


def rule_for(body: NominatingBody, on: date | None = None) -> Rule:
    """What a new term on a seat of the body follows: the mandate for governments (R1), the group's own text
    for others (R3), the house rule where the group says nothing on handovers (R7)."""
    rules = rulesets.in_force()
    policy = RotationPolicy.objects.of(body, on)
    is_government = body.category.group == StakeholderGroup.GOVERNMENT
    months = rules["gcm.terms.government_months"] if is_government else policy and policy.term_months
    full = policy.full_term if policy and policy.full_term is not None else None
    return Rule(months, rules["gcm.terms.successor_gets_full_term"] if full is None else full)


def _require_day(body: NominatingBody, adopted_on: date) -> None:
    if adopted_on > today_in_geneva():
        raise ValidationError({"adopted_on": _("File the text once the group has adopted it.")})
    latest = RotationPolicy.objects.of(body)
    if latest is not None and adopted_on < latest.adopted_on:
        raise ValidationError({"adopted_on": _("A later version is on file already.")})

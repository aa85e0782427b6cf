"""Drafting a change of rules. The secretariat prepares values and reasons (X2); the GCG decides (X8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from alliance87.core.rulesets import InForce, registry
from gcm.domain.mandate.seat_changes import problems_of_seats
from gcm.enums import RuleDraftState
from gcm.models import RuleChange, RuleDraft
from partners.domain.stale import StaleEditError


@dataclass(frozen=True)
class Wish:
    """A value that is to be another one, and why."""

    value: Any
    reason: str


@transaction.atomic
def draft_rules(
    *, actor: Any, titles: Mapping[str, str], effective_on: date, wishes: Mapping[str, Wish]
) -> RuleDraft:
    """A change of rules in preparation. `titles` by language code, `effective_on` a day in Geneva to come,
    `wishes` by key of a rule value. Raises PermissionDenied; ValidationError with everything that is wrong
    (see `save_rules`)."""
    draft = RuleDraft(drafted_by=actor, effective_on=effective_on)
    _ask(actor)
    _write(draft, titles, wishes)
    ledger.append(kind="gcm.rules_drafted", subject=draft, actor=actor, data={"values": len(wishes)})
    return draft


@transaction.atomic
def save_rules(
    *,
    actor: Any,
    draft: RuleDraft,
    revision: int,
    titles: Mapping[str, str],
    effective_on: date,
    wishes: Mapping[str, Wish],
) -> RuleDraft:
    """Write a draft anew, until it is on an agenda. Raises PermissionDenied; StaleEditError when another
    revision stands; ValidationError for a draft that is on an agenda, without a title, for a day that has
    begun, for a value without a reason or that is in force already, and for whatever keeps the complete
    set from being ruled (X7)."""
    _ask(actor)
    locked = locked_draft(draft)
    if locked.state != RuleDraftState.DRAFT:
        raise ValidationError(_("This change is on an agenda: it cannot be written anew."), code="placed")
    if locked.revision != revision:
        raise StaleEditError(locked)
    locked.effective_on = effective_on
    locked.revision += 1
    _write(locked, titles, wishes)
    ledger.append(kind="gcm.rules_redrafted", subject=locked, actor=actor, data={"values": len(wishes)})
    return locked


def locked_draft(draft: RuleDraft) -> RuleDraft:
    """The draft, locked until the transaction ends."""
    return RuleDraft.objects.select_for_update().get(pk=draft.pk)


def rules_before(draft: RuleDraft) -> InForce:
    """The rules that the draft changes: those that would be in force on its day without it."""
    return rulesets.in_force(draft.effective_from)


def wished_values(draft: RuleDraft) -> dict[str, Any]:
    """The new values by key, in the types of their definitions."""
    return {each.key: registry.definition(each.key).typed(each.new) for each in draft.changes.all()}


def require_possible(draft: RuleDraft, values: Mapping[str, Any]) -> None:
    """Raises ValidationError with everything that keeps these values from coming into force on the day."""
    problems = []
    if draft.effective_from <= timezone.now():
        problems.append(_("Rules take effect on a day to come."))
    problems += registry.problems(rules_before(draft).complete() | dict(values))
    if not problems:
        problems += problems_of_seats(values, draft.effective_on)
    if problems:
        raise ValidationError(problems)


def _ask(actor: Any) -> None:
    if not actor.has_perm("gcm.draft_rules"):
        raise PermissionDenied


def _write(draft: RuleDraft, titles: Mapping[str, str], wishes: Mapping[str, Wish]) -> None:
    rules = rules_before(draft)
    for code, _name in settings.LANGUAGES:
        setattr(draft, f"title_{code}", titles.get(code, "").strip())
    problems = _problems_of_words(titles, wishes)
    known = [key for key in wishes if key in rules.complete()]
    problems += [
        _("“%(label)s” has this value already.") % {"label": registry.definition(key).label}
        for key in known
        if as_stored(wishes[key].value) == as_stored(rules[key])
    ]
    if problems:
        raise ValidationError(problems)
    require_possible(draft, {key: wish.value for key, wish in wishes.items()})
    draft.full_clean(exclude=["state", "title"])  # a protected state cannot be cleaned
    draft.save()
    draft.changes.all().delete()
    RuleChange.objects.bulk_create(
        RuleChange(
            draft=draft,
            key=key,
            old=as_stored(rules[key]),
            new=as_stored(wish.value),
            reason=wish.reason.strip(),
        )
        for key, wish in wishes.items()
    )


def _problems_of_words(titles: Mapping[str, str], wishes: Mapping[str, Wish]) -> list[Any]:
    problems: list[Any] = []
    if not all(titles.get(code, "").strip() for code, _name in settings.LANGUAGES):
        problems.append(_("A change of rules needs a title in each language."))
    if not wishes:
        problems.append(_("Nothing changes yet: give one value at least."))
    if any(not wish.reason.strip() for wish in wishes.values()):
        problems.append(_("Each value that changes needs its reason."))
    return problems


def as_stored(value: Any) -> Any:
    """A value as JSON has it, which knows no tuples."""
    return list(value) if isinstance(value, tuple) else value

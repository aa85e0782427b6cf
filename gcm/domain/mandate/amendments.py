"""A change of rules is itself a decision by consensus (X7, X8): it comes on an agenda, and at the gavel the
rule set gets its version, in the same transaction."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from alliance87.core import ledger
from alliance87.core.rulesets import registry
from alliance87.core.rulesets.domain import adopt_rule_set
from alliance87.core.rulesets.house_rules import in_words
from gcm.domain.drafted import add_drafted_item
from gcm.domain.effects import define_effect
from gcm.domain.mandate.rule_drafts import (
    as_stored,
    locked_draft,
    require_possible,
    rules_before,
    wished_values,
)
from gcm.domain.mandate.seat_changes import fit_seats
from gcm.models import AgendaItem, Decision, Meeting, RuleChange, RuleDraft

AMEND = "gcm.amend_rules"
OUTLOOK = _("The rules change on %(day)s; what was decided before keeps the rules of its time. %(changes)s")
WORDING = _("The GCG adopts the following changes of its working arrangements, in force from %(day)s:")


@transaction.atomic
def put_rules_on_agenda(*, actor: Any, draft: RuleDraft, meeting: Meeting) -> AgendaItem:
    """An item for decision on the draft, its text drafted in the three languages with each old and new value,
    French being the source. Raises PermissionDenied; TransitionNotAllowed for a draft that is on an agenda
    already; ValidationError once that agenda is final, and for values that could not come into force."""
    if not actor.has_perm("gcm.draft_rules"):
        raise PermissionDenied
    locked = locked_draft(draft)
    locked.put_on_agenda()
    require_possible(locked, wished_values(locked))
    locked.save()
    return add_drafted_item(actor=actor, meeting=meeting, subject=locked, effect=AMEND)


def _wording(draft: RuleDraft, language: str, _day: date) -> tuple[str, str]:
    with override(language):
        first = str(WORDING) % {"day": date_format(draft.effective_on, "DATE_FORMAT")}
        lines = [f"– {each}" for each in _lines(draft)]
        return getattr(draft, f"title_{language}"), "\n".join([first, *lines])


def _outlook(draft: RuleDraft) -> str:
    """From when, and each old and new value, in one sentence."""
    words = {"day": date_format(draft.effective_on, "DATE_FORMAT"), "changes": "; ".join(_lines(draft))}
    return str(OUTLOOK) % words


def _lines(draft: RuleDraft) -> list[str]:
    return [_line(each) for each in draft.changes.order_by("key")]


def _line(change: RuleChange) -> str:
    """One value in words: what is ruled, the old value, the new one."""
    definition = registry.definition(change.key)
    old, new = (in_words(definition, definition.typed(raw)) for raw in (change.old, change.new))
    return f"{definition.label}: {old} → {new}"


def _amend(*, actor: Any, subject: RuleDraft, decision: Decision) -> None:
    """The meeting had its quorum, or nothing would have been decided. Everything is checked again: values
    and seats may have changed since the draft was written."""
    locked = locked_draft(subject)
    values = wished_values(locked)
    _require_same_before(locked)
    require_possible(locked, values)
    locked.adopt()
    made = adopt_rule_set(
        actor=actor,
        values=values,
        effective_from=locked.effective_from,
        reference=decision.symbol,
        label=str(locked.title),
    )
    begun, ended = fit_seats(values=values, day=locked.effective_on)
    locked.rule_set, locked.decision = made.version, decision.symbol
    locked.save()
    data = {"rule_set": made.version, "decision": decision.symbol, "seats_begun": begun, "seats_ended": ended}
    ledger.append(kind="gcm.rules_amended", subject=locked, actor=actor, data=data)


def _require_same_before(draft: RuleDraft) -> None:
    """What the members read as the old value is still the one. Raises ValidationError."""
    rules = rules_before(draft)
    if any(as_stored(rules[each.key]) != each.old for each in draft.changes.all()):
        raise ValidationError(_("Another decision changed these values meanwhile: draft the change anew."))


def _hand_back(*, actor: Any, subject: RuleDraft, state: str, note: str) -> None:
    locked = locked_draft(subject)
    locked.hand_back()
    locked.save()


define_effect(
    AMEND,
    _("The rules change on their day; what was decided before keeps the rules of its time."),
    run=_amend,
    dispose=_hand_back,
    describe=_outlook,
    draft=_wording,
)

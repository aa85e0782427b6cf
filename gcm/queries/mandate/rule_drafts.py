"""A change of rules as its readers see it: old and new value by clause."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from alliance87.core.rulesets import registry
from alliance87.core.rulesets.enums import Kind
from alliance87.core.rulesets.house_rules import PILLS, in_words
from alliance87.core.rulesets.registry import Clause, Definition
from gcm.enums import RuleDraftState
from gcm.models import RuleChange, RuleDraft


@dataclass(frozen=True)
class ChangeRow:
    """One value in words. `kind` says where the old value came from."""

    definition: Definition
    old: str
    new: str
    reason: str

    @property
    def kind(self) -> Kind:
        return self.definition.kind

    @property
    def pill(self) -> str:
        return PILLS[self.kind]


@dataclass(frozen=True)
class ClauseChanges:
    clause: Clause
    rows: list[ChangeRow]


def changes_by_clause(draft: RuleDraft) -> list[ClauseChanges]:
    """In the order of the mandate. One query."""
    by_key = {each.key: each for each in draft.changes.all()}
    changed = [each for each in registry.definitions() if each.key in by_key]
    return [
        ClauseChanges(registry.clause(key), [_row(each, by_key[each.key]) for each in found])
        for key, found in groupby(changed, key=lambda each: each.clause)
    ]


def _row(definition: Definition, change: RuleChange) -> ChangeRow:
    old, new = (in_words(definition, definition.typed(raw)) for raw in (change.old, change.new))
    return ChangeRow(definition, old, new, change.reason)


def drafts_for(user: Any) -> list[RuleDraft]:
    """What is in preparation is the secretariat's; the rest is everybody's of the GCG. One query."""
    drafts = RuleDraft.objects.all()
    if not user.has_perm("gcm.draft_rules"):
        drafts = drafts.exclude(state=RuleDraftState.DRAFT)
    return list(drafts)

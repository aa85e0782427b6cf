"""Adopting rules. The GCG decides, by consensus and with a quorum (X8); the record names the decision."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliance87.core import ledger
from alliance87.core.rulesets import queries, registry
from alliance87.core.rulesets.in_force import InForce
from alliance87.core.rulesets.models import RuleSet, RuleValue

# The reference goes into the ledger, which takes numbers and no words.
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:-]{0,99}")


@transaction.atomic
def adopt_rule_set(
    *, actor: Any, values: Mapping[str, Any], effective_from: datetime, reference: str, label: str = ""
) -> RuleSet:
    """Store the next version: the last one with `values` in place of the values it names (X7, X8, X9). Part
    of the gavel of that decision, which has asked the right: nobody adopts rules otherwise.

    `effective_from` is an aware instant, after the last version's and not past; `reference` the number
    of the decision. Raises ValidationError with everything that is wrong.
    """
    last = RuleSet.objects.select_for_update().order_by("-version").first()
    if last is None:
        raise ValidationError(_("The first rule set is missing: load the reference data first."))
    new = InForce(values=dict(last.values.values_list("key", "value"))).complete() | dict(values)
    problems = _problems_of_dates(last, effective_from) + registry.problems(new)
    if not REFERENCE.fullmatch(reference):
        problems.append(_("Please give the number of the decision, such as GCM/2027/3."))
    if problems:
        raise ValidationError(problems)
    made = RuleSet(
        version=last.version + 1, effective_from=effective_from, label=label.strip(), adopted_by=reference
    )
    made.full_clean()
    _store(made, new)
    _record("rulesets.rule_set_adopted", made, new, actor)
    return made


@transaction.atomic
def load_first(*, effective_from: datetime) -> RuleSet:
    """Version 1 from the declared defaults. Does nothing when a rule set is there already."""
    existing = RuleSet.objects.order_by("version").first()
    if existing is not None:
        return existing
    made = RuleSet(version=1, effective_from=effective_from)
    values = registry.defaults()
    _store(made, values)
    _record("rulesets.first_rule_set_loaded", made, values, None)
    return made


def _problems_of_dates(last: RuleSet, effective_from: datetime) -> list[Any]:
    problems = []
    if effective_from <= last.effective_from:
        problems.append(_("Rules come into force after the ones they replace."))
    if effective_from < timezone.now():
        problems.append(_("Rules cannot come into force in the past."))
    return problems


def _store(made: RuleSet, values: Mapping[str, Any]) -> None:
    made.save(force_insert=True)
    RuleValue.objects.bulk_create(
        RuleValue(rule_set=made, key=key, value=value) for key, value in values.items()
    )
    queries.forget()


def _record(kind: str, made: RuleSet, values: Mapping[str, Any], actor: Any) -> None:
    # The values can be checked against the record without repeating them there.
    data = {"version": made.version, "values": ledger.digest_of(values), "reference": made.adopted_by or None}
    ledger.append(kind=kind, subject=made, actor=actor, data=data)

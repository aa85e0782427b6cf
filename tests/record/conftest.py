from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from alliance87.core import ledger
from alliance87.core.ledger.models import Entry
from alliance87.core.rulesets import domain, registry
from alliance87.core.rulesets.models import RuleSet
from tests.cast import make_user, member_of_the_cast


@pytest.fixture
def subject(db):
    return make_user("applicant")


@pytest.fixture
def append(subject):
    """`append(3)`: that many records, as one act each."""

    def records(number, /, actor=None, **data):
        for _ in range(number):
            with transaction.atomic():
                ledger.append(kind="tests.act", subject=subject, actor=actor, data=data)
        return list(Entry.objects.all())

    return records


@pytest.fixture
def first_rule_set(db):
    return domain.load_first(effective_from=timezone.now() - timedelta(days=365))


@pytest.fixture
def adopt(first_rule_set):
    """`adopt({"gcm.quorum.seats": 17})`: the next rule set, in force from tomorrow."""

    def act(values, *, actor=None, days=1, reference="GCM/2026/7", label=""):
        last = RuleSet.objects.order_by("-version").first()
        start = max(last.effective_from, timezone.now()) + timedelta(days=days)
        return domain.adopt_rule_set(
            actor=actor or member_of_the_cast("secretariat"),
            values=values,
            effective_from=start,
            reference=reference,
            label=label,
        )

    return act


@pytest.fixture
def own_clause(monkeypatch):
    """Declarations of a test go with the test."""
    monkeypatch.setattr(registry, "_clauses", dict(registry._clauses))
    monkeypatch.setattr(registry, "_definitions", dict(registry._definitions))
    monkeypatch.setattr(registry, "_constraints", list(registry._constraints))
    return registry.define_clause("tests.clause", "A clause", "What it says.")

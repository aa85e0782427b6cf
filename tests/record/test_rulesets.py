"""Rule sets: which values are in force when, and how they are adopted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alliance87.core import ledger, rulesets
from alliance87.core.ledger.models import Entry
from alliance87.core.rulesets import domain, queries, registry
from alliance87.core.rulesets.models import RuleSet, RuleValue
from tests.static_checks.sources import named, source_files

SECOND = timedelta(seconds=1)


def test_before_the_first_rule_set_the_defaults_answer(no_rule_set):
    rules = rulesets.in_force()
    assert (rules.version, rules.effective_from) == (0, None)
    assert rules.complete() == registry.defaults()


def test_the_first_rule_set_holds_every_default(first_rule_set):
    rules = rulesets.in_force(first_rule_set.effective_from)
    assert (rules.version, first_rule_set.version) == (1, 1)
    assert rules.complete() == registry.defaults()


def test_loading_the_first_again_changes_nothing(first_rule_set):
    before = Entry.objects.count()
    assert domain.load_first(effective_from=timezone.now()) == first_rule_set
    assert Entry.objects.count() == before


@pytest.mark.rule("X7")
def test_old_instants_keep_old_rules(adopt):
    old = rulesets.in_force()
    adopted = adopt({"gcm.quorum.seats": old["gcm.quorum.seats"] + 1})
    start = adopted.effective_from
    assert rulesets.in_force() == rulesets.in_force(start - SECOND) == old
    assert rulesets.in_force(start).version == old.version + 1 == adopted.version
    assert rulesets.in_force(start)["gcm.quorum.seats"] == old["gcm.quorum.seats"] + 1
    assert rulesets.in_force(start)["gcm.absences.limit"] == old["gcm.absences.limit"]


@pytest.mark.rule("X7")
def test_of_several_the_last_one_begun_is_in_force(adopt, at_instant):
    adopted = [adopt({}, days=10, label=str(number)) for number in range(3)]
    for each in adopted:
        assert rulesets.in_force(each.effective_from).label == each.label
    at_instant(adopted[1].effective_from)
    assert (rulesets.in_force().label, rulesets.version_in_force()) == ("1", adopted[1].version)


def test_values_have_the_type_that_was_declared(adopt):
    start = adopt({"gcm.terms.notice_months": [9, 4], "gcm.decisions.silence_procedure": True}).effective_from
    rules = rulesets.in_force(start)
    assert rules["gcm.terms.notice_months"] == (9, 4)
    assert rules["gcm.decisions.silence_procedure"] is True


def test_a_value_that_nobody_declared_is_a_mistake(db):
    with pytest.raises(KeyError):
        rulesets.in_force()["gcm.quorum.seat"]


def test_a_value_younger_than_the_rule_set_answers_with_its_default(first_rule_set, own_clause):
    registry.define(
        key="tests.young",
        type=int,
        default=9,
        rule="X9",
        clause="tests.clause",
        kind=rulesets.DEFAULT,
        label="Young",
    )
    assert rulesets.in_force()["tests.young"] == 9


@pytest.mark.rule("X8")
def test_an_adoption_is_recorded_with_decision_and_digest(secretariat, adopt):
    adopted = adopt({}, reference="GCM/2027/3", label="After the review")
    entry = ledger.entries_of(adopted).get()
    values = rulesets.in_force(adopted.effective_from).complete()
    assert (entry.kind, entry.actor_id) == ("rulesets.rule_set_adopted", secretariat.pk)
    assert entry.data == {
        "version": adopted.version,
        "values": ledger.digest_of(values),
        "reference": "GCM/2027/3",
    }


@pytest.mark.rule("X8")
def test_nothing_adopts_rules_but_the_effect_of_a_decision():
    calls = [named(path) for path in source_files() if "adopt_rule_set(" in path.read_text()]
    assert calls == ["alliance87/core/rulesets/domain.py", "gcm/domain/mandate/amendments.py"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"gcm.quorum.seat": 1}, "There is no rule value “gcm.quorum.seat”."),
        ({"gcm.quorum.seats": "16"}, "“Representatives needed for a quorum” does not take such a value."),
        ({"gcm.quorum.seats": True}, "“Representatives needed for a quorum” does not take such a value."),
        ({"gcm.quorum.seats": 16.0}, "“Representatives needed for a quorum” does not take such a value."),
        (
            {"gcm.minutes.formal_approval": 1},
            "“The next meeting approves the minutes” does not take such a value.",
        ),
        ({"gcm.quorum.seats": 0}, "“Representatives needed for a quorum” is at least 1."),
        (
            {"gcm.meetings.alert_month_short": 13},
            "“Alert when one is still missing by then” is at most 12.",
        ),
        ({"gcm.groups.count": 6}, "“Stakeholder groups that count for the quorum” can be 5, 7."),
        ({"gcm.terms.notice_months": []}, "“Notices before the end of a term” takes whole numbers."),
        ({"gcm.terms.notice_months": 3}, "“Notices before the end of a term” takes whole numbers."),
        (
            {"gcm.terms.notice_months": [1, 3]},
            "“Notices before the end of a term” goes from the largest to the smallest, each once.",
        ),
        ({"gcm.terms.notice_months": [3, 0]}, "“Notices before the end of a term” is at least 1."),
        ({"gcm.seats.total": 99}, "The seats of the blocks must add up to the seats of the GCG."),
        (
            {"gcm.quorum.seats": 99},
            "The quorum must leave room for every group and cannot be more than the seats.",
        ),
        (
            {"gcm.meetings.papers_days": 99},
            "The notice comes before the papers, and the papers before the final agenda.",
        ),
        ({"gcm.meetings.alert_month_none": 12}, "The first alert on meetings comes before the second."),
    ],
)
def test_values_that_cannot_hold_are_refused_in_words(adopt, in_language, values, expected):
    in_language("en")
    before = RuleSet.objects.count()
    with pytest.raises(ValidationError) as refusal:
        adopt(values)
    assert refusal.value.messages == [expected]
    assert RuleSet.objects.count() == before


def test_everything_that_is_wrong_is_said_at_once(adopt, first_rule_set, secretariat, in_language):
    in_language("en")
    with pytest.raises(ValidationError) as refusal:
        domain.adopt_rule_set(
            actor=secretariat,
            values={"no.such": 1},
            effective_from=first_rule_set.effective_from,
            reference="by word of mouth",
        )
    assert refusal.value.messages == [
        "Rules come into force after the ones they replace.",
        "Rules cannot come into force in the past.",
        "There is no rule value “no.such”.",
        "Please give the number of the decision, such as GCM/2027/3.",
    ]


def test_without_a_first_rule_set_there_is_nothing_to_follow(no_rule_set, secretariat):
    start = timezone.now() + SECOND
    with pytest.raises(ValidationError):
        domain.adopt_rule_set(actor=secretariat, values={}, effective_from=start, reference="GCM/1")
    assert RuleSet.objects.count() == 0


def test_loading_the_first_is_recorded_as_the_portals_own_act(no_rule_set):
    first = rulesets.load_first(timezone.now())
    (entry,) = ledger.entries_of(first)
    assert (entry.seq, entry.actor_id, entry.rule_set) == (1, None, 1)
    assert entry.data["values"] == ledger.digest_of(registry.defaults())


@pytest.mark.rule("X7")
@pytest.mark.parametrize(
    "change",
    [
        lambda: RuleValue.objects.update(value=1),
        lambda: RuleValue.objects.all()._raw_delete("default"),
        lambda: RuleSet.objects.update(label="another"),
        lambda: RuleSet.objects.all()._raw_delete("default"),
    ],
)
def test_the_database_refuses_to_change_a_rule_set(first_rule_set, change):
    before = rulesets.in_force()
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
    assert rulesets.in_force() == before


@pytest.mark.parametrize("ask", [rulesets.in_force, rulesets.version_in_force])
def test_asking_costs_one_query(first_rule_set, django_assert_num_queries, ask):
    with django_assert_num_queries(1):
        ask()


def test_what_is_remembered_is_asked_once(first_rule_set, django_assert_num_queries):
    with rulesets.remembered(), django_assert_num_queries(1):
        one, other = rulesets.in_force(), rulesets.in_force()
        assert rulesets.version_in_force() == one.version == other.version
        with rulesets.remembered():
            assert rulesets.in_force() is one


def test_nothing_is_remembered_after_the_block(first_rule_set, django_assert_num_queries):
    with rulesets.remembered():
        rulesets.in_force()
    with django_assert_num_queries(1):
        rulesets.in_force()


def test_who_adopts_within_a_block_sees_the_new_rules(adopt):
    with rulesets.remembered():
        later = timezone.now() + timedelta(days=500)
        before = rulesets.in_force(later).version
        adopt({}, days=1)
        assert rulesets.in_force(later).version == before + 1


def test_rule_sets_to_come_are_not_published_yet(adopt):
    now = timezone.now()
    shown = list(queries.published(now))
    to_come = adopt({}, days=1)
    assert list(queries.published(now)) == shown
    assert list(queries.published(to_come.effective_from)) == [to_come, *shown]


@pytest.mark.rule("T24")
@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_make_two_versions_or_one_refusal(first_rule_set, secretariat):
    last = RuleSet.objects.order_by("-version").first()

    def adopt(days):
        try:
            return domain.adopt_rule_set(
                actor=secretariat,
                values={},
                effective_from=timezone.now() + timedelta(days=days),
                reference=f"GCM/2027/{days}",
            ).version
        except ValidationError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        versions = list(pool.map(adopt, (5, 9)))
    made = sorted(version for version in versions if version)
    assert made in ([last.version + 1], [last.version + 1, last.version + 2])
    assert RuleSet.objects.filter(version__gt=last.version).count() == len(made)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"key": "gcm.quorum.seats"}, "declared twice"),
        ({"clause": "no.such"}, "unknown clause"),
        ({"type": float, "default": 0.5}, "unknown clause 'tests.clause' or type float"),
        ({"default": 0}, "breaks its own limits"),
    ],
)
def test_a_declaration_that_cannot_hold_stops_the_start(own_clause, changes, expected):
    given = {
        "key": "tests.value",
        "type": int,
        "default": 3,
        "rule": "X9",
        "clause": "tests.clause",
        "kind": rulesets.DEFAULT,
        "label": "A value",
    }
    if expected is None:
        assert registry.define(**given | changes) == registry.definition("tests.value")
        return
    with pytest.raises(ValueError, match=expected):
        registry.define(**given | changes)


def test_a_clause_is_declared_once(own_clause):
    with pytest.raises(ValueError):
        registry.define_clause("tests.clause", "Again", "")

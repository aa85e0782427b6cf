"""Appending to the ledger, and what the database refuses."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alliance87.core import ledger, rulesets
from alliance87.core.ledger.chain import GENESIS, Record
from alliance87.core.ledger.models import Entry, LedgerHead

pytestmark = pytest.mark.rule("T18")

# What each database could do behind the application's back, and refuses to.
EVERYWHERE = [
    "UPDATE ledger_entry SET kind = 'tests.other' WHERE seq = 1",
    "DELETE FROM ledger_entry WHERE seq = 2",
    "DELETE FROM ledger_entry",
    "UPDATE ledger_ledgerhead SET count = 1",
    "UPDATE ledger_ledgerhead SET hash = 'x'",
    "UPDATE ledger_ledgerhead SET count = count + 2",
    "DELETE FROM ledger_ledgerhead",
    "INSERT INTO ledger_ledgerhead (id, count, hash) VALUES (2, 0, 'x')",
    "INSERT INTO ledger_entry SELECT * FROM ledger_entry WHERE true "
    "ON CONFLICT (seq) DO UPDATE SET kind = 'tests.other'",
]
ONLY_HERE = {
    "sqlite": [
        "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry",
        "REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE seq = 2",
        "UPDATE OR REPLACE ledger_entry SET seq = 1 WHERE seq = 2",
        "REPLACE INTO ledger_ledgerhead (id, count, hash) VALUES (1, 0, 'x')",
    ],
    "postgresql": [
        "TRUNCATE ledger_entry",
        "TRUNCATE ledger_ledgerhead",
        "TRUNCATE rulesets_ruleset CASCADE",
        # A session that plays replica fires no ordinary trigger.
        "SET LOCAL session_replication_role = replica; DELETE FROM ledger_entry",
    ],
}


def test_a_record_says_who_did_what_to_what_and_under_which_rules(append, subject, secretariat, at_instant):
    at_instant(datetime(2028, 2, 29, 23, 0, 0, 123456, tzinfo=UTC))
    (entry,) = append(1, actor=secretariat, listing="public")
    assert entry.record() == Record(
        seq=1,
        at=datetime(2028, 2, 29, 23, 0, 0, 123456, tzinfo=UTC),
        kind="tests.act",
        subject_type="partners.user",
        subject_id=str(subject.pk),
        actor_id=secretariat.pk,
        rule_set=rulesets.in_force().version,
        data={"listing": "public"},
        previous=GENESIS,
    )


def test_numbers_have_no_gap_and_each_record_follows_the_one_before(append):
    entries = append(4)
    assert [entry.seq for entry in entries] == [1, 2, 3, 4]
    assert [entry.previous for entry in entries] == [GENESIS, *(entry.hash for entry in entries[:-1])]
    assert [entry.hash for entry in entries] == [entry.record().digest() for entry in entries]


def test_the_head_counts_the_records_and_knows_the_last(append):
    entries = append(3)
    assert str(LedgerHead.objects.get()) == f"3:{entries[-1].hash}"


def test_an_act_that_fails_leaves_no_record_and_no_gap(append, subject):
    append(1)
    with pytest.raises(RuntimeError), transaction.atomic():
        ledger.append(kind="tests.act", subject=subject, actor=None)
        raise RuntimeError
    assert [entry.seq for entry in append(1)] == [1, 2]


def test_the_digest_depends_on_every_field():
    base = {
        "seq": 1,
        "at": datetime(2027, 1, 1, tzinfo=UTC),
        "kind": "a.b",
        "subject_type": "a.c",
        "subject_id": "5",
        "actor_id": 7,
        "rule_set": 1,
        "data": {"x": 1},
        "previous": GENESIS,
    }
    others = {
        "seq": 2,
        "at": datetime(2027, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
        "kind": "a.d",
        "subject_type": "a.e",
        "subject_id": "6",
        "actor_id": None,
        "rule_set": 2,
        "data": {"x": True},
        "previous": "1" * 64,
    }
    digests = {Record(**base | {name: value}).digest() for name, value in others.items()}
    assert len(digests | {Record(**base).digest()}) == len(others) + 1


def test_what_happened_to_an_object_is_read_in_one_query(append, subject, django_assert_num_queries):
    append(2)
    other = get_user_model()(pk=subject.pk + 1)
    with transaction.atomic():
        ledger.append(kind="tests.other", subject=other, actor=None)
    with django_assert_num_queries(1):
        assert [entry.seq for entry in ledger.entries_of(subject)] == [1, 2]


def test_appending_costs_four_queries(append, subject, django_assert_num_queries):
    append(1)
    with transaction.atomic(), django_assert_num_queries(4):
        ledger.append(kind="tests.act", subject=subject, actor=None)


def test_within_a_request_the_rules_are_not_read_again(append, subject, django_assert_num_queries):
    append(1)
    with rulesets.remembered(), transaction.atomic():
        rulesets.in_force()
        with django_assert_num_queries(3):
            ledger.append(kind="tests.act", subject=subject, actor=None)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded(subject):
    with pytest.raises(transaction.TransactionManagementError):
        ledger.append(kind="tests.act", subject=subject, actor=None)
    assert Entry.objects.count() == 0


def test_a_subject_that_is_not_stored_is_refused(db):
    with pytest.raises(ValueError):
        ledger.append(kind="tests.act", subject=get_user_model()(), actor=None)


@pytest.mark.rule("M4")
@pytest.mark.parametrize(
    "data",
    [
        {"to": "anna@example.org"},
        {"who": "Anna Muster"},
        {"who": "Zoë"},
        {"long": "a" * 201},
        {"deep": [{"who": "two words"}]},
        {"Name": 1},
        {"a b": 1},
        {1: 1},
        {"share": 0.5},
        {"at": datetime(2027, 1, 1, tzinfo=UTC)},
    ],
)
def test_what_could_tell_of_a_person_is_refused(subject, data):
    with pytest.raises(ledger.PersonalDataError) as refusal:
        ledger.append(kind="tests.act", subject=subject, actor=None, data=data)
    assert Entry.objects.count() == 0
    assert "anna" not in str(refusal.value).lower()


@pytest.mark.parametrize(
    "data",
    [
        {"organisation": 7, "listing": "name_only", "reason": None, "again": True},
        {"digest": "f" * 64, "upload": "0b5c0a6e-0f0c-4a0e-9a65-4a3f1a2b3c4d", "number": "GCM/2027/3"},
        {"seats": [1, 2, 3], "before": {"state": "draft"}, "empty": ""},
    ],
)
def test_numbers_states_and_identifiers_are_kept_as_they_are(append, data):
    (entry,) = append(1, **data)
    assert entry.data == data
    assert entry.record().digest() == entry.hash


@pytest.mark.parametrize("statement", EVERYWHERE + ONLY_HERE[connection.vendor])
def test_the_database_refuses_to_change_what_was_recorded(append, statement):
    before = [entry.record() for entry in append(2)]
    # A role that may not even play replica is told so before the trigger has a word.
    refusals = (IntegrityError, ProgrammingError) if "replica" in statement else IntegrityError
    with pytest.raises(refusals), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [entry.record() for entry in Entry.objects.all()] == before
    assert LedgerHead.objects.get().count == 2

"""`manage.py verify_ledger` after somebody was at the database behind the application's back."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from alliance87.core.ledger import triggers, verification
from alliance87.core.ledger.models import Entry, LedgerHead
from alliance87.core.ledger.verification import Anchor, verify

pytestmark = pytest.mark.rule("T18")


def tamper(statement, *parameters):
    with triggers.lifted(connection), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def change_with_digest(seq):
    entry = Entry.objects.get(seq=seq)
    entry.kind = "tests.other"
    digest = entry.record().digest()
    tamper("UPDATE ledger_entry SET kind = %s, hash = %s WHERE seq = %s", entry.kind, digest, seq)


def run(**options):
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_ledger", stdout=out, stderr=err, **options)
    except CommandError as fault:
        return fault.returncode, err.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_a_whole_record_holds_and_its_head_is_printed(append):
    last = append(3)[-1]
    assert run() == (0, [f"3 records, no gap. Head: 3:{last.hash}"])


def test_an_empty_record_holds(db):
    assert run() == (0, [f"0 records, no gap. Head: 0:{'0' * 64}"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET kind = 'tests.acT' WHERE seq = 2",
        "UPDATE ledger_entry SET subject_id = '999999' WHERE seq = 2",
        "UPDATE ledger_entry SET actor_id = 999999 WHERE seq = 2",
        "UPDATE ledger_entry SET rule_set = rule_set + 1 WHERE seq = 2",
        """UPDATE ledger_entry SET data = '{"seat":2}' WHERE seq = 2""",
        """UPDATE ledger_entry SET data = '{"seat":1.0}' WHERE seq = 2""",
        "UPDATE ledger_entry SET at = '1999-12-31 23:59:59' WHERE seq = 2",
        "UPDATE ledger_entry SET hash = 'f' WHERE seq = 2",
    ],
)
def test_a_changed_byte_is_found(append, statement):
    append(4, seat=1)
    tamper(statement)
    assert run() == (1, ["Bad record: 2, its content is not what was written"])


def test_a_changed_link_is_found(append):
    append(3)
    tamper("UPDATE ledger_entry SET previous = %s WHERE seq = 3", "0" * 64)
    assert run() == (1, ["Bad record: 3, it does not follow the record before it"])


def test_a_changed_record_with_a_digest_to_match_is_found_by_the_next(append):
    append(3)
    change_with_digest(2)
    assert run() == (1, ["Bad record: 3, it does not follow the record before it"])


def test_a_last_record_with_a_digest_to_match_is_found_by_the_head(append):
    append(2)
    change_with_digest(2)
    assert run() == (1, ["Head: the head does not agree with record 2"])


def test_every_gap_is_named_and_the_first_bad_record(append):
    append(9)
    tamper("DELETE FROM ledger_entry WHERE seq IN (2, 5, 6, 9)")
    tamper("UPDATE ledger_entry SET kind = 'x' WHERE seq IN (4, 7)")
    assert run() == (
        1,
        [
            "Bad record: 4, its content is not what was written",
            "Gap: record 2 is missing",
            "Gap: record 5 to 6 are missing",
            "Gap: record 9 is missing",
        ],
    )


def unreadable(seq):
    """What a flipped bit in SQLite's file leaves, and what PostgreSQL lets nobody store: a check on the
    bytes of a text is all that stands between a record and its reader there."""
    if connection.vendor == "sqlite":
        tamper("UPDATE ledger_entry SET kind = CAST(x'74ff' AS TEXT) WHERE seq = %s", seq)
        return "it cannot be read: Could not decode to UTF-8 column 'kind' with text 't\ufffd'"
    tamper("UPDATE ledger_entry SET kind = 't' WHERE seq = %s", seq)
    return "its content is not what was written"


def test_a_record_that_cannot_be_read_is_named_and_those_after_it_are_read(append, monkeypatch):
    monkeypatch.setattr(verification, "CHUNK", 5)
    append(14)
    why = unreadable(8)
    tamper("DELETE FROM ledger_entry WHERE seq IN (7, 12)")
    assert run() == (1, [f"Bad record: 8, {why}", "Gap: record 7 is missing", "Gap: record 12 is missing"])


@pytest.mark.parametrize(
    ("number", "line"), [(1, "Gap: record 1 is missing"), (3, "Gap: record 1 to 3 are missing")]
)
def test_an_emptied_table_is_found(append, number, line):
    append(number)
    tamper("TRUNCATE ledger_entry" if connection.vendor == "postgresql" else "DELETE FROM ledger_entry")
    assert run() == (1, [line])


@pytest.mark.parametrize(
    ("statement", "lines"),
    [
        (
            "UPDATE ledger_ledgerhead SET hash = 'a'",
            ["Head: the head does not agree with record 3"],
        ),
        (
            "UPDATE ledger_ledgerhead SET count = 2",
            ["Head: the head does not agree with record 2", "Head: the head counts 2 records, there are 3"],
        ),
        ("UPDATE ledger_ledgerhead SET count = 5", ["Gap: record 4 to 5 are missing"]),
        ("DELETE FROM ledger_ledgerhead", ["Head: the head of the chain is missing"]),
    ],
)
def test_a_changed_head_is_found(append, statement, lines):
    append(3)
    tamper(statement)
    assert run() == (1, lines)


def forge(kind):
    """Write the whole chain again with other content, head and all."""
    entries, previous = list(Entry.objects.all()), "0" * 64
    for entry in entries:
        entry.kind, entry.previous = kind, previous
        previous = entry.hash = entry.record().digest()
    with triggers.lifted(connection):
        Entry.objects.all().delete()
        Entry.objects.bulk_create(entries)
        LedgerHead.objects.update(hash=previous)


def test_a_chain_forged_from_end_to_end_is_found_by_an_anchor(append):
    kept = str(Anchor(3, append(3)[-1].hash).hash)
    append(2)
    assert run(anchor=Anchor(3, kept))[0] == 0
    forge("tests.forged")
    assert run()[0] == 0
    assert run(anchor=Anchor(3, kept)) == (1, ["Head: record 3 is not the one that was anchored"])


def test_everything_emptied_is_found_by_an_anchor(append):
    anchor = Anchor(2, append(2)[-1].hash)
    tamper("DELETE FROM ledger_entry")
    tamper("DELETE FROM ledger_ledgerhead")
    assert run()[0] == 0
    assert run(anchor=anchor) == (1, ["Head: record 2 is not the one that was anchored"])


def test_an_anchor_is_given_as_it_was_printed(append):
    head = f"2:{append(2)[-1].hash}"
    call_command("verify_ledger", "--anchor", head, stdout=StringIO())
    with pytest.raises(CommandError, match="COUNT:DIGEST"):
        call_command("verify_ledger", "--anchor", "2")


def test_a_missing_trigger_is_named(append):
    append(1)
    triggers.remove_from(connection, {"rulesets_rulevalue"})
    lines = [f"Missing trigger: {each.name}" for each in triggers.missing(connection)]
    assert "Missing trigger: rulesets_rulevalue_refuses_delete" in lines
    assert run() == (1, lines)
    triggers.install(connection)
    assert run()[0] == 0


def test_whoever_appends_while_the_chain_is_read_does_no_harm(append, monkeypatch):
    append(2)
    read_head = verification._head
    heads = []

    def head_and_then_an_append():
        heads.append(read_head())
        if len(heads) == 1:
            append(1)
        return heads[-1]

    monkeypatch.setattr(verification, "_head", head_and_then_an_append)
    findings = verify()
    assert (findings.hold, findings.last) == (True, 3)


def test_reading_is_a_fixed_number_of_queries_and_reports_on_its_way(
    append, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(verification, "CHUNK", 10)
    append(35)
    told = []
    with django_assert_num_queries(3):
        assert verify(progress=told.append).hold
    assert told == [10, 20, 30]

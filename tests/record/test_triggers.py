"""The triggers come back after a table was remade, and are lifted for the flush alone."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection

from alliance87.core.ledger import checks, triggers
from alliance87.core.ledger.models import Entry

PROTECTED = {"ledger_entry", "ledger_ledgerhead", "rulesets_ruleset", "rulesets_rulevalue"}


def drop_all():
    triggers.remove_from(connection, PROTECTED)


def test_every_protected_table_has_its_triggers(db):
    assert PROTECTED <= {each.table for each in triggers._triggers}
    assert triggers.missing(connection) == []


def ids_of_checks():
    return [each.id for each in run_checks(tags=[Tags.database], databases=["default"])]


def test_the_system_check_names_what_is_missing(db):
    assert ids_of_checks() == []
    triggers.remove_from(connection, {"ledger_entry"})
    expected = 3 if connection.vendor == "postgresql" else 2
    assert ids_of_checks() == ["alliance87.E201"] * expected


def test_a_plain_check_asks_no_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert checks.records_are_protected() == []


# How a session could make the triggers useless without dropping them, and what the check says of it.
SWITCH_OFF = {
    "sqlite": ("PRAGMA recursive_triggers=OFF", "alliance87.E202"),
    "postgresql": ("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_refuses_delete", "alliance87.E201"),
}


def test_triggers_that_are_switched_off_are_found(db):
    statement, found = SWITCH_OFF[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert ids_of_checks() == [found]
        if connection.vendor == "sqlite":  # a setting of the connection, which no rollback resets
            cursor.execute("PRAGMA recursive_triggers=ON")
    triggers.install(connection)
    assert ids_of_checks() == []


@pytest.mark.django_db(transaction=True)
def test_migrating_puts_them_back_after_a_table_was_remade(append):
    append(1)
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            editor._remake_table(Entry)
    else:
        drop_all()
    assert {each.table for each in triggers.missing(connection)} >= {"ledger_entry"}
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []
    with pytest.raises(DatabaseError):
        Entry.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_that_commits_leaves_no_record_and_keeps_the_triggers(append, turn):
    assert triggers.missing(connection) == []
    assert [entry.seq for entry in append(2)] == [1, 2]


def test_lifting_ends_also_when_something_fails(append):
    with pytest.raises(RuntimeError), triggers.lifted(connection):
        raise RuntimeError
    assert triggers.missing(connection) == []


def test_lifting_does_not_make_what_was_not_there(db):
    drop_all()
    with triggers.lifted(connection):
        pass
    assert {each.table for each in triggers.missing(connection)} == PROTECTED

"""Appending to the ledger: the one verb it has."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.ledger.models import Entry, LedgerHead
from alliance87.core.ledger.privacy import refuse_personal_data


def append_entry(*, actor: Any, kind: str, subject: models.Model, data: Mapping[str, Any]) -> Entry:
    """Record that `actor` (None: the portal itself) did `kind` to `subject`, under the rules in force now.

    Four queries. Holds the lock on the head until the transaction ends, so call it late in a verb.
    Raises TransactionManagementError outside a transaction, PersonalDataError, ValueError for data
    without canonical form and for a subject that is not stored.
    """
    _require_transaction()
    if subject.pk is None:
        raise ValueError("a record needs a subject that is stored")
    refuse_personal_data(data)
    head = _locked_head()
    entry = Entry(
        seq=head.count + 1,
        at=timezone.now(),
        kind=kind,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        actor_id=actor.pk if actor is not None else None,
        rule_set=rulesets.version_in_force(),
        data=dict(data),
        previous=head.hash,
    )
    entry.hash = entry.record().digest()
    entry.save(force_insert=True)
    _move(head, entry)
    return entry


def _require_transaction() -> None:
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("the ledger is written in the transaction of the act")


def _locked_head() -> LedgerHead:
    """The head row, locked. An empty ledger begins its own; SQLite's transaction is the lock."""
    head = LedgerHead.objects.select_for_update().first()
    if head is None:
        LedgerHead.objects.bulk_create([LedgerHead()], ignore_conflicts=True)
        head = LedgerHead.objects.select_for_update().get()
    return head


def _move(head: LedgerHead, entry: Entry) -> None:
    head.count, head.hash = entry.seq, entry.hash
    head.save(force_update=True)

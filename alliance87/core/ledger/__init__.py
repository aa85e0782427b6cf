"""The ledger: constitutional acts, append-only and hash-chained, without personal data (T18).

    ledger.append(kind="partners.application_accepted", subject=application, actor=officer)

`manage.py verify_ledger` reads the whole chain again and names what does not hold.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from alliance87.core.ledger.canonical import digest_of
from alliance87.core.ledger.privacy import PersonalDataError

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from alliance87.core.ledger.models import Entry

__all__ = ["PersonalDataError", "append", "digest_of", "entries_of", "head"]


def append(*, kind: str, subject: "Model", actor: Any, data: Mapping[str, Any] | None = None) -> "Entry":
    """Record an act in the transaction that does it. `actor` is None where the portal itself acts.

    `data` holds whole numbers, truth values, None, identifiers and digests, in lists and objects too.
    Raises TransactionManagementError outside a transaction, PersonalDataError, ValueError.
    """
    from alliance87.core.ledger import domain

    return domain.append_entry(actor=actor, kind=kind, subject=subject, data=data or {})


def entries_of(obj: "Model") -> "QuerySet[Entry]":
    """What was recorded about the object, oldest first."""
    from alliance87.core.ledger import queries

    return queries.entries_of(obj)


def head() -> str:
    """The head of the chain as `verify_ledger --anchor` takes it: COUNT:DIGEST. One query."""
    from alliance87.core.ledger import queries

    return queries.head()

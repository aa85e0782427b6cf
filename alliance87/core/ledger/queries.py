"""Reading the ledger."""

from django.db.models import Model, QuerySet

from alliance87.core.ledger.chain import GENESIS
from alliance87.core.ledger.models import Entry, LedgerHead


def entries_of(obj: Model) -> QuerySet[Entry]:
    """What was recorded about the object, oldest first."""
    return Entry.objects.filter(subject_type=obj._meta.label_lower, subject_id=str(obj.pk)).order_by("seq")


def head() -> str:
    """How many records there are and the digest of the last, COUNT:DIGEST. One query."""
    count, digest = LedgerHead.objects.values_list("count", "hash").first() or (0, GENESIS)
    return f"{count}:{digest}"

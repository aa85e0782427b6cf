"""Reading the ledger."""

from django.db.models import Model, QuerySet

from alliance87.core.ledger.models import Entry


def entries_of(obj: Model) -> QuerySet[Entry]:
    """What was recorded about the object, oldest first."""
    return Entry.objects.filter(subject_type=obj._meta.label_lower, subject_id=str(obj.pk)).order_by("seq")

"""Where decisions stand for a reader, read from what was written beside them (D14, D16, Q13, D17)."""

from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Value

from alliance87.core.dates import today_in_geneva
from gcm.enums import AnnotationKind, Standing
from gcm.models import Annotation, Decision


def with_standing(decisions: Any, *, internal: bool) -> Any:
    """The decisions with `is_superseded`, `is_contested`, `is_reserved` and `is_to_come`, in the same query.
    Not internal: as far as everybody may know."""
    notes = Annotation.objects.all() if internal else Annotation.objects.public()
    superseded = notes.filter(decision=OuterRef("pk"), kind=AnnotationKind.SUPERSEDED)
    contested = notes.filter(decision=OuterRef("pk"), kind=AnnotationKind.CONTESTED)
    confirmed = notes.filter(decision=OuterRef("pk"), kind=AnnotationKind.CONFIRMED)
    reserved = Decision.objects.filter(pk=OuterRef("pk"), index__has_reservations=True)
    to_come = Decision.objects.filter(pk=OuterRef("pk"), text__terms__in_force_on__gt=today_in_geneva())
    return decisions.annotate(
        is_superseded=Exists(superseded),
        is_contested=Exists(contested) & ~Exists(confirmed),
        is_reserved=Exists(reserved) if internal else Value(False, output_field=BooleanField()),
        is_to_come=Exists(to_come),
    )


CONDITIONS: dict[Standing, Q] = {
    Standing.IN_FORCE: Q(is_superseded=False, is_contested=False, is_to_come=False),
    Standing.TO_COME: Q(is_to_come=True, is_superseded=False),
    Standing.SUPERSEDED: Q(is_superseded=True),
    Standing.CONTESTED: Q(is_contested=True, is_superseded=False),
    Standing.RESERVED: Q(is_reserved=True),
}


def narrowed_to(decisions: QuerySet[Decision], standing: str) -> QuerySet[Decision]:
    """Of decisions with their standing, those that stand so; none for a word that is no standing."""
    known = CONDITIONS.get(Standing(standing)) if standing in Standing.values else None
    return decisions.none() if known is None else decisions.filter(known)


def standings_of(decision: Any) -> tuple[Standing, ...]:
    """Of a decision read `with_standing`."""
    found = []
    if decision.is_superseded:
        found.append(Standing.SUPERSEDED)
    elif decision.is_contested:
        found.append(Standing.CONTESTED)
    elif decision.is_to_come:
        found.append(Standing.TO_COME)
    else:
        found.append(Standing.IN_FORCE)
    if decision.is_reserved:
        found.append(Standing.RESERVED)
    return tuple(found)

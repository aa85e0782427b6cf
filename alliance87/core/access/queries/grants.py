"""Who was given which right on an object, and what may still be given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, OuterRef, Subquery
from guardian.models import UserObjectPermission

from alliance87.core import ledger
from alliance87.core.access import registry


@dataclass(frozen=True)
class Grant:
    """One person's right on one object."""

    user: Any
    permission: str
    label: Any
    given_by: str = ""  # a name; empty when the ledger does not tell
    given_at: datetime | None = None


def grants_on(obj: Model) -> list[Grant]:
    """Who was given what on `obj`, by whom and when, by name and right; in two queries, one when there are
    none (one more the first time for the type)."""
    rows = UserObjectPermission.objects.filter(
        content_type=ContentType.objects.get_for_model(obj), object_pk=str(obj.pk)
    ).select_related("user", "permission__content_type")
    found = list(rows)
    told = _given(obj) if found else {}
    grants = [
        _as_grant(row.user, f"{row.permission.content_type.app_label}.{row.permission.codename}", row, told)
        for row in found
    ]
    return sorted(grants, key=lambda each: (str(each.user), each.permission))


def grantable_on(actor: Any, obj: Model) -> list[tuple[str, Any]]:
    """Names and labels of the rights that `actor` may grant on `obj`; declared for its model only."""
    named = {f"{obj._meta.app_label}.{codename}" for codename, _label in obj._meta.permissions}
    return [
        (each.name, each.label or each.name)
        for each in registry.permissions()
        if each.grantable and each.name in named and actor.has_perm(each.granted_by, obj)
    ]


def _given(obj: Model) -> dict[tuple[Any, Any], tuple[str, datetime]]:
    """Of the ledger: by person and right, who gave it last, and when."""
    giver = get_user_model()._default_manager.filter(pk=OuterRef("actor_id")).values("name")[:1]
    entries = ledger.entries_of(obj).filter(kind="access.granted").annotate(giver=Subquery(giver))
    return {(each.data["person"], each.data["permission"]): (each.giver or "", each.at) for each in entries}


def _as_grant(user: Any, name: str, row: Any, told: dict[tuple[Any, Any], tuple[str, datetime]]) -> Grant:
    known = registry.permission(name)
    given_by, given_at = told.get((user.pk, name), ("", None))
    return Grant(user, name, (known and known.label) or row.permission.name, given_by, given_at)

"""Who was given which right on an object, and what may still be given."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from guardian.models import UserObjectPermission

from alliance87.core.access import registry


@dataclass(frozen=True)
class Grant:
    """One person's right on one object."""

    user: Any
    permission: str
    label: Any


def grants_on(obj: Model) -> list[Grant]:
    """Who was given what on `obj`, by name and right, in one query (two the first time for the type)."""
    rows = UserObjectPermission.objects.filter(
        content_type=ContentType.objects.get_for_model(obj), object_pk=str(obj.pk)
    ).select_related("user", "permission__content_type")
    grants = [
        _as_grant(row.user, f"{row.permission.content_type.app_label}.{row.permission.codename}", row)
        for row in rows
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


def _as_grant(user: Any, name: str, row: Any) -> Grant:
    known = registry.permission(name)
    return Grant(user, name, (known and known.label) or row.permission.name)

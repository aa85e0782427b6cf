"""Roles and permissions, declared by the apps and asked in one place.

A *role* is computed from what is true at an instant (a seat's term, a membership); nothing is
stored that could outlive it. A *permission* is a predicate over roles and the object. An app
declares both in its `rules.py`, which its `AppConfig.ready()` imports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

RoleTest = Callable[[Any, Model | None], bool]


@dataclass(frozen=True)
class Role:
    """A role somebody may hold now, whole or with regard to one object."""

    name: str
    label: Any  # a lazy translation
    test: RoleTest
    needs_second_factor: bool = False


@dataclass(frozen=True)
class Permission:
    """A right by name. A constitutional one is closed to superusers and asks for a second factor; a
    grantable one may be given on one object by whoever holds `granted_by` on it."""

    name: str
    predicate: rules.Predicate
    constitutional: bool = False
    grantable: bool = False
    granted_by: str = "access.manage_grants"
    label: Any = ""  # a lazy translation


_roles: dict[str, Role] = {}
_permissions: dict[str, Permission] = {}


def define_role(name: str, label: Any, test: RoleTest, *, needs_second_factor: bool = False) -> Role:
    """Declare a role. Raises ValueError when the name is taken."""
    if name in _roles:
        raise ValueError(f"role {name!r} is declared twice")
    _roles[name] = Role(name, label, test, needs_second_factor)
    return _roles[name]


def define_permission(
    name: str,
    predicate: rules.Predicate,
    *,
    constitutional: bool = False,
    grantable: bool = False,
    granted_by: str = "access.manage_grants",
    label: Any = "",
) -> Permission:
    """Declare a permission, named `app.verb_noun`. Raises ValueError when the name is taken, or when a
    constitutional act is to be handed out by a grant: such rights come from seats and offices alone."""
    if name in _permissions:
        raise ValueError(f"permission {name!r} is declared twice")
    if constitutional and grantable:
        raise ValueError(f"permission {name!r} is constitutional and cannot be granted")
    _permissions[name] = Permission(name, predicate, constitutional, grantable, granted_by, label)
    return _permissions[name]


def permission(name: str) -> Permission | None:
    return _permissions.get(name)


def permissions() -> list[Permission]:
    return sorted(_permissions.values(), key=lambda each: each.name)


def roles_of(user: Any) -> list[Role]:
    """The roles that `user` holds now, whatever the object."""
    return [role for role in _roles.values() if has_role(user, role.name)]


def has_role(user: Any, name: str, obj: Model | None = None) -> bool:
    """Whether `user` holds the role now (for a request: as of its start, see `remember_roles`)."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return False
    known = _memory_of(user)
    if known is None:
        return _roles[name].test(user, obj)
    key = (name, obj._meta.label, obj.pk) if obj is not None else (name, "", None)
    if key not in known:
        known[key] = _roles[name].test(user, obj)
    return bool(known[key])


def remember_roles(user: Any) -> None:
    """Let this user object answer each question of role once. For the life of one request only."""
    user._known_roles = {}  # on the account itself: a request holds it in a wrapper


def remembered(user: Any, key: str, compute: Callable[[], Any]) -> Any:
    """What `compute` answers, asked once for the life of a request (see `remember_roles`), each time
    outside of one."""
    known = _memory_of(user)
    if known is None:
        return compute()
    if key not in known:
        known[key] = compute()
    return known[key]


def _memory_of(user: Any) -> dict[Any, Any] | None:
    return getattr(user, "_known_roles", None)


def role(name: str, *, of_object: bool = False) -> rules.Predicate:
    """The predicate "holds this role", with regard to the object when `of_object`."""

    def holds(user: Any, obj: Model | None = None) -> bool:
        return has_role(user, name, obj if of_object else None)

    return rules.Predicate(holds, name=f"{name}_of" if of_object else name)


def has_perm(user: Any, name: str, obj: Model | None = None) -> bool:
    """The one answer to "may they?": a rule, or a named grant on the object.
    Being a superuser answers no declared question: who keeps the machine may what their roles let them,
    and a constitutional act not even so. What nobody declared, only a superuser may do."""
    if not user.is_active and not isinstance(user, AnonymousUser):
        return False
    known = permission(name)
    if known is None:
        return bool(user.is_superuser)
    if user.is_superuser and known.constitutional:
        return False
    if known.predicate.test(user, obj):
        return True
    return known.grantable and obj is not None and is_granted(user, name, obj)


def is_granted(user: Any, name: str, obj: Model) -> bool:
    """One query on guardian's rows (a request asks once), last and only for permissions of the object's own
    app: its own backend raises on others, says yes to superusers and asks three times for a no."""
    if isinstance(user, AnonymousUser) or name.partition(".")[0] != obj._meta.app_label:
        return False
    key = f"granted {name} {obj._meta.label} {obj.pk}"
    return bool(remembered(user, key, lambda: _has_row(user, name, obj)))


def _has_row(user: Any, name: str, obj: Model) -> bool:
    from guardian.models import UserObjectPermission

    app, _, codename = name.partition(".")
    return bool(
        UserObjectPermission.objects.filter(
            user=user,
            permission__codename=codename,
            permission__content_type__app_label=app,
            permission__content_type__model=obj._meta.model_name,
            object_pk=str(obj.pk),
        ).exists()
    )


def needs_second_factor(user: Any) -> bool:
    """Staff, and whoever holds a role that may do constitutional acts."""
    if isinstance(user, AnonymousUser):
        return False
    return user.is_staff or any(
        each.needs_second_factor and has_role(user, each.name) for each in _roles.values()
    )

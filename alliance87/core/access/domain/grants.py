"""Named, revocable rights of one person on one object, kept by guardian and recorded in the ledger."""

from typing import Any

from django.contrib.auth.models import Permission as PermissionRow
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, remove_perm

from alliance87.core import ledger
from alliance87.core.access import registry


@transaction.atomic
def grant(*, actor: Any, user: Any, permission: str, obj: Model) -> None:
    """Give `user` the right on `obj`. Raises PermissionDenied without the right to give it, ValidationError
    for an account that is closed or already has it, ImproperlyConfigured for a right nobody can grant."""
    row = grantable_row(permission, obj)
    _check(actor, permission, obj)
    if not user.is_active:
        raise ValidationError(_("This account is closed."))
    if registry.is_granted(user, permission, obj):
        raise ValidationError(_("This person already has this right."))
    assign_perm(row, user, obj)
    _record("access.granted", actor, user, permission, obj)


@transaction.atomic
def revoke(*, actor: Any, user: Any, permission: str, obj: Model) -> None:
    """Take the right back; whoever has it may also give it up. Raises PermissionDenied, ValidationError when
    there is nothing to take, ImproperlyConfigured for a right nobody can grant."""
    row = grantable_row(permission, obj)
    if actor != user:
        _check(actor, permission, obj)
    if not registry.is_granted(user, permission, obj):
        raise ValidationError(_("This person does not have this right."))
    remove_perm(row, user, obj)
    _record("access.revoked", actor, user, permission, obj)


def declared(permission: str) -> registry.Permission:
    """Raises ImproperlyConfigured for what was not declared as grantable."""
    known = registry.permission(permission)
    if known is None or not known.grantable:
        raise ImproperlyConfigured(f"{permission!r} is not declared as grantable")
    return known


def grantable_row(permission: str, obj: Model) -> PermissionRow:
    """The row that guardian points at. Raises ImproperlyConfigured, saying what is missing."""
    declared(permission)
    app, _dot, codename = permission.partition(".")
    model = obj._meta
    row = PermissionRow.objects.filter(
        codename=codename, content_type__app_label=app, content_type__model=model.model_name
    ).first()
    if row is None:
        raise ImproperlyConfigured(
            f"{model.label} has no permission {codename!r}: name it in Meta.permissions and migrate"
        )
    return row


def _check(actor: Any, permission: str, obj: Model) -> None:
    if not actor.has_perm(declared(permission).granted_by, obj):
        raise PermissionDenied


def _record(kind: str, actor: Any, user: Any, permission: str, obj: Model) -> None:
    ledger.append(kind=kind, subject=obj, actor=actor, data={"person": user.pk, "permission": permission})

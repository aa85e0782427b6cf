"""Roles and permissions that belong to the floor itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.access.registry import define_permission, define_role, role


def is_officer(user: Any, obj: Any = None) -> bool:
    """An officer of the secretariat. Somebody whose account is closed is nobody's officer."""
    return bool(user.is_active and user.is_staff)


define_role("secretariat", _("Secretariat"), is_officer, needs_second_factor=True)

# Constitutional: whoever gets past a person's second factor can act in that person's name.
define_permission("access.recover_second_factor", role("secretariat"), constitutional=True)
define_permission("access.manage_grants", role("secretariat"))

"""Roles and permissions that belong to the floor itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.access.enums import DeskRole
from alliance87.core.access.registry import define_permission, define_role, role


def is_officer(user: Any, obj: Any = None) -> bool:
    """An officer of the secretariat. Somebody whose account is closed is nobody's officer."""
    return bool(user.is_active and user.is_staff)


def is_director(user: Any, obj: Any = None) -> bool:
    """An officer who besides gives and ends the roles of the desk."""
    return is_officer(user) and user.desk_role == DeskRole.DIRECTOR


def is_editor(user: Any, obj: Any = None) -> bool:
    """Writes what the Alliance says in public, and is no officer: nothing of an officer's is open by this."""
    return bool(user.is_active and not user.is_staff and user.desk_role == DeskRole.EDITOR)


define_role("secretariat", _("Secretariat"), is_officer, needs_second_factor=True)
define_role("director", _("Director of the secretariat"), is_director, needs_second_factor=True)
define_role("desk_editor", _("Editor of the secretariat"), is_editor, needs_second_factor=True)

# Whoever works for the secretariat comes in at the door; behind it, each page asks for its own right.
define_permission("access.enter_desk", role("secretariat") | role("desk_editor"))
define_permission("access.use_whole_desk", role("secretariat"))

# Constitutional: whoever gets past a person's second factor can act in that person's name.
define_permission("access.recover_second_factor", role("secretariat"), constitutional=True)
define_permission("access.grant_fallback", role("secretariat"), constitutional=True)
define_permission("access.manage_grants", role("secretariat"))

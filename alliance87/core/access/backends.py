from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from alliance87.core.access import registry


class PortalBackend(AuthenticationBackend):
    """Signing in is allauth's; every question of right, anonymous visitors' too, is the registry's."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return registry.has_perm(user_obj, perm, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return bool(user_obj.is_active and user_obj.is_staff)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return {each.name for each in registry.permissions() if registry.has_perm(user_obj, each.name, obj)}

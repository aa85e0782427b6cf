"""Permissions of the floor's own pages."""

from alliance87.core.access.registry import define_permission, role

define_permission("core.view_style_guide", role("secretariat"))
define_permission("core.view_setup_checklist", role("secretariat"))

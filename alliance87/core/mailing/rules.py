"""Who may see and steer mailings."""

from alliance87.core.access.registry import define_permission, role

define_permission("mailing.view_mailing", role("secretariat"))
define_permission("mailing.manage_mailing", role("secretariat"))
define_permission("mailing.view_suppression", role("secretariat"))

"""Who may look at the background work and have it tried again."""

from alliance87.core.access.registry import define_permission, role

define_permission("jobs.view_job", role("secretariat"))
define_permission("jobs.change_job", role("secretariat"))

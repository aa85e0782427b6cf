"""Who may read the ledger. Nobody may write it: the verbs of the other apps do."""

from alliance87.core.access.registry import define_permission, role

define_permission("ledger.view_entry", role("secretariat"))

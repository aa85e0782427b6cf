"""Who may look at the record of the rules. Adopting them is no permission: it is the effect of a decision of
the GCG (X8)."""

from alliance87.core.access.registry import define_permission, role

define_permission("rulesets.view_ruleset", role("secretariat"))

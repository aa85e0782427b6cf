"""Who may touch the rules. Read it like a statute."""

from alliance87.core.access.registry import define_permission, role

# The GCG decides, by consensus and with quorum (X8); an officer records its decision.
define_permission("rulesets.adopt_rule_set", role("secretariat"), constitutional=True)
define_permission("rulesets.view_ruleset", role("secretariat"))

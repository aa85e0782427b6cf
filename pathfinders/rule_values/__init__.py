"""What can be ruled about countries."""

from pathfinders.rule_values import way, roadmap, progress  # noqa: F401, I001  (in the order of the page)

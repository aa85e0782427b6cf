"""Who may do what about countries. Read `way` and the files beside it like a statute; their words are in
`roles` and `conditions`."""

from pathfinders.rules import conditions, data, progress, roadmap, roles, way
from pathfinders.rules.conditions import is_focal_point
from pathfinders.rules.roles import is_gcm_representative, is_monitoring_group

__all__ = [
    "conditions",
    "data",
    "is_focal_point",
    "is_gcm_representative",
    "is_monitoring_group",
    "progress",
    "roadmap",
    "roles",
    "way",
]

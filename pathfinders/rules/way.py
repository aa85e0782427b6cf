"""The way of a country: who expresses interest, prepares, checks, asks and helps."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.access.registry import define_permission
from pathfinders.rules.conditions import (
    came_to_gcm,
    edits_state,
    is_focal_point,
    is_granted,
    is_of_state,
    is_open,
    is_partner_state,
)
from pathfinders.rules.roles import focal_points, gcm_delegation, is_monitoring_group, secretariat

define_permission("pathfinders.express_interest", edits_state & is_partner_state)
define_permission("pathfinders.register_interest", secretariat)
# From the review on, those who decide read what the country has prepared; from the grant on, those who follow
# how it is carried out (F4, F9).
define_permission(
    "pathfinders.view_pathway",
    secretariat
    | is_focal_point
    | is_of_state
    | (gcm_delegation & came_to_gcm)
    | (is_monitoring_group & is_granted),
)
define_permission("pathfinders.view_letter", secretariat | is_focal_point | is_of_state)
define_permission("pathfinders.prepare_pathway", is_focal_point & is_open)
define_permission("pathfinders.name_focal_point", (is_focal_point | is_of_state | secretariat) & is_open)
define_permission("pathfinders.check_pathway", secretariat & is_open)
# It ends a status: for the secretariat in person, never for a superuser as such.
define_permission("pathfinders.register_withdrawal", secretariat & is_open, constitutional=True)
define_permission("pathfinders.name_drafters", is_focal_point & is_open)
define_permission(
    "pathfinders.draft_roadmap",
    is_focal_point & is_open,
    grantable=True,
    granted_by="pathfinders.name_drafters",
    label=_("Draft the roadmap"),
)

# F17: between the country and the secretariat.
define_permission("pathfinders.view_support", is_focal_point | is_of_state | secretariat)
define_permission("pathfinders.ask_for_support", is_focal_point & is_open)
define_permission("pathfinders.give_support", secretariat)

# F16: the space of the focal points; the secretariat serves it.
define_permission("pathfinders.use_community", focal_points | secretariat)
define_permission("pathfinders.run_community", secretariat)

define_permission("pathfinders.name_monitoring_group", secretariat)

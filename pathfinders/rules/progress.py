"""Implementation: who says how far it has come, who reports, and who sees the light of the reports."""

from alliance87.core.access.registry import define_permission
from pathfinders.rules.conditions import is_focal_point, is_of_state
from pathfinders.rules.conditions_progress import (
    acts_for_partner,
    drafts_for_it,
    holds_or_held,
    is_granted,
    is_in_force,
    is_responsible,
    sees_action,
    sees_way,
    speaks_for_it,
    was_submitted,
)
from pathfinders.rules.roles import gcm_delegation, is_monitoring_group, secretariat

# Progress: the country says how it stands. On an action, which must be of the roadmap in force.
define_permission("pathfinders.record_progress", drafts_for_it & is_granted & is_in_force)
define_permission("pathfinders.name_action_partner", speaks_for_it & is_granted & is_in_force)
define_permission("pathfinders.restrict_action", speaks_for_it & is_granted & holds_or_held)
define_permission("pathfinders.propose_progress", is_responsible & is_granted & is_in_force)
define_permission("pathfinders.answer_proposal", speaks_for_it & is_granted)
define_permission("pathfinders.view_implementation", sees_way)
define_permission("pathfinders.follow_action", sees_way | is_responsible)
define_permission("pathfinders.view_evidence", sees_way & sees_action)
define_permission("pathfinders.link_promise", secretariat & is_granted)

# The yearly report (F9). Only a focal point hands it in.
define_permission("pathfinders.write_report", drafts_for_it & is_granted)
define_permission("pathfinders.submit_report", speaks_for_it & is_granted)
define_permission(
    "pathfinders.view_report",
    drafts_for_it | (was_submitted & (secretariat | is_monitoring_group | is_of_state | gcm_delegation)),
)
define_permission("pathfinders.renew_roadmap", speaks_for_it & is_granted)

# The light (F10): the monitoring group, the secretariat and the country itself, and nobody else.
define_permission("pathfinders.view_light", secretariat | is_monitoring_group | is_focal_point | is_of_state)
define_permission("pathfinders.view_monitoring_board", secretariat | is_monitoring_group)

# Help wanted: read by everybody where the action is public, answered by partners through the secretariat.
define_permission("pathfinders.offer_help", acts_for_partner)
define_permission("pathfinders.pass_on_help", secretariat)

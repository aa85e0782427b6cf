"""The roadmap of a country: who reads which part of it, who writes it, and who says what of it (F3, F14)."""

from alliance87.core.access.registry import define_permission
from pathfinders.rules.conditions_roadmap import (
    drafts,
    got_letter,
    has_left,
    is_public,
    reads_whole,
    sits_for_candidate,
    was_told_to_sign,
)
from pathfinders.rules.roles import (
    gcm_delegation,
    gcm_officers,
    is_gcm_representative,
    is_monitoring_group,
    secretariat,
)

# Whole roadmaps, with their restricted actions.
define_permission("pathfinders.read_all_roadmaps", secretariat)
define_permission("pathfinders.read_reviewed_roadmaps", gcm_delegation)
define_permission("pathfinders.read_granted_roadmaps", is_monitoring_group)
define_permission("pathfinders.read_roadmap", reads_whole)
define_permission("pathfinders.read_roadmap_draft", secretariat | drafts)
# Whatever part of it that one may see.
define_permission("pathfinders.view_roadmap", is_public | reads_whole)
define_permission("pathfinders.write_roadmap", drafts)

# The clinic: asked on a review. Comments never leave the GCG and the secretariat, and do not reach the seat
# of the country itself, whose chair or vice-chair leaves the letter to the other (F3). With a State that
# leaves its review ends (F11).
unconcerned = ~sits_for_candidate & ~has_left
signers = gcm_officers & ~sits_for_candidate
define_permission("pathfinders.view_clinic", (gcm_delegation & unconcerned) | secretariat)
define_permission("pathfinders.comment_roadmap", is_gcm_representative & unconcerned)
define_permission("pathfinders.write_letter", secretariat)
define_permission("pathfinders.take_letter_back", signers | secretariat)
define_permission("pathfinders.instruct_signing", signers, constitutional=True)
define_permission("pathfinders.file_signing_instruction", secretariat)
define_permission("pathfinders.view_signing_instruction", signers | secretariat)
define_permission("pathfinders.sign_letter", signers | (secretariat & was_told_to_sign), constitutional=True)
define_permission("pathfinders.view_feedback", (gcm_delegation & ~has_left) | secretariat | got_letter)

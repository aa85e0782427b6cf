"""Who may do what in the governing body. Read it like a statute.

Constitutional acts (gavel, issue, publication, instruction, what is recorded of presence and positions) are
closed to superusers; the first four to the secretariat too, save what the chair instructed (X2, X3).
"""

import rules
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.registry import define_permission, role
from gcm.rules.conditions import (
    acts_for_holder,
    decides_on_absences_of,
    filed_it,
    is_circulated,
    is_convenor,
    is_focal_point_of_holder,
    is_for_members,
    is_named_reader,
    is_observer,
    is_of_electorate,
    is_of_region,
    is_of_seat,
    is_open_to_observers,
    is_own_draft,
    is_placed,
    is_presiding,
    is_published,
    is_spokesperson,
    is_spokesperson_of,
    is_the_observer,
    is_with_secretariat,
    nominates,
    nominates_for_seat,
    owns_follow_up,
    prepared_it,
    represents,
    sits_in_block,
    speaks_for_candidate,
    speaks_for_draft,
    stands,
    takes_over,
    takes_part_for_holder,
    was_convened,
    was_instructed,
)
from gcm.rules.roles import chair, delegation, member, officers, secretariat

# Seats
define_permission("gcm.view_seat_desk", secretariat)
define_permission("gcm.accredit", secretariat, constitutional=True)  # formalities only (S12, X2)
define_permission("gcm.follow_designations", delegation | secretariat | role("nominating_officer"))
define_permission("gcm.view_body", chair | secretariat | nominates | sits_in_block)
define_permission("gcm.name_nominating_officer", secretariat)
define_permission("gcm.nominate", nominates, constitutional=True)
define_permission("gcm.open_seat_call", nominates | secretariat)
define_permission("gcm.answer_seat_call", role("partner_editor", of_object=True))
define_permission("gcm.view_seat_interests", nominates | secretariat)
define_permission("gcm.file_rotation_policy", nominates | secretariat)
define_permission("gcm.view_credentials", chair | secretariat | nominates)
define_permission("gcm.view_credentials_register", officers | secretariat)
define_permission("gcm.view_participants", delegation | secretariat)
define_permission("gcm.notify_delegate", is_focal_point_of_holder, constitutional=True)  # S14
define_permission("gcm.hand_over_seat", represents, constitutional=True)
define_permission("gcm.withdraw_handover", represents | filed_it, constitutional=True)
define_permission("gcm.view_handover_file", takes_over | chair | secretariat)
define_permission("gcm.view_review_case", officers | secretariat | nominates | sits_in_block)
define_permission("gcm.record_review_outcome", chair | secretariat)
define_permission("gcm.speak_for_region", is_spokesperson)
define_permission("gcm.view_regional_round", is_spokesperson_of | is_of_region)
define_permission("gcm.contribute_to_region", is_of_region)

# Absences: seen by the holder, its nominating body, the chair and the secretariat, and nobody else (A15)
define_permission("gcm.view_attendance", chair | secretariat)
define_permission("gcm.view_streak", chair | secretariat | is_of_seat | nominates_for_seat)
define_permission("gcm.list_absences", officers | secretariat)  # each sees what is theirs to decide
define_permission("gcm.view_absence_note", secretariat | decides_on_absences_of)
define_permission("gcm.view_evidence", secretariat | decides_on_absences_of)
define_permission("gcm.view_absence_case", secretariat | decides_on_absences_of | acts_for_holder)
define_permission("gcm.record_attendance", secretariat)
define_permission("gcm.decide_on_absence", decides_on_absences_of, constitutional=True)
define_permission("gcm.comment_on_absence", takes_part_for_holder)

# Chair and vice-chair: candidacies are the electorate's alone (C10), also before the secretariat
define_permission("gcm.prepare_appointment", secretariat)
define_permission("gcm.view_appointment", delegation | secretariat | is_of_electorate)
define_permission("gcm.view_candidacies", is_of_electorate)
define_permission("gcm.submit_candidacy", is_of_electorate)
define_permission("gcm.withdraw_candidacy", speaks_for_candidate)
define_permission("gcm.convene_governments", is_convenor, constitutional=True)
define_permission("gcm.view_government_consensus", delegation | secretariat | is_of_electorate)

# Meetings. `follow_meetings` is about all of them, `view_meeting` about one.
define_permission("gcm.prepare_meeting", secretariat)
define_permission("gcm.follow_meetings", delegation | secretariat)
define_permission("gcm.list_meetings", delegation | secretariat | is_observer)
define_permission("gcm.view_meeting", secretariat | (was_convened & (delegation | is_observer)))
define_permission("gcm.answer_convocation", delegation)
define_permission("gcm.view_answers", chair | secretariat)  # nobody else sees who answered what
define_permission("gcm.inform_of_observer", secretariat)
define_permission("gcm.invite_observer", chair, constitutional=True)
define_permission("gcm.object_to_observer", member)
define_permission("gcm.record_observer", secretariat)
define_permission("gcm.decline_observing", secretariat | is_the_observer)

# Around a meeting. What the chair rules on alone is constitutional: deadlines, requests, proposed items.
define_permission("gcm.direct_meetings", chair, constitutional=True)
define_permission("gcm.place_items", chair | secretariat)
define_permission("gcm.request_meeting", member)
define_permission("gcm.view_requests", delegation | secretariat)
define_permission("gcm.plan_meetings", officers | secretariat)
define_permission("gcm.view_forecast", chair | secretariat)  # never public, never of the members
define_permission("gcm.remind_of_notice", chair | secretariat)
define_permission(
    "gcm.read_restricted_paper",
    rules.always_false,
    grantable=True,
    granted_by="gcm.prepare_meeting",
    label=_("Read this paper"),
)
define_permission(
    "gcm.read_paper",
    secretariat | (stands & (is_for_members | is_open_to_observers | is_named_reader)),
)

# The room
define_permission("gcm.join_meeting", member)
define_permission("gcm.record_presence", secretariat, constitutional=True)
define_permission("gcm.state_position", member)
# What a member says, never one’s own (D20, X2).
define_permission("gcm.record_by_telephone", secretariat, constitutional=True)
define_permission("gcm.grant_fallback", secretariat, constitutional=True)  # to a person identified
define_permission("gcm.request_quorum_check", member)
define_permission("gcm.request_floor", member)  # observers have no place in the order (O4)
define_permission("gcm.split_package", member)
define_permission("gcm.call_item", secretariat | is_presiding, constitutional=True)
define_permission("gcm.word_decision", secretariat | is_presiding, constitutional=True)
define_permission("gcm.preside", is_presiding, constitutional=True)
define_permission("gcm.note_consensus", is_presiding, constitutional=True)
# What advisers prepare is seen by their delegation alone, never by the secretariat (O11).
define_permission("gcm.prepare_seat_draft", delegation)
define_permission("gcm.view_seat_draft", is_own_draft)
define_permission("gcm.send_seat_draft", speaks_for_draft)
define_permission("gcm.discard_seat_draft", speaks_for_draft | (is_own_draft & prepared_it))
# A text in circulation between meetings (D10); whether silence can decide is a matter of the rule set.
define_permission("gcm.circulate_text", chair | secretariat)
define_permission("gcm.open_silence", chair, constitutional=True)
# The screens; what is done on them asks again, as of that instant.
define_permission("gcm.use_chair_screen", officers | is_presiding)
define_permission("gcm.conduct_room", officers | secretariat | is_presiding)

# Minutes
define_permission("gcm.write_minutes", secretariat)
define_permission("gcm.take_minutes_back", officers | secretariat)
define_permission("gcm.view_draft_minutes", officers | secretariat | (delegation & is_circulated))
define_permission("gcm.comment_minutes", member & is_circulated)  # N6: representatives, or their alternates
define_permission("gcm.waive_comments", chair, constitutional=True)  # N4: with a reason
define_permission("gcm.choose_attribution", member)  # N9: the speaker's own choice
define_permission("gcm.answer_correction", officers | secretariat)
define_permission("gcm.reopen_minutes", officers, constitutional=True)  # N15
define_permission("gcm.report_follow_up", secretariat | owns_follow_up)
define_permission("gcm.carry_out_follow_up", owns_follow_up | (secretariat & is_with_secretariat))
define_permission("gcm.assign_follow_up", secretariat)
define_permission("gcm.link_activity", secretariat)  # N14
define_permission("gcm.view_minutes", delegation | secretariat)
define_permission("gcm.instruct_secretariat", officers, constitutional=True)
define_permission("gcm.file_instruction", secretariat)
define_permission("gcm.view_instruction", officers | secretariat)
define_permission("gcm.issue_minutes", officers | (secretariat & was_instructed), constitutional=True)
define_permission("gcm.view_deliveries", officers | secretariat)

# Decisions
define_permission("gcm.view_decisions", delegation | secretariat)
define_permission("gcm.view_decision", is_published | delegation | secretariat)
# What is written beside a decision (D13, D16, Q13); the decision itself is nobody's to change.
define_permission("gcm.write_erratum", chair, constitutional=True)
define_permission("gcm.contest_quorum", officers, constitutional=True)
define_permission("gcm.note_review", officers | secretariat)

# Mandate, rules and reviews
define_permission("gcm.draft_rules", secretariat)  # values and reasons; the GCG decides (X8)
define_permission("gcm.view_rule_drafts", delegation | secretariat)
define_permission("gcm.view_rule_draft", secretariat | (is_placed & delegation))
define_permission("gcm.load_mandate", secretariat)
define_permission("gcm.import_past_meetings", secretariat)
define_permission("gcm.view_past_meetings", delegation | secretariat)
define_permission("gcm.view_reviews", delegation | secretariat)
define_permission("gcm.prepare_review", secretariat)
define_permission("gcm.answer_questionnaire", member)  # the secretariat does not review itself (X1)
define_permission("gcm.read_questionnaire", delegation)
define_permission("gcm.view_consultations", delegation | secretariat)
define_permission("gcm.open_consultation", officers, constitutional=True)
define_permission("gcm.contribute", member)
define_permission("gcm.summarise_consultation", officers | secretariat)

# Asked by the app below, which does not know who decides.
define_permission("partners.view_unpublished_group", delegation | secretariat)
define_permission("gcm.publish_decision", chair, constitutional=True)

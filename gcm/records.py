"""What the database itself refuses: overlapping terms, and changes to what was recorded."""

from alliance87.core.ledger.overlaps import Periods, forbid_overlap
from alliance87.core.ledger.triggers import make_append_only

TERMS = Periods("gcm_seatterm", by="seat_id", starts="starts_on", ends="ended_on", are_days=True)
REPRESENTATIVES = Periods(
    "gcm_delegate",
    by="term_id",
    starts="since",
    ends="until",
    are_days=False,
    where="capacity = 'representative'",
)
# Of a decision only the publication is added, once (D17).
DECIDED = (
    "item_id",
    "text_id",
    "sequence",
    "year",
    "number",
    "decided_at",
    "presided_by",
    "rule_set",
    "text_hash",
    "record",
    "previous_hash",
    "hash",
)
FACTS = ("gcm_presenceevent", "gcm_quorumturn", "gcm_rollanswer", "gcm_telephonenote")
APPEND_ONLY = (
    "gcm_decisiontext",
    "gcm_decisionwording",
    "gcm_rotationpolicy",
    "gcm_termnotice",
    "gcm_regionalstatement",
)
CHANGE_OF_ATTENDANCE = ("attendance_id", "kind", "before", "after", "words", "recorded_by_id", "recorded_at")
AGREED = (
    "appointment_id",
    "round",
    "candidacy_id",
    "account",
    "electorate",
    "rule_set",
    "recorded_by_id",
    "recorded_at",
)
ABSENCES_AND_OFFICES = ("gcm_attendancechange", "gcm_governmentconsensus")
AGENDAS = ("gcm_agendaversion",)
# Beside a decision things are added, and nothing is changed (D13, T28).
BESIDE = ("gcm_textterms", "gcm_annotation", "gcm_witness")
FOLLOWED = ("gcm_followupstep", "gcm_writtenreply")
RECORDS = ("gcm_decisiontext", "gcm_decisionwording", "gcm_decision", "gcm_issuedminutes")


def declare_records() -> None:
    for periods in (TERMS, REPRESENTATIVES):
        forbid_overlap(periods)
    for table in (*APPEND_ONLY, *FACTS, *AGENDAS, *BESIDE, *FOLLOWED):
        make_append_only(table)
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in DECIDED)
    make_append_only("gcm_decision", update_condition=f"OLD.published_at IS NOT NULL OR {changed}")
    # The mailing is known once the issue is stored; what was issued does not change.
    issued = ("minutes_id", "version", "issued_at", "issued_by_id", "content", "hash")
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in issued)
    make_append_only("gcm_issuedminutes", update_condition=f"OLD.mailing_id IS NOT NULL OR {changed}")
    # A late notice is decided on once (A3), a consensus of governments sent back once (C5).
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in CHANGE_OF_ATTENDANCE)
    make_append_only("gcm_attendancechange", update_condition=f"OLD.decided_at IS NOT NULL OR {changed}")
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in AGREED)
    make_append_only("gcm_governmentconsensus", update_condition=f"OLD.returned_at IS NOT NULL OR {changed}")

"""Kinds of the governing body."""

from gcm.enums.absence import (
    AttendanceChangeKind,
    CaseState,
    NoteState,
)
from gcm.enums.appointment import (
    AppointmentState,
    PresidedBy,
    PresidingReason,
)
from gcm.enums.conduct import (
    AttemptState,
    CallKind,
    PresenceFact,
    TelephoneAct,
    WrittenOutcome,
)
from gcm.enums.decisions import (
    PositionKind,
)
from gcm.enums.mandate import (
    MandateKind,
    ReviewKind,
    ReviewState,
    RuleDraftState,
    TargetStatus,
)
from gcm.enums.meetings import (
    Answer,
    Attended,
    Channel,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingMode,
    MeetingState,
)
from gcm.enums.minutes import (
    CorrectionOutcome,
    FollowUpState,
    FollowUpStepKind,
    InstructionKind,
    MinutesState,
    Parity,
    SeatDraftKind,
)
from gcm.enums.observers import (
    ObserverCategory,
    ObserverState,
)
from gcm.enums.planning import (
    ItemProposalState,
    LanguageStatus,
    PaperAccess,
    RequestState,
)
from gcm.enums.record import (
    AnnotationKind,
    Standing,
)
from gcm.enums.seating import (
    CredentialsState,
    DelegateNoticeState,
    FormalDefect,
    HandoverState,
    NominationState,
    SeatCaseKind,
    SeatCaseOutcome,
    SeatCaseState,
    TermEnd,
)
from gcm.enums.seats import (
    Capacity,
    Office,
    SeatBlock,
    StakeholderGroup,
    TermBasis,
)

__all__ = [
    "AnnotationKind",
    "Answer",
    "AppointmentState",
    "AttemptState",
    "AttendanceChangeKind",
    "Attended",
    "CallKind",
    "Capacity",
    "CaseState",
    "Channel",
    "CorrectionOutcome",
    "CredentialsState",
    "DelegateNoticeState",
    "FollowUpState",
    "FollowUpStepKind",
    "FormalDefect",
    "HandoverState",
    "InstructionKind",
    "ItemKind",
    "ItemProposalState",
    "ItemState",
    "LanguageStatus",
    "MandateKind",
    "MeetingKind",
    "MeetingMode",
    "MeetingState",
    "MinutesState",
    "NominationState",
    "NoteState",
    "ObserverCategory",
    "ObserverState",
    "Office",
    "PaperAccess",
    "Parity",
    "PositionKind",
    "PresenceFact",
    "PresidedBy",
    "PresidingReason",
    "RequestState",
    "ReviewKind",
    "ReviewState",
    "RuleDraftState",
    "SeatBlock",
    "SeatCaseKind",
    "SeatCaseOutcome",
    "SeatCaseState",
    "SeatDraftKind",
    "StakeholderGroup",
    "Standing",
    "TargetStatus",
    "TelephoneAct",
    "TermBasis",
    "TermEnd",
    "WrittenOutcome",
]

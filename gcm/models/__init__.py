from gcm.models.absence import (
    AbsenceCase,
    AbsenceNote,
    AttendanceChange,
)
from gcm.models.agenda import (
    AgendaItem,
)
from gcm.models.agenda_version import (
    AgendaVersion,
)
from gcm.models.annotation import (
    Annotation,
)
from gcm.models.appointment import (
    Appointment,
    Candidacy,
    GovernmentConsensus,
)
from gcm.models.asked import (
    ItemProposal,
    MeetingRequest,
)
from gcm.models.attempt import (
    DecisionAttempt,
)
from gcm.models.attribution import (
    Attribution,
    ParityMark,
)
from gcm.models.consultation import (
    Consultation,
    Contribution,
)
from gcm.models.correction import (
    Correction,
)
from gcm.models.counter import (
    Counter,
)
from gcm.models.decision import (
    Decision,
)
from gcm.models.decision_index import (
    DecisionIndex,
)
from gcm.models.delegate_notice import (
    DelegateNotice,
)
from gcm.models.floor import (
    FloorRequest,
)
from gcm.models.follow_up import (
    FollowUp,
    FollowUpStep,
)
from gcm.models.interest import (
    Interest,
)
from gcm.models.mandate import (
    MandateClause,
    MandateErratum,
    MandateVersion,
    Target,
)
from gcm.models.meeting import (
    Meeting,
)
from gcm.models.minutes import (
    Instruction,
    IssuedMinutes,
    Minutes,
    MinutesPassage,
)
from gcm.models.nominating import (
    NominatingBody,
    NominatingOfficer,
    RotationPolicy,
    SeatCall,
)
from gcm.models.nomination import (
    Credentials,
    Nomination,
)
from gcm.models.nudge import (
    Nudge,
)
from gcm.models.observer import (
    Observer,
    ObserverFloor,
    ObserverObjection,
)
from gcm.models.pack import (
    MeetingPack,
)
from gcm.models.package import (
    Package,
)
from gcm.models.paper import (
    Paper,
    PaperFile,
)
from gcm.models.past_meeting import (
    PastMeeting,
)
from gcm.models.position import (
    Position,
)
from gcm.models.presence import (
    Attendance,
    Presence,
)
from gcm.models.presence_event import (
    PresenceEvent,
    QuorumTurn,
)
from gcm.models.presiding import (
    PassedGavel,
    PresidingChoice,
)
from gcm.models.promise import (
    PromisedActivity,
)
from gcm.models.region import (
    RegionalContribution,
    RegionalRound,
    RegionalStatement,
)
from gcm.models.reply import (
    Reply,
)
from gcm.models.review import (
    Review,
    ReviewAnswer,
)
from gcm.models.roll_call import (
    RollAnswer,
    RollCall,
)
from gcm.models.room import (
    RoomState,
)
from gcm.models.rotation import (
    Handover,
    ReviewCase,
    TermNotice,
)
from gcm.models.rule_draft import (
    RuleChange,
    RuleDraft,
)
from gcm.models.seat import (
    Seat,
    SeatCategory,
)
from gcm.models.seat_draft import (
    SeatDraft,
)
from gcm.models.seat_interest import (
    SeatInterest,
)
from gcm.models.telephone import (
    TelephoneNote,
)
from gcm.models.term import (
    Delegate,
    SeatTerm,
)
from gcm.models.text import (
    DecisionText,
    DecisionWording,
)
from gcm.models.text_terms import (
    TextTerms,
)
from gcm.models.witness import (
    Witness,
)
from gcm.models.written import (
    WrittenObjection,
)
from gcm.models.written_round import (
    WrittenReply,
    WrittenRound,
)

__all__ = [
    "AbsenceCase",
    "AbsenceNote",
    "AgendaItem",
    "AgendaVersion",
    "Annotation",
    "Appointment",
    "Attendance",
    "AttendanceChange",
    "Attribution",
    "Candidacy",
    "Consultation",
    "Contribution",
    "Correction",
    "Counter",
    "Credentials",
    "Decision",
    "DecisionAttempt",
    "DecisionIndex",
    "DecisionText",
    "DecisionWording",
    "Delegate",
    "DelegateNotice",
    "FloorRequest",
    "FollowUp",
    "FollowUpStep",
    "GovernmentConsensus",
    "Handover",
    "Instruction",
    "Interest",
    "IssuedMinutes",
    "ItemProposal",
    "MandateClause",
    "MandateErratum",
    "MandateVersion",
    "Meeting",
    "MeetingPack",
    "MeetingRequest",
    "Minutes",
    "MinutesPassage",
    "NominatingBody",
    "NominatingOfficer",
    "Nomination",
    "Nudge",
    "Observer",
    "ObserverFloor",
    "ObserverObjection",
    "Package",
    "Paper",
    "PaperFile",
    "ParityMark",
    "PassedGavel",
    "PastMeeting",
    "Position",
    "Presence",
    "PresenceEvent",
    "PresidingChoice",
    "PromisedActivity",
    "QuorumTurn",
    "RegionalContribution",
    "RegionalRound",
    "RegionalStatement",
    "Reply",
    "Review",
    "ReviewAnswer",
    "ReviewCase",
    "RollAnswer",
    "RollCall",
    "RoomState",
    "RotationPolicy",
    "RuleChange",
    "RuleDraft",
    "Seat",
    "SeatCall",
    "SeatCategory",
    "SeatDraft",
    "SeatInterest",
    "SeatTerm",
    "Target",
    "TelephoneNote",
    "TermNotice",
    "TextTerms",
    "Witness",
    "WrittenObjection",
    "WrittenReply",
    "WrittenRound",
]

from pathfinders.enums.data import NEVER_SHOWN, RATIFIED, NameKind, RatificationState, Sex, SourceKind, Theme
from pathfinders.enums.pathway import OPEN, PathwayState
from pathfinders.enums.progress import (
    ActionStatus,
    Attention,
    LightColour,
    ReminderKind,
    ReportState,
    UpdateState,
)
from pathfinders.enums.roadmap import ReviewState, RoadmapState, Visibility
from pathfinders.enums.standing import SIGNS, Standing
from pathfinders.enums.way import (
    EXPECTED_GROUPS,
    CriterionAbout,
    MappedKind,
    NationalGroup,
    StepKind,
    SupportKind,
    ThreadKind,
)

__all__ = [
    "EXPECTED_GROUPS",
    "NEVER_SHOWN",
    "OPEN",
    "RATIFIED",
    "SIGNS",
    "ActionStatus",
    "Attention",
    "CriterionAbout",
    "LightColour",
    "MappedKind",
    "NameKind",
    "NationalGroup",
    "PathwayState",
    "RatificationState",
    "ReminderKind",
    "ReportState",
    "ReviewState",
    "RoadmapState",
    "Sex",
    "SourceKind",
    "Standing",
    "StepKind",
    "SupportKind",
    "Theme",
    "ThreadKind",
    "UpdateState",
    "Visibility",
]

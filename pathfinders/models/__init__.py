from pathfinders.models.clinic import FeedbackPoint, RoadmapComment, RoadmapReview, SigningInstruction
from pathfinders.models.community import CommunityWorkshop, Post, Thread
from pathfinders.models.country_name import CountryName
from pathfinders.models.framework import Criterion, CriterionCheck, Evidence, Framework
from pathfinders.models.help_offer import HelpOffer
from pathfinders.models.indicator import DataPoint, IndicatorSeries
from pathfinders.models.milestone import Milestone, MilestoneEvent
from pathfinders.models.monitoring import MonitoringCharge
from pathfinders.models.pathway import FocalPoint, Pathway, PathwayStep
from pathfinders.models.preparation import (
    MappedBody,
    NationalCommittee,
    SituationAnalysis,
    Workshop,
    WorkshopGroup,
)
from pathfinders.models.progress import ActionPartner, ActionProgress, ProposedProgress
from pathfinders.models.ratification import Convention, Ratification
from pathfinders.models.reminder import CandidateReminder
from pathfinders.models.report import ProgressReminder, YearlyReport
from pathfinders.models.roadmap import Roadmap, RoadmapPriority, RoadmapVersion
from pathfinders.models.roadmap_action import Indicator, IndicatorTarget, IndicatorValue, RoadmapAction
from pathfinders.models.roadmap_import import RoadmapImport
from pathfinders.models.source import DataSource, ImportRun
from pathfinders.models.support import SupportGiven, SupportRequest

__all__ = [
    "ActionPartner",
    "ActionProgress",
    "CandidateReminder",
    "CommunityWorkshop",
    "Convention",
    "CountryName",
    "Criterion",
    "CriterionCheck",
    "DataPoint",
    "DataSource",
    "Evidence",
    "FeedbackPoint",
    "FocalPoint",
    "Framework",
    "HelpOffer",
    "ImportRun",
    "Indicator",
    "IndicatorSeries",
    "IndicatorTarget",
    "IndicatorValue",
    "MappedBody",
    "Milestone",
    "MilestoneEvent",
    "MonitoringCharge",
    "NationalCommittee",
    "Pathway",
    "PathwayStep",
    "Post",
    "ProgressReminder",
    "ProposedProgress",
    "Ratification",
    "Roadmap",
    "RoadmapAction",
    "RoadmapComment",
    "RoadmapImport",
    "RoadmapPriority",
    "RoadmapReview",
    "RoadmapVersion",
    "SigningInstruction",
    "SituationAnalysis",
    "SupportGiven",
    "SupportRequest",
    "Thread",
    "Workshop",
    "WorkshopGroup",
    "YearlyReport",
]

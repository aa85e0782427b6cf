from partners.models.application import Application, ApplicationMessage, DeclineInstruction
from partners.models.claim import Claim, ClaimObjection
from partners.models.commitment import Commitment, CommitmentRequest, CommitmentText
from partners.models.country import Country, RegionalGroup
from partners.models.desk_term import DeskTerm
from partners.models.exchange import ExchangePost, ExchangeReport, ExchangeThread, ExchangeVersion
from partners.models.following import Follower, Following
from partners.models.funding import FundingCall
from partners.models.group import Group, GroupOffice, GroupPeriod
from partners.models.group_change import GroupChange
from partners.models.group_meeting import GroupMeeting
from partners.models.group_work import (
    GroupCharter,
    GroupMember,
    GroupUpdate,
    WorkplanLine,
    WorkplanYear,
)
from partners.models.identity import DistinctPair, FormerName, IdentityRequest, Succession
from partners.models.initiative import Initiative, InitiativeReport
from partners.models.invitation import Invitation
from partners.models.lead_request import LeadRequest
from partners.models.market import Posting, PostingContact, PostingMessage
from partners.models.organisation import Membership, Organisation, OrganisationStatus
from partners.models.partner_import import PartnerImport
from partners.models.pilot import Pilot
from partners.models.practice import Adoption, Endorsement, GoodPractice
from partners.models.proposal import ExpectedResult, GroupProposal, ProposalMessage
from partners.models.topic import Topic
from partners.models.user import User
from partners.models.withdrawal import Withdrawal

__all__ = [
    "Adoption",
    "Application",
    "ApplicationMessage",
    "Claim",
    "ClaimObjection",
    "Commitment",
    "CommitmentRequest",
    "CommitmentText",
    "Country",
    "DeclineInstruction",
    "DeskTerm",
    "DistinctPair",
    "Endorsement",
    "ExchangePost",
    "ExchangeReport",
    "ExchangeThread",
    "ExchangeVersion",
    "ExpectedResult",
    "Follower",
    "Following",
    "FormerName",
    "FundingCall",
    "GoodPractice",
    "Group",
    "GroupChange",
    "GroupCharter",
    "GroupMeeting",
    "GroupMember",
    "GroupOffice",
    "GroupPeriod",
    "GroupProposal",
    "GroupUpdate",
    "IdentityRequest",
    "Initiative",
    "InitiativeReport",
    "Invitation",
    "LeadRequest",
    "Membership",
    "Organisation",
    "OrganisationStatus",
    "PartnerImport",
    "Pilot",
    "Posting",
    "PostingContact",
    "PostingMessage",
    "ProposalMessage",
    "RegionalGroup",
    "Succession",
    "Topic",
    "User",
    "Withdrawal",
    "WorkplanLine",
    "WorkplanYear",
]

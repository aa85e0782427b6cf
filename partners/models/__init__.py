from partners.models.application import Application, ApplicationMessage, DeclineInstruction
from partners.models.commitment import Commitment, CommitmentText
from partners.models.country import Country, RegionalGroup
from partners.models.organisation import Membership, Organisation, OrganisationStatus
from partners.models.topic import Topic
from partners.models.user import User

__all__ = [
    "Application",
    "ApplicationMessage",
    "Commitment",
    "CommitmentText",
    "Country",
    "DeclineInstruction",
    "Membership",
    "Organisation",
    "OrganisationStatus",
    "RegionalGroup",
    "Topic",
    "User",
]

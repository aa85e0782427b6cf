from secretariat.models.brief import Brief
from secretariat.models.calendar_key import CalendarKey
from secretariat.models.circular import Circular
from secretariat.models.consent import ConsentProposal, ConsentRecord, ConsentText
from secretariat.models.contribution import Contribution
from secretariat.models.correspondence import Correspondence, RegisterYear
from secretariat.models.estimate import Estimate
from secretariat.models.event import Event
from secretariat.models.followed import FollowedInitiative
from secretariat.models.issue import Entry, Issue, Section
from secretariat.models.letter import Addressee, Letter
from secretariat.models.media import Boilerplate, MediaFile
from secretariat.models.news import FormerAddress, News, NewsVersion, Page
from secretariat.models.representation import Representation
from secretariat.models.saved_filter import SavedFilter
from secretariat.models.sent_copy import SentCopy
from secretariat.models.subscriber import Subscriber, SubscriberImport
from secretariat.models.ticket import Ticket, TicketMessage
from secretariat.models.wording import Wording, WordingUse, WordingVersion

__all__ = [
    "Addressee",
    "Boilerplate",
    "Brief",
    "CalendarKey",
    "Circular",
    "ConsentProposal",
    "ConsentRecord",
    "ConsentText",
    "Contribution",
    "Correspondence",
    "Entry",
    "Estimate",
    "Event",
    "FollowedInitiative",
    "FormerAddress",
    "Issue",
    "Letter",
    "MediaFile",
    "News",
    "NewsVersion",
    "Page",
    "RegisterYear",
    "Representation",
    "SavedFilter",
    "Section",
    "SentCopy",
    "Subscriber",
    "SubscriberImport",
    "Ticket",
    "TicketMessage",
    "Wording",
    "WordingUse",
    "WordingVersion",
]

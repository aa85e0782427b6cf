"""Which section stands in which kind of note, in this order. A higher app may declare more."""

from django.utils.translation import gettext_lazy as _

from secretariat.enums import BriefKind
from secretariat.queries.briefs import alliance, meetings
from secretariat.queries.briefs.registry import define_section

UPDATE, MEETING, REPRESENTATION, ALLIANCE = (
    BriefKind.UPDATE,
    BriefKind.MEETING,
    BriefKind.REPRESENTATION,
    BriefKind.ALLIANCE,
)
ALL = tuple(BriefKind)
WITHIN, WHOLE = (UPDATE, MEETING), (UPDATE, ALLIANCE, REPRESENTATION)
ABROAD = (ALLIANCE, REPRESENTATION)  # may be carried out of the GCG: nothing internal

for key, title, kinds, lines in (
    ("secretariat.occasion", _("The occasion"), (REPRESENTATION,), alliance.occasion),
    ("gcm.agenda", _("Agenda"), (MEETING,), meetings.agenda),
    ("gcm.figures", _("Figures"), ABROAD, meetings.figures),
    ("gcm.held", _("Meetings held"), (UPDATE, ALLIANCE), meetings.meetings_held),
    ("gcm.ahead", _("Meetings to come"), ALL, meetings.meetings_ahead),
    ("gcm.decisions", _("Decisions taken"), WITHIN, meetings.decisions),
    ("gcm.published", _("Decisions published"), ABROAD, meetings.published_decisions),
    ("gcm.reviews", _("Decisions to be reviewed"), WITHIN, meetings.decisions_to_review),
    ("gcm.follow_ups", _("Follow-up actions that are due"), WITHIN, meetings.follow_ups),
    (
        "partners.countries",
        _("New pathfinder countries"),
        WHOLE,
        alliance.countries,
    ),
    ("partners.joined", _("New partners"), WHOLE, alliance.partners),
    ("partners.groups", _("Groups whose term ends"), WITHIN, alliance.groups_ending),
    ("gcm.terms", _("Seats"), WITHIN, alliance.terms_ending),
    ("secretariat.initiatives", _("Main initiatives"), (*WITHIN, ALLIANCE), alliance.initiatives),
    (
        "secretariat.representations",
        _("Representations to come"),
        (UPDATE, ALLIANCE),
        alliance.representations,
    ),
):
    define_section(key, title, kinds, lines=lines)

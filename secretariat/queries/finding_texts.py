"""What is found on the desk by its words, all in one query: each kind for whoever may read its list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Case, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, TruncDate
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alliance87.core.search import Texts, translated
from partners.enums import ClaimState, ProposalState
from partners.models import Claim, GroupProposal
from pathfinders.enums import PathwayState
from pathfinders.models import Pathway
from secretariat.enums import BriefKind, InitiativeState, IssueState, RepresentationKind
from secretariat.models import Brief, Event, FollowedInitiative, Issue, Representation


@dataclass(frozen=True)
class TextKind:
    key: str
    label: Any  # a lazy translation
    permission: str
    texts: Texts


def briefs() -> QuerySet[Brief]:
    """With what its kind is called, in every language, and its day."""
    called = [When(kind=each, then=Value(_in_every_language(each.label))) for each in BriefKind]
    day = Cast(TruncDate("made_at"), output_field=TextField())
    found: QuerySet[Brief] = Brief.objects.annotate(called=Case(*called, output_field=TextField()), day=day)
    return found


def _in_every_language(text: Any) -> str:
    said = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said.append(str(text))
    return " ".join(said)


KINDS = (
    TextKind(
        "proposals",
        _("Proposals of groups"),
        "partners.view_groupproposal",
        Texts(
            lambda: GroupProposal.objects.filter(submitted_at__isnull=False),
            url_name="admin:partners_groupproposal_change",
            key="pk",
            title=translated("title"),
            words=translated("title"),
            note=("state",),
            said=lambda state: ProposalState(state).label,
        ),
    ),
    TextKind(
        "claims",
        _("Claims to organisations"),
        "partners.view_claim",
        Texts(
            lambda: Claim.objects.all(),
            url_name="partners:claim",
            key="public_id",
            title=translated("organisation__name"),
            words=(*translated("organisation__name"), "claimant__name"),
            note=("state",),
            said=lambda state: ClaimState(state).label,
        ),
    ),
    TextKind(
        "events",
        _("Events"),
        "secretariat.view_event",
        Texts(
            lambda: Event.objects.all(),
            url_name="admin:secretariat_event_change",
            key="pk",
            title=translated("title"),
            words=(*translated("title", "lead"), "place", "organiser"),
            note=("place",),
        ),
    ),
    TextKind(
        "issues",
        _("Issues of the newsletter"),
        "secretariat.view_issue",
        Texts(
            lambda: Issue.objects.all(),
            url_name="secretariat:issue",
            key="number",
            title=translated("title"),
            words=translated("title", "intro"),
            note=("state",),
            said=lambda state: IssueState(state).label,
        ),
    ),
    TextKind(
        "representations",
        _("Representations"),
        "secretariat.view_representation",
        Texts(
            lambda: Representation.objects.all(),
            url_name="admin:secretariat_representation_change",
            key="pk",
            title=("title",),
            words=("title", "place", "organiser", "represented_by"),
            note=("kind",),
            said=lambda kind: RepresentationKind(kind).label,
        ),
    ),
    TextKind(
        "followed",
        _("Main initiatives"),
        "secretariat.view_followedinitiative",
        Texts(
            lambda: FollowedInitiative.objects.all(),
            url_name="admin:secretariat_followedinitiative_change",
            key="pk",
            title=("title",),
            words=("title", "led_by", *translated("organisation__name")),
            note=("state",),
            said=lambda state: InitiativeState(state).label,
        ),
    ),
    TextKind(
        "pathways",
        _("Ways of countries"),
        "pathfinders.register_interest",
        Texts(
            lambda: Pathway.objects.all(),
            url_name="pathfinders:pathway",
            key="public_id",
            title=translated("country__name"),
            words=(*translated("country__name"), "ministry"),
            note=("state",),
            said=lambda state: PathwayState(state).label,
        ),
    ),
    TextKind(
        "briefs",
        _("Briefing notes"),
        "secretariat.view_brief",
        Texts(
            briefs,
            url_name="secretariat:brief",
            key="public_id",
            title=("kind",),
            called=lambda kind: BriefKind(kind).label,
            words=("called", "representation__title"),
            note=("day",),
            said=lambda day: date_format(date.fromisoformat(day), "DATE_FORMAT"),
        ),
    ),
)

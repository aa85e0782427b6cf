"""Actions of roadmaps in the table of who does what where. An action names conventions and indicators; these
stand for the topics."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext_lazy

from partners.enums import PartnerKind
from partners.queries.coverage import Mark, Narrowing, Source, Work, define_coverage
from pathfinders.enums import RoadmapState
from pathfinders.models import RoadmapAction

TOPICS_OF_CODE = {
    "C029": "forced-labour",
    "P029": "forced-labour",
    "C105": "forced-labour",
    "C138": "child-labour",
    "C182": "worst-forms-of-child-labour",
    "C081": "labour-inspection",
    "C129": "labour-inspection",
    "C189": "domestic-work",
    "8.7.1": "child-labour",
    "16.2.2": "trafficking-in-persons",
    "10.7.1": "fair-recruitment",
    "4.1.1": "education",
    "4.1.2": "education",
    "1.3.1": "social-protection",
    "16.3.1": "access-to-justice",
}


def _marks(narrowing: Narrowing) -> list[Mark]:
    """Of roadmaps in force: what was replaced is told by what replaced it."""
    if narrowing.category not in ("", PartnerKind.COUNTRY):
        return []
    found = RoadmapAction.objects.public().filter(roadmap__state=RoadmapState.IN_FORCE)
    if narrowing.running:
        today = timezone.localdate()
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=today)
        found = found.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    rows = found.order_by().values_list("pk", "roadmap__pathway__country", "conventions", "sdg_indicators")
    return [
        (pk, topic, country)
        for pk, country, conventions, indicators in rows
        for topic in topics_of(conventions, indicators)
    ]


def topics_of(conventions: list[str], indicators: list[str]) -> list[str]:
    """Addresses of the topics that the codes stand for, each once; an empty one when they stand for none."""
    found = [TOPICS_OF_CODE[code] for code in (*conventions, *indicators) if code in TOPICS_OF_CODE]
    return list(dict.fromkeys(found)) or [""]


def _works(keys: list[int]) -> list[Work]:
    found = RoadmapAction.objects.public().filter(pk__in=keys).select_related("roadmap__pathway__country")
    return [
        Work(
            each.title,
            f"{reverse('pathfinders:roadmap', args=[each.roadmap.public_id])}#action-{each.pk}",
            _("Action of a roadmap"),
            str(each.roadmap.pathway.country),
        )
        for each in found
    ]


define_coverage(
    Source(
        "actions",
        _("Actions of roadmaps"),
        npgettext_lazy("short, in a table", "%(number)d action", "%(number)d actions", "number"),
        _marks,
        _works,
    )
)

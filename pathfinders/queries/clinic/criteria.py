"""By what a roadmap is read: the criteria of the accountability framework that it was handed in under."""

from dataclasses import dataclass

from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import get_language

from partners.models.organisation import LANGUAGES
from pathfinders.models import Criterion, Framework, RoadmapReview, RoadmapVersion


@dataclass(frozen=True)
class ReadingCriterion:
    """`names` by language; `guidance` in the reader's."""

    code: str
    names: dict[str, str]
    guidance: str = ""

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.names[get_language() or "fr"]


def criteria_of(review: RoadmapReview) -> list[ReadingCriterion]:
    """In the order of the framework; empty while there is none. Four queries at most."""
    framework = _framework_of(review.version)
    if framework is None:
        return []
    return [_reading(each) for each in framework.criteria.order_by("order")]


def _framework_of(version: RoadmapVersion) -> Framework | None:
    """The one that the version was handed in under. The way keeps that of the last submission alone; for an
    earlier one it is the one that was in force on its day in Geneva."""
    if version.roadmap.versions.filter(number__gt=version.number).exists():
        day = localdate(version.submitted_at, get_default_timezone())
        then: Framework | None = Framework.objects.in_force(day)
        return then
    kept: Framework | None = version.roadmap.pathway.framework
    return kept or Framework.objects.in_force()


def _reading(criterion: Criterion) -> ReadingCriterion:
    names = {code: getattr(criterion, f"title_{code}") or str(criterion) for code in LANGUAGES}
    return ReadingCriterion(criterion.code, names, criterion.guidance)

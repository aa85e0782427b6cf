"""Acts on what hangs on a way: workshops, the map, evidence, offices, requests for support."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from gcm.views.acts import ActPage
from pathfinders.models import (
    Criterion,
    Evidence,
    FocalPoint,
    MappedBody,
    Pathway,
    SupportRequest,
    Workshop,
)
from pathfinders.queries.framework import round_of
from pathfinders.views.pathways import OfPathway
from pathfinders.views.preparation_acts import (
    BODY,
    CRITERION,
    EVIDENCE,
    FOCAL_POINT,
    SUPPORT_REQUEST,
    WORKSHOP,
)


class RecordActView(OfPathway, ActPage):
    """The record is one of this very way."""

    model: ClassVar[type[Model]]
    page: ClassVar[str] = "pathfinders:pathway"

    @cached_property
    def subject(self) -> Any:  # type: ignore[override]
        found = get_object_or_404(self.model._default_manager, pathway=self.pathway, pk=self.kwargs["pk"])
        found.pathway = self.pathway  # type: ignore[attr-defined]
        return found

    @property
    def back(self) -> str:
        return reverse(self.page, args=[self.pathway.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(subject_line=self.pathway, **kwargs)


class WorkshopActView(RecordActView):
    model, acts = Workshop, WORKSHOP


class BodyActView(RecordActView):
    model, acts = MappedBody, BODY


class FocalPointActView(RecordActView):
    model, acts = FocalPoint, FOCAL_POINT


class EvidenceActView(RecordActView):
    model, acts, page = Evidence, EVIDENCE, "pathfinders:check"


class SupportActView(RecordActView):
    model, acts, page = SupportRequest, SUPPORT_REQUEST, "pathfinders:support"


@dataclass(frozen=True)
class CriterionOfWay:
    """A criterion, for one country."""

    pathway: Pathway
    criterion: Criterion

    def __str__(self) -> str:
        return str(self.criterion)


class CriterionActView(RecordActView):
    acts, page = CRITERION, "pathfinders:check"

    @cached_property
    def subject(self) -> CriterionOfWay:  # type: ignore[override]
        framework = round_of(self.pathway).framework
        found = get_object_or_404(Criterion, framework=framework, pk=self.kwargs["pk"])
        return CriterionOfWay(self.pathway, found)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"subject_line": str(self.subject)}

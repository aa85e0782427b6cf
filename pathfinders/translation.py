"""Content fields in three languages, then the histories, which must come after (they copy the fields)."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from pathfinders.models import Convention, Criterion, DataSource, Framework, IndicatorSeries, Pathway, Roadmap


@register(Pathway)
class PathwayTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("recommendations",)


@register(Framework)
class FrameworkTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("source",)


@register(Criterion)
class CriterionTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "guidance")


@register(Convention)
class ConventionTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title",)


@register(DataSource)
class DataSourceTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name",)


@register(IndicatorSeries)
class IndicatorSeriesTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name",)


@register(Roadmap)
class RoadmapTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("summary",)


simple_history.register(Pathway, app="pathfinders")

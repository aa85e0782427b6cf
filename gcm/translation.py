from modeltranslation.translator import TranslationOptions, register

from gcm.models import (
    AgendaItem,
    Appointment,
    FollowUp,
    MandateClause,
    MinutesPassage,
    Paper,
    RotationPolicy,
    RuleDraft,
    SeatCall,
    SeatCategory,
    Target,
    TextTerms,
)


@register(SeatCategory)
class SeatCategoryTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name", "nominating_body")


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title",)


@register(MinutesPassage)
class MinutesPassageTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("summary", "conclusions")


@register(FollowUp)
class FollowUpTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text",)


@register(MandateClause)
class MandateClauseTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("heading", "text")


@register(Target)
class TargetTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name",)


@register(RuleDraft)
class RuleDraftTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title",)


@register(SeatCall)
class SeatCallTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("criteria",)


@register(RotationPolicy)
class RotationPolicyTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text",)


@register(Appointment)
class AppointmentTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("criteria",)


@register(Paper)
class PaperTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title",)


@register(TextTerms)
class TextTermsTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("conditions",)

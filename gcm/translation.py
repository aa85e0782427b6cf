from modeltranslation.translator import TranslationOptions, register

from gcm.models import SeatCategory


@register(SeatCategory)
class SeatCategoryTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name", "nominating_body")

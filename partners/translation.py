"""Content fields in three languages, then the histories, which must come after (they copy the fields)."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from partners.models import (
    Application,
    CommitmentText,
    Country,
    Organisation,
    OrganisationStatus,
    RegionalGroup,
    Topic,
)


@register(RegionalGroup)
class RegionalGroupTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name",)


@register(Country)
class CountryTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name", "note")


@register(Topic)
class TopicTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name",)


@register(Organisation)
class OrganisationTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name", "mission")


@register(OrganisationStatus)
class OrganisationStatusTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("source",)


@register(CommitmentText)
class CommitmentTextTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text",)


@register(Application)
class ApplicationTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name", "mission")


for model in (Organisation, Application):
    simple_history.register(model, app="partners")

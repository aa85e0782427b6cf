"""Content of the site and of the newsletter in three languages."""

from modeltranslation.translator import TranslationOptions, register

from secretariat.models import (
    Boilerplate,
    Circular,
    ConsentProposal,
    ConsentText,
    Contribution,
    Entry,
    Estimate,
    Event,
    Issue,
    Letter,
    MediaFile,
    News,
    NewsVersion,
    Section,
    WordingVersion,
)


@register(News)
@register(NewsVersion)
class NewsTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "lead", "body")


@register(Event)
class EventTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "lead")


@register(Estimate)
class EstimateTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("label",)


@register(ConsentProposal)
class ConsentProposalTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text",)


@register(ConsentText)
class ConsentTextTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text",)


@register(Contribution)
class ContributionTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "text")


@register(Issue)
class IssueTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "intro")


@register(Section)
class SectionTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title",)


@register(Entry)
class EntryTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "text")


@register(WordingVersion)
class WordingVersionTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("subject", "body")


@register(Letter)
class LetterTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("subject", "body")


@register(Circular)
class CircularTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("subject", "body")


@register(Boilerplate)
class BoilerplateTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text",)


@register(MediaFile)
class MediaFileTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "alt")

"""Content fields in three languages, then the histories, which must come after (they copy the fields)."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from partners.models import (
    Application,
    CommitmentText,
    Country,
    ExpectedResult,
    FormerName,
    FundingCall,
    GoodPractice,
    Group,
    GroupCharter,
    GroupProposal,
    IdentityRequest,
    Initiative,
    Organisation,
    OrganisationStatus,
    Pilot,
    Posting,
    RegionalGroup,
    Topic,
    WorkplanLine,
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


@register(GroupProposal)
class GroupProposalTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "need", "resources", "workplan", "charter")


@register(ExpectedResult)
class ExpectedResultTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text", "indicator", "target")


@register(Group)
class GroupTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "aim")


@register(GroupCharter)
class GroupCharterTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("text",)


@register(WorkplanLine)
class WorkplanLineTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("outcome", "activity", "output", "help_wanted")


@register(Initiative)
class InitiativeTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "aim", "indicator", "baseline", "target", "achievable", "resources", "standards")


@register(GoodPractice)
class GoodPracticeTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "problem", "action", "result", "evidence", "scaling")


@register(Posting)
class PostingTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "text")


@register(Pilot)
class PilotTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "idea", "place", "result", "lessons")


@register(FundingCall)
class FundingCallTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("title", "text")


@register(FormerName)
class FormerNameTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name",)


@register(IdentityRequest)
class IdentityRequestTranslation(TranslationOptions):  # type: ignore[misc]
    fields = ("name",)


for model in (Organisation, Application, GroupProposal):
    simple_history.register(model, app="partners")

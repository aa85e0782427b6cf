"""Figures about a country: whose they are, and what they are about (F12)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SourceKind(TextChoices):
    UN = "un", _("United Nations")
    ILO = "ilo", _("International Labour Organization")
    NATIONAL = "national", _("Statistics of the country itself")
    OTHER = "other", _("Other institution")
    FOREIGN = "foreign", _("Another government’s assessment")


# F12: the figures of these may be read to try an importer; they are never approved, so never shown.
NEVER_SHOWN = (SourceKind.FOREIGN,)


class NameKind(TextChoices):
    """By what a file may call a country, beside its names and codes of today."""

    M49 = "m49", _("M49 code")
    CODE = "code", _("ISO 3166-1 code")
    NAME = "name", _("name")


class Sex(TextChoices):
    BOTH = "both", _("both sexes")
    MALE = "male", pgettext_lazy("sex", "male")
    FEMALE = "female", pgettext_lazy("sex", "female")


class Theme(TextChoices):
    """What a convention is about."""

    FORCED_LABOUR = "forced_labour", _("Forced labour")
    CHILD_LABOUR = "child_labour", _("Child labour")
    TRAFFICKING = "trafficking", _("Trafficking in persons")
    FREEDOM = "freedom", _("Freedom of association and collective bargaining")
    EQUALITY = "equality", _("Equality and non-discrimination")
    SAFETY = "safety", _("Safety and health at work")
    OTHER = "other", pgettext_lazy("conventions", "Related conventions")


class RatificationState(TextChoices):
    """What the source says. Without a row it says nothing, which is not the same as "not ratified"."""

    IN_FORCE = "in_force", _("ratified, in force")
    PENDING = "pending", _("ratified, not yet in force")
    DENOUNCED = "denounced", _("denounced")
    NOT_RATIFIED = "not_ratified", _("not ratified")


RATIFIED = (RatificationState.IN_FORCE, RatificationState.PENDING)

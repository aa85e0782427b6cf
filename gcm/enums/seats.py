"""Kinds of seats, and of those who sit on them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StakeholderGroup(TextChoices):
    """The groups of which each must be present for a quorum (S4)."""

    GOVERNMENT = "government", _("Governments")
    UN_IGO = "un_igo", _("United Nations and intergovernmental organisations")
    WORKERS = "workers", _("Workers’ organisations")
    EMPLOYERS = "employers", _("Employers’ organisations")
    NGO = "ngo", _("Non-governmental organisations")


class SeatBlock(TextChoices):
    """How the seats are allotted. The first four blocks are one stakeholder group (S3, S4)."""

    CHAIR_VICE = "chair_vice", _("Chair and vice-chair")
    PATHFINDER = "pathfinder", _("Pathfinder countries")
    DEVELOPMENT_PARTNER = "development_partner", _("Development partners")
    GOVERNMENT_REGION = "government_region", _("Governments, regional spokespersons")
    UN_IGO = "un_igo", _("United Nations and intergovernmental organisations")
    WORKERS = "workers", _("Workers’ organisations")
    EMPLOYERS = "employers", _("Employers’ organisations")
    NGO = "ngo", _("Non-governmental organisations")


class Office(TextChoices):
    """What the first two seats are for."""

    CHAIR = "chair", pgettext_lazy("office", "Chair")
    VICE_CHAIR = "vice_chair", pgettext_lazy("office", "Vice-chair")


class Capacity(TextChoices):
    """What a person is for a seat (S1, O11). Only the first two take part in decisions."""

    REPRESENTATIVE = "representative", _("Representative")
    ALTERNATE = "alternate", _("Alternate")
    ADVISER = "adviser", _("Adviser")


class TermBasis(TextChoices):
    """Why an organisation holds a seat (S8)."""

    DESIGNATION = "designation", _("designated by its group")
    GROUP_OFFICE = "group_office", _("office in an action group")
    MANDATE = "mandate", _("relevance of its mandate")
    APPOINTMENT = "appointment", _("appointed to the office")

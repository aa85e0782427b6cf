"""Kinds and states of organisations and of those who act for them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartnerKind(TextChoices):
    """The mandate's nine kinds; social partners are told apart, because each has its own group (P2)."""

    COUNTRY = "country", _("Country")
    UN_BODY = "un_body", _("United Nations agency or entity")
    IGO = "igo", _("Intergovernmental organisation")
    REGIONAL = "regional", _("Regional organisation or initiative")
    WORKERS = "workers", _("Workers’ organisation")
    EMPLOYERS = "employers", _("Employers’ organisation")
    BUSINESS = "business", _("Business network")
    CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
    ACADEMIA = "academia", _("University or research institute")
    DONOR = "donor", _("Public or private donor")


SOCIAL_PARTNERS = (PartnerKind.WORKERS, PartnerKind.EMPLOYERS)


# P2: which kind sits in which stakeholder group of the GCM. Kinds without one may still be observers.
STAKEHOLDER_GROUP_OF_KIND: dict[str, str | None] = {
    PartnerKind.COUNTRY: "government",
    PartnerKind.UN_BODY: "un_igo",
    PartnerKind.IGO: "un_igo",
    PartnerKind.REGIONAL: None,
    PartnerKind.WORKERS: "workers",
    PartnerKind.EMPLOYERS: "employers",
    PartnerKind.BUSINESS: None,
    PartnerKind.CIVIL_SOCIETY: "ngo",
    PartnerKind.ACADEMIA: None,
    PartnerKind.DONOR: None,
}


# Kinds that act in one country must name it; the others may be international.
KINDS_OF_ONE_COUNTRY = (PartnerKind.COUNTRY,)


class Listing(TextChoices):
    """P5: what the public may see of a partner."""

    PUBLIC = "public", _("Public")
    NAME_ONLY = "name_only", _("Name only")
    HIDDEN = "hidden", _("Hidden")


class Origin(TextChoices):
    APPLICATION = "application", _("registered on the portal")
    REFERENCE = "reference", _("from public sources")


class ApplicationState(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned with a question")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MembershipRole(TextChoices):
    FOCAL_POINT = "focal_point", _("Focal point")
    EDITOR = "editor", _("Editor")
    READER = "reader", _("Reader")


class StatusKind(TextChoices):
    """P9: independent statuses of one organisation, each with its own dates."""

    PARTNER = "partner", _("Partner")
    PATHFINDER = "pathfinder", _("Pathfinder country")


class Standing(TextChoices):
    """What a partner is besides, today: to choose partners by."""

    PATHFINDER = "pathfinder", _("Pathfinder country")
    UNCONFIRMED = "unconfirmed", _("Commitment to be confirmed")


class Precision(TextChoices):
    DAY = "day", _("to the day")
    YEAR = "year", _("to the year")
    UNKNOWN = "unknown", _("date not known")

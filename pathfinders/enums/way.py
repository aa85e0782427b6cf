"""Kinds of what is recorded on the way of a country."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StepKind(TextChoices):
    """What happened on the way, in the order in which it can happen (F2, F4)."""

    EXPRESSED = "expressed", _("Interest expressed")
    REGISTERED = "registered", _("Expression of interest registered by the secretariat")
    KNOWN = "known", _("Pathfinder country before the portal was there")
    ACCEPTED = "accepted", _("Preparation begun")
    PRESENTED = "presented", _("Presented to the GCG")
    DRAFTING = "drafting", _("Drafting of the roadmap begun")
    SUBMITTED = "submitted", _("Roadmap submitted")
    RETURNED = "returned", _("Returned to the country after the check")
    NEXT_RETURNED = "next_returned", _("Next roadmap returned to the country")
    REVIEWED = "reviewed", _("Sent to the GCG for review")
    FEEDBACK = "feedback", _("Feedback of the GCG sent to the country")
    PLACED = "placed", _("Put on the agenda of the GCG")
    GRANTED = "granted", pgettext_lazy("outcome", "Granted")
    GRANTED_WITH = "granted_with", _("Granted with recommendations")
    OBSERVATIONS = "observations", _("Returned with observations")
    DEFERRED = "deferred", pgettext_lazy("outcome", "Deferred")
    TAKEN_OFF = "taken_off", _("Taken off the agenda")
    WITHDRAWN = "withdrawn", _("Withdrawn by official note")


class NationalGroup(TextChoices):
    """Who takes part in a country, at a workshop or on the map (F7)."""

    GOVERNMENT = "government", _("Government")
    WORKERS = "workers", _("Workers")
    EMPLOYERS = "employers", _("Employers")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    UN = "un", _("United Nations agencies")
    OTHER = "other", _("Others")


# F7: whoever reads is warned when one of them was not at the workshops.
EXPECTED_GROUPS = (NationalGroup.WORKERS, NationalGroup.EMPLOYERS, NationalGroup.CIVIL_SOCIETY)


class MappedKind(TextChoices):
    STAKEHOLDER = "stakeholder", _("Stakeholder")
    MECHANISM = "mechanism", _("Mechanism")


class CriterionAbout(TextChoices):
    """What on the portal speaks to a criterion; nothing for the last."""

    INTEREST = "interest", _("Expression of interest")
    COMMITTEE = "committee", _("National committee")
    ANALYSIS = "analysis", _("Situation analysis")
    WORKSHOP = "workshop", _("Strategic planning workshop")
    ROADMAP = "roadmap", _("Roadmap")
    OTHER = "other", _("Other evidence")


class SupportKind(TextChoices):
    ADVICE = "advice", _("Advice")
    TRAINING = "training", _("Training")
    FACILITATION = "facilitation", _("Facilitation of a workshop")
    CONTACT = "contact", _("Contact with partners")
    DOCUMENT = "document", _("Document or data")


class ThreadKind(TextChoices):
    QUESTION = "question", _("Question to peers")
    PRACTICE = "practice", _("Practice")

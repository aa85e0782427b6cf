"""Kinds and states of designation, rotation and handover."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CredentialsState(TextChoices):
    """S12: a letter is drafted, handed in, and found in order, or returned for a formal defect."""

    DRAFT = "draft", pgettext_lazy("credentials", "Being prepared")
    SUBMITTED = "submitted", pgettext_lazy("credentials", "Handed in")
    RETURNED = "returned", pgettext_lazy("credentials", "Returned for a formality")
    ACCEPTED = "accepted", pgettext_lazy("credentials", "Formalities in order")


class FormalDefect(TextChoices):
    """S12: the only grounds on which a letter can be returned. None of them is about who was named."""

    UNSIGNED = "unsigned", _("The letter is not signed")
    UNDATED = "undated", _("The letter has no date, or another than the one given")
    SIGNATORY = "signatory", _("The signatory’s function cannot be read from the letter")
    NAMES = "names", _("The names in the letter differ from those given here")
    SEAT = "seat", _("The letter does not say which seat category it is for")
    ILLEGIBLE = "illegible", _("The file cannot be read")
    EVIDENCE = "evidence", _("The consensus of the group is not recorded with its evidence")


class NominationState(TextChoices):
    """Z4, before the term: what becomes of a name."""

    NOMINATED = "nominated", pgettext_lazy("nomination", "Nominated")
    RESERVE = "reserve", pgettext_lazy("nomination", "On the reserve list")
    ACCREDITED = "accredited", pgettext_lazy("nomination", "Accredited")
    WITHDRAWN = "withdrawn", pgettext_lazy("nomination", "Withdrawn")


class TermEnd(TextChoices):
    """Z4: why a holder is no longer in office."""

    EXPIRY = "expiry", _("end of the term")
    HANDOVER = "handover", _("handover")
    REALLOCATION = "reallocation", _("seat given to another representative of the group")
    WITHDRAWAL = "withdrawal", _("withdrawal")


class HandoverState(TextChoices):
    FILED = "filed", pgettext_lazy("handover", "Announced")
    DONE = "done", pgettext_lazy("handover", "Done")
    WITHDRAWN = "withdrawn", pgettext_lazy("handover", "Notice withdrawn")


class DelegateNoticeState(TextChoices):
    """S14: what becomes of what a holder says about who acts for its seat."""

    WAITING = "waiting", pgettext_lazy("delegate notice", "With the secretariat")
    ACCREDITED = "accredited", pgettext_lazy("delegate notice", "Accredited")
    RETURNED = "returned", pgettext_lazy("delegate notice", "Sent back")


class SeatCaseKind(TextChoices):
    """S8, S10, S11, P11: facts that people have to look at."""

    GROUP_OFFICE = "group_office", _("The office in a group to which the seat is linked has ended")
    FORMER_SEAT = "former_seat", _("The holder was appointed chair or vice-chair and has another seat")
    PATHFINDER_STATUS = "pathfinder_status", _("The holder of a pathfinder seat is no pathfinder any more")
    PARTNER_STATUS = "partner_status", _("The holder has left the Alliance")


class SeatCaseState(TextChoices):
    OPEN = "open", pgettext_lazy("review case", "Open")
    DECIDED = "decided", pgettext_lazy("review case", "Decided")


class SeatCaseOutcome(TextChoices):
    """What people can decide. The software carries none of it out: designating or ending a term is an act
    of its own."""

    KEEP = "keep", _("The holder keeps the seat")
    DESIGNATE = "designate", _("The group designates another holder")
    VACANT = "vacant", _("The seat is to be left vacant")
    WAIT = "wait", _("The question is looked at again later")

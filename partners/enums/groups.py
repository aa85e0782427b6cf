"""Kinds and states of groups at work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GroupKind(TextChoices):
    """W10: a label; the three work alike."""

    ACTION_GROUP = "action_group", _("Action group")
    WORKING_GROUP = "working_group", _("Working group")
    INITIATIVE = "initiative", _("Other initiative")


class GroupFeature(TextChoices):
    """W10: what a type of group may have beside its workplan, its updates and its documents."""

    MEETINGS = "meetings", pgettext_lazy("feature of a group", "Meetings")
    CHARTER = "charter", pgettext_lazy("feature of a group", "Charter")
    EXCHANGE = "exchange", pgettext_lazy("feature of a group", "Questions and answers")
    CO_EDITORS = "co_editors", pgettext_lazy("feature of a group", "Co-editors")


# W10: one code; what a type has is read here, by pages and verbs alike. An initiative is carried by its
# leads, who report on it: it has no charter that members would live by.
FEATURES_OF_GROUP: dict[str, frozenset[str]] = {
    GroupKind.ACTION_GROUP: frozenset(GroupFeature.values),
    GroupKind.WORKING_GROUP: frozenset(GroupFeature.values),
    GroupKind.INITIATIVE: frozenset(GroupFeature.values) - {GroupFeature.CHARTER},
}


class ProposalMode(TextChoices):
    """P8: what is proposed."""

    CREATE = "create", _("A new group")
    REACTIVATE = "reactivate", _("A group that rests or is closed works again")


class ProposalState(TextChoices):
    """W15: from the first line to the GCG and back."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned with a question")
    CHECKED = "checked", _("Ready for the agenda")
    ON_AGENDA = "on_agenda", _("On the agenda")
    ADOPTED = "adopted", _("Adopted")
    HANDED_BACK = "handed_back", _("Handed back without a decision")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class LeadRequestState(TextChoices):
    """What an organisation that others named says to it (W1)."""

    ASKED = "asked", pgettext_lazy("lead", "Asked to confirm")
    CONFIRMED = "confirmed", pgettext_lazy("lead", "Has confirmed")
    DECLINED = "declined", pgettext_lazy("lead", "Has declined")


class GroupOfficeKind(TextChoices):
    """W8: offices inside a group."""

    LEAD = "lead", _("Lead")
    CO_LEAD = "co_lead", _("Co-lead")
    CHAIR = "chair", pgettext_lazy("office in a group", "Chair")
    VICE_CHAIR = "vice_chair", pgettext_lazy("office in a group", "Vice-chair")


class GroupStanding(TextChoices):
    """Z9: where a group stands on a day, read from its periods."""

    TO_COME = "to_come", _("Begins later")
    ACTIVE = "active", _("Active")
    TERM_REACHED = "term_reached", _("Term reached")
    DORMANT = "dormant", pgettext_lazy("group", "Dormant")
    CLOSED = "closed", pgettext_lazy("group", "Closed")


class GroupChangeKind(TextChoices):
    """W5 to W7: what the GCG can decide about a group that exists."""

    EXTEND = "extend", _("Extend")
    REACTIVATE = "reactivate", _("Reactivate")
    DORMANT = "dormant", _("Make dormant")
    CLOSE = "close", _("Close")


class JoiningState(TextChoices):
    """W11: from the request to join a group to the end of the membership."""

    ASKED = "asked", pgettext_lazy("request to join", "Waits for the leads")
    MEMBER = "member", _("Member of the group")
    DECLINED = "declined", pgettext_lazy("request to join", "Not accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("request to join", "Withdrawn")
    LEFT = "left", _("Has left the group")


class LineStatus(TextChoices):
    """W12: how far an activity of a workplan is. Lateness is for those whose work it is."""

    PLANNED = "planned", pgettext_lazy("activity", "Planned")
    UNDER_WAY = "under_way", pgettext_lazy("activity", "Under way")
    LATE = "late", pgettext_lazy("activity", "Late")
    DONE = "done", pgettext_lazy("activity", "Done")
    DROPPED = "dropped", pgettext_lazy("activity", "Dropped")


class DocumentAccess(TextChoices):
    """Who reads a document of a group."""

    PUBLIC = "public", pgettext_lazy("document", "Everybody")
    MEMBERS = "members", pgettext_lazy("document", "Members of the group, the GCG and the secretariat")
    LEADS = "leads", pgettext_lazy("document", "Those who lead the group, and the secretariat")


class PostState(TextChoices):
    """What is hidden can be shown again; nothing is deleted."""

    SHOWN = "shown", pgettext_lazy("post", "Shown")
    HIDDEN = "hidden", pgettext_lazy("post", "Hidden")

"""Why the consensus cannot be noted, in words (D6: the chair sees what can be done about it)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gcm.domain.consensus import Lock, Obstacle
from gcm.enums import SeatBlock, StakeholderGroup

PLAIN: dict[Lock, Any] = {
    Lock.NOT_IN_SESSION: gettext_lazy("The meeting is not in session."),
    Lock.NO_ITEM: gettext_lazy("No item for decision is in discussion."),
    Lock.NO_TEXT: gettext_lazy("No text is on the screen."),
    Lock.NOBODY_PRESIDES: gettext_lazy(
        "Neither the chair nor the vice-chair can preside, and nobody was chosen to."
    ),
    Lock.ROLL_CALL: gettext_lazy("The roll is being called: the chair ends the call first."),
    Lock.RESTATE: gettext_lazy("Somebody came in to make the quorum: the chair restates the text first."),
    Lock.NO_CONSENSUS: gettext_lazy("The attempt on this text has ended: another wording is needed."),
    Lock.REWORDED: gettext_lazy(
        "The text is not the one that was drafted for what this decision does: put the drafted words back, "
        "or draft anew what it does."
    ),
    Lock.NOT_CALLED: gettext_lazy(
        "Objections have not been called for on this text: the chair calls for them first."
    ),
}


def label_of_group(group: str) -> Any:
    """The name of a stakeholder group, or of a block where governments count by block (S4)."""
    if group in StakeholderGroup.values:
        return StakeholderGroup(group).label
    return SeatBlock(group).label


def words_of(found: Iterable[Obstacle]) -> list[Any]:
    """A sentence for each obstacle, in the language of the reader."""
    return [_sentence(each) for each in found]


def _sentence(obstacle: Obstacle) -> Any:
    if obstacle.lock in PLAIN:
        return PLAIN[obstacle.lock]
    if obstacle.lock == Lock.SEATS_MISSING:
        missing = obstacle.required - obstacle.present
        return ngettext(
            "%(missing)s representative is missing: %(present)s are present, %(required)s are required.",
            "%(missing)s representatives are missing: %(present)s are present, %(required)s are required.",
            missing,
        ) % {"missing": missing, "present": obstacle.present, "required": obstacle.required}
    if obstacle.lock == Lock.GROUP_MISSING:
        return _group_sentence(obstacle)
    return _("Seat %(seat)s maintains an objection.") % {"seat": obstacle.seat}


def _group_sentence(obstacle: Obstacle) -> Any:
    """Where a rule set asks for more than one of each group, some can be there and not be enough."""
    group = label_of_group(obstacle.group)
    if not obstacle.present:
        return _("Nobody is present for the group “%(group)s”.") % {"group": group}
    words = _("Of the group “%(group)s”, %(present)s are present and %(required)s are required.")
    return words % {"group": group, "present": obstacle.present, "required": obstacle.required}

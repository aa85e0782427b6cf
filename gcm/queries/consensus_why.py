"""What consensus is taken to be, as a room shows it (D1)."""

from typing import Any

from django.utils.translation import gettext as _

from alliance87.core.rulesets import Explanation
from gcm.queries.room import Room


def consensus_explanation(room: Room) -> Explanation:
    """The answer to "why?" beside the objections. The mandate does not define consensus: the reading is
    marked as awaiting a ruling."""
    lines: list[Any] = [
        _("Consensus is the absence of a maintained objection among those present; silence is no objection."),
        _("The mandate does not say what consensus is: this reading awaits a ruling of the GCG."),
    ]
    lines += [_("Seat %(seat)s maintains an objection.") % {"seat": each.seat} for each in room.objections]
    if not room.objections:
        lines.append(_("No objection is maintained"))
    return Explanation(rule="D1", clause="gcm.decisions", calculation=tuple(lines))

"""What a new update of a group begins with, so that it takes two minutes (W13)."""

from typing import Any

from partners.enums import LineStatus
from partners.models import Group

AHEAD = (LineStatus.PLANNED, LineStatus.UNDER_WAY, LineStatus.LATE)


def prefilled_update(group: Group) -> dict[str, Any]:
    """What the last update said was to come, as what may be achieved now; the light and the obstacles as
    they were; and the next activities of the workplan (two queries)."""
    last = group.updates.first()
    ahead = group.workplan.filter(status__in=AHEAD).order_by("ends_on", "pk")[:3]
    return {
        "light": last.light if last else None,
        "achieved": last.coming if last else "",
        "coming": "\n".join(str(line.activity) for line in ahead),
        "obstacles": last.obstacles if last else "",
    }

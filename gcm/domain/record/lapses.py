"""A decision by silence that could not be recorded: the chair is told, and the item is for the meeting."""

from django.utils.translation import gettext_noop

from alliance87.core import inbox
from alliance87.core.inbox.models import Task
from gcm.enums import ItemState
from gcm.models import WrittenRound
from gcm.models.meeting import TO_COME

TASK = "gcm.see_failed_silence"
TITLE = gettext_noop("Put item no. %(position)s to meeting no. %(meeting)s: the silence decided nothing")


def tell_the_chair(round_: WrittenRound) -> None:
    """Open the task. For whoever ended the round (D10)."""
    meeting = round_.item.meeting
    inbox.open_task(
        kind=TASK,
        subject=round_,
        role="chair",
        title=gettext_noop(
            "Put item no. %(position)s to meeting no. %(meeting)s: the silence decided nothing"
        ),
        note=gettext_noop("The decision by silence could not be recorded: what it would do is refused"),
        params={"position": round_.item.position, "meeting": meeting.number},
        url_name="gcm:circulation",
        url_kwargs={"public_id": str(meeting.public_id), "item_id": str(round_.item.public_id)},
    )


def close_what_is_over() -> None:
    """Close the tasks whose item waits for its meeting no longer. One query, and two a task."""
    for key in Task.objects.open().filter(kind=TASK).values_list("object_id", flat=True):
        found = WrittenRound.objects.select_related("item__meeting").get(pk=key)
        if found.item.meeting.state not in TO_COME or found.item.state != ItemState.SCHEDULED:
            inbox.close_tasks(subject=found, kind=TASK)

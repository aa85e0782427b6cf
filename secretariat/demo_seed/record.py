"""The record of decisions in the demonstration: a review to come, a slip that was corrected, a group whose
extension waits for the next meeting."""

from datetime import timedelta
from typing import Any

from alliance87.core.months import add_months
from gcm.domain.record.annotations import write_erratum
from gcm.domain.record.group_changes import put_change_on_agenda
from gcm.domain.record.reminders import remind_of_decisions
from gcm.models import Decision, Meeting
from partners.models import Group
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.story import Item

SLIP, RIGHT = "Cadenas de suministro agrícolas", "Cadenas agrícolas de suministro"


def terms_of(told: Item, meeting: Meeting) -> dict[str, Any] | None:
    """What the text of an item says beside its words."""
    if not told.review_after:
        return None
    review = meeting.starts_at.date() + timedelta(days=told.review_after)
    return {"review_on": review, "clause": "gcm.decisions"}


def correct_a_slip() -> None:
    """In one translation of a published decision (D13)."""
    decision = Decision.objects.published().filter(text__wordings__body__contains=SLIP).get()
    write_erratum(actor=cast_member("chair"), decision=decision, language="es", reads=SLIP, should_read=RIGHT)


def propose_extension(meeting: Meeting) -> None:
    """The secretariat asks for another year of the group that was established first (W6)."""
    group = Group.objects.filter(named_in_mandate=False).earliest("pk")
    last = group.periods.latest("ends_on")
    put_change_on_agenda(
        actor=cast_member("officer-1"),
        group=group,
        kind="extend",
        meeting=meeting,
        ends_on=add_months(last.ends_on, 12),
        longer_reason="",
    )


def remind() -> None:
    """As the beat does each hour (D16)."""
    remind_of_decisions()

"""A day at the end of the calendar is refused in words: it cannot become an instant."""

from typing import Any

import pytest

from gcm.forms.when import WhenForm
from partners.forms.group_work import GroupMeetingForm
from secretariat.forms.issue import MonthForm, ProposeIssueForm
from secretariat.forms.registers import FollowedInitiativeForm, RepresentationForm
from secretariat.forms.site.news import PublishForm
from secretariat.models import News

TIMES = {"starts": "00:00", "ends": "23:59", "zone": "America/Los_Angeles"}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (WhenForm, ["day", "ends_day"]),
        (GroupMeetingForm, ["day"]),
        (RepresentationForm, ["day"]),
        (MonthForm, ["month"]),
        (FollowedInitiativeForm, ["next_on"]),
    ],
)
def test_it_is_refused_at_its_field(db: None, form: Any, fields: list[str], day: str) -> None:
    typed = form({**TIMES, **dict.fromkeys(fields, day)})
    assert [name for name in fields if typed.errors.get(name)] == fields


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_an_instant_is_refused_at_its_field(at: str) -> None:
    assert PublishForm({"at": at}, of=News()).errors.keys() == {"at"}
    asked = {"leaves_at": at, "not_after": at}
    assert ProposeIssueForm(asked).errors.keys() == asked.keys()

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alliance87.core import rulesets
from gcm.domain.items import take_up_item
from gcm.domain.mandate.amendments import put_rules_on_agenda
from gcm.domain.mandate.rule_drafts import Wish, draft_rules
from gcm.models import AgendaItem, Meeting, RuleDraft
from tests.gcm.body import Body, bring_in, make_meeting
from tests.plugins.worlds import kept

TITLES = {"fr": "Une réunion de plus", "en": "One more meeting", "es": "Una reunión más"}


@kept
def body(body: Body) -> Body:
    """Under the first rule set of an installation, in force since long ago."""
    rulesets.load_first(timezone.now() - timedelta(days=400))
    return body


@pytest.fixture
def draft(body: Body) -> Any:
    """`draft({"gcm.meetings.per_year": 3})`: a change that takes effect in sixty days."""

    def make(values: dict[str, Any], days: int = 60) -> RuleDraft:
        day = timezone.localdate(timezone=timezone.get_default_timezone()) + timedelta(days=days)
        wishes = {key: Wish(value, "It takes more.") for key, value in values.items()}
        return draft_rules(actor=body.officer, titles=TITLES, effective_on=day, wishes=wishes)

    return make


def in_session(item: AgendaItem, body: Body, numbers: Any = None) -> AgendaItem:
    """The item in discussion at its meeting, with these seats in the room, all of them by default."""
    now = timezone.now()
    Meeting.objects.filter(pk=item.meeting_id).update(state="open", opened_at=now, starts_at=now)
    meeting = Meeting.objects.get(pk=item.meeting_id)
    bring_in(meeting, body, numbers or body.terms)
    return take_up_item(actor=body.officer, item=AgendaItem.objects.get(pk=item.pk))


@pytest.fixture
def placed(body: Body) -> Any:
    """`placed(draft)`: its item, on the agenda of a meeting to come."""

    def put(made: RuleDraft) -> AgendaItem:
        meeting = make_meeting(body, "convened", items=0)
        return put_rules_on_agenda(actor=body.officer, draft=made, meeting=meeting)

    return put

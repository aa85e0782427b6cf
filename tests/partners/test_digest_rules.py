"""Whatever any rule of a follower wants reaches them exactly once (P10, T12)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from partners.domain.digests import EVERY, chosen, send_digests
from partners.domain.following import confirm_following, follow
from partners.models import Following, Organisation
from partners.queries.activity import Event
from secretariat.demo_seed.clock import stand_at
from tests.partners.group_working import partner_of
from tests.partners.initiating import country, publish, topic
from tests.partners.test_following import link_for, subjects

pytestmark = pytest.mark.rule("P10")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOURS = 24 * 21


def at(hours: int) -> datetime:
    return MONDAY + timedelta(hours=hours)


@given(
    rules=st.lists(
        st.tuples(st.sampled_from(["at_once", "daily", "weekly"]), st.integers(0, HOURS)),
        min_size=1,
        max_size=4,
    ),
    happened=st.lists(
        st.tuples(st.integers(0, HOURS), st.sets(st.integers(0, 3), min_size=1)), min_size=1, max_size=8
    ),
)
def test_each_wanted_event_is_picked_exactly_once(rules: Any, happened: Any) -> None:
    rows = [
        Following(kind="topic", target=target, rhythm=rhythm, since=at(since), sent_until=at(since))
        for target, (rhythm, since) in enumerate(rules)
    ]
    events = [
        Event(str(key), at(hour), "", "", "", frozenset(("topic", each) for each in about))
        for key, (hour, about) in enumerate(happened)
    ]
    picked: list[str] = []
    for hour in range(0, HOURS + 24 * 8, 6):
        now = at(hour) + timedelta(minutes=1)
        begun = [row for row in rows if row.since < now]
        picked += [each.key for each in chosen(begun, [each for each in events if each.at <= now], now)]
        for row in begun:
            if row.sent_until + EVERY[row.rhythm] <= now:
                row.sent_until = now
    wanted = [
        each.key
        for each in events
        if any(("topic", row.target) in each.targets and row.since < each.at for row in rows)
    ]
    assert sorted(picked) == sorted(wanted)


@pytest.fixture
def oak(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "oak")


def later(**after: int) -> datetime:
    return timezone.now() + timedelta(**after)


def test_a_faster_rule_that_came_later_takes_nothing_from_the_slower_one(
    follower: Any, oak: Organisation, partner_editor: Any
) -> None:
    start = timezone.now()
    follow(actor=follower, kind="topic", target=topic().pk, rhythm="weekly")
    with stand_at(start + timedelta(days=1)):
        publish(partner_editor, oak, title_en="Of Tuesday")
    with stand_at(start + timedelta(days=2)):
        follow(actor=follower, kind="country", target=country().pk, rhythm="at_once")
    with stand_at(start + timedelta(days=3)):
        publish(partner_editor, oak, title_en="Of Thursday")
    for hours in range(0, 24 * 16, 6):
        send_digests(now=start + timedelta(hours=hours))
    first, second = subjects(follower.email)
    assert ("Of Thursday" in first, "Of Tuesday" in first) == (True, False)
    assert ("Of Thursday" in second, "Of Tuesday" in second) == (False, True)


@pytest.mark.parametrize("rhythm", ["weekly", "daily"])
def test_choosing_again_loses_nothing_of_what_waits(
    follower: Any, oak: Organisation, partner_editor: Any, rhythm: str
) -> None:
    start = timezone.now()
    follow(actor=follower, kind="topic", target=topic().pk, rhythm="weekly")
    with stand_at(start + timedelta(days=1)):
        publish(partner_editor, oak, title_en="Of Tuesday")
    with stand_at(start + timedelta(days=3)):
        follow(actor=follower, kind="topic", target=topic().pk, rhythm=rhythm)
    for hours in range(24 * 3, 24 * 16, 6):
        send_digests(now=start + timedelta(hours=hours))
    (text,) = subjects(follower.email)
    assert text.count("Of Tuesday") == 1


@pytest.mark.rule("T12")
def test_what_happened_while_it_was_off_is_not_sent(
    follower: Any, oak: Organisation, partner_editor: Any
) -> None:
    start = timezone.now()
    for day, rhythm in ((0, "weekly"), (1, "never"), (3, "daily")):
        with stand_at(start + timedelta(days=day)):
            follow(actor=follower, kind="topic", target=topic().pk, rhythm=rhythm)
        with stand_at(start + timedelta(days=day, hours=1)):
            publish(partner_editor, oak, title_en=f"Of day {day}")
    send_digests(now=start + timedelta(days=10))
    (text,) = subjects(follower.email)
    assert ["Of day 0" in text, "Of day 1" in text, "Of day 3" in text] == [False, False, True]


@pytest.mark.rule("T12")
def test_a_mail_that_left_after_a_link_was_asked_for_does_not_use_it_up(
    follower: Any, oak: Organisation
) -> None:
    follow(actor=follower, kind="partner", target=oak.pk, rhythm="at_once")
    with stand_at(later(hours=1)):
        token = link_for(follower.email, oak, "weekly")
    Following.objects.update(sent_until=later(hours=2))
    with stand_at(later(hours=3)):
        confirm_following(token=token)
    assert Following.objects.get().rhythm == "weekly"

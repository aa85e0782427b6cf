"""What followers of groups, topics and countries are told, and what reaches no digest (T9, P5)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partners.domain.group_documents import add_group_document
from partners.domain.workplan_years import adopt_workplan
from partners.models import Country, Group, GroupChange, Organisation, Topic
from partners.queries.activity import Event, events_between
from tests.files.samples import pdf
from tests.partners import initiating
from tests.partners.group_working import at_work, plan
from tests.partners.trading import post


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


@pytest.fixture
def begun(group: Group) -> datetime:
    """The group is there; what is told comes after."""
    return timezone.now()


def told(since: datetime, kind: str, of: Any) -> list[Event]:
    target = (kind, of.pk)
    return [each for each in events_between(since, timezone.now()) if target in each.targets]


def keys(since: datetime, kind: str, of: Any) -> list[str]:
    return [each.key.split(":")[0] for each in told(since, kind, of)]


def hide(slug: str, listing: str = "hidden") -> None:
    Organisation.objects.filter(slug=slug).update(listing=listing)


@pytest.mark.rule("T9")
def test_followers_of_a_group_hear_of_documents_for_everybody_alone(
    group: Group, begun: datetime, partner_editor: Any
) -> None:
    for access in ("public", "members", "leads"):
        file = ContentFile(pdf(), f"{access}.pdf")
        add_group_document(actor=partner_editor, group=group, access=access, file=file)
    assert [each.title.split()[-1] for each in told(begun, "group", group)] == ["public.pdf"]
    Group.objects.update(published_at=None)
    assert keys(begun, "group", group) == []


@pytest.mark.rule("D17")
def test_and_of_what_was_decided_once_it_is_published(
    group: Group, begun: datetime, secretariat: Any
) -> None:
    made = GroupChange.objects.create(
        group=group,
        kind="extend",
        ends_on=timezone.localdate() + timedelta(days=400),
        prepared_by=secretariat,
        decision="GCM/2027/3",
        took_effect_on=timezone.localdate(),
    )
    assert keys(begun, "group", group) == []
    GroupChange.objects.filter(pk=made.pk).update(published_at=timezone.now())
    (event,) = told(begun, "group", group)
    assert "GCM/2027/3" in event.body


@pytest.mark.rule("P5")
def test_and_of_its_own_needs_and_offers(group: Group, begun: datetime, partner_editor: Any) -> None:
    post(partner_editor, Organisation.objects.get(slug="maple"), group=group)
    assert keys(begun, "group", group) == ["posting"]
    hide("maple", "name_only")
    assert keys(begun, "group", group) == []


def test_and_of_the_workplan_of_a_year(group: Group, begun: datetime, partner_editor: Any) -> None:
    plan(group, partner_editor)
    adopt_workplan(actor=partner_editor, group=group, year=timezone.localdate().year)
    assert keys(begun, "group", group) == ["line", "workplan-year"]


@pytest.mark.rule("T9")
def test_followers_of_a_topic_and_a_country_hear_of_a_new_group(group: Group) -> None:
    group.topics.add(initiating.topic())
    group.countries.add(initiating.country())
    since = timezone.now() - timedelta(hours=1)
    Group.objects.update(published_at=timezone.now())
    about = (("topic", Topic.objects.get()), ("country", Country.objects.get()))
    assert [keys(since, kind, of) for kind, of in about] == [["group"], ["group"]]
    Group.objects.update(published_at=None)
    assert [keys(since, kind, of) for kind, of in about] == [[], []]


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["public", "name_only", "hidden"])
def test_and_of_a_new_partner_with_a_public_page(
    admit: Any, topic: Topic, country: Country, listing: str
) -> None:
    since = timezone.now()
    admit(listing=listing)
    expected = ["partner"] if listing == "public" else []
    assert keys(since, "topic", topic) == keys(since, "country", country) == expected


@pytest.mark.rule("P11")
def test_one_that_has_left_is_not_told_any_more(admit: Any, topic: Topic) -> None:
    since = timezone.now()
    admit().statuses.update(valid_to=timezone.localdate() - timedelta(days=1), valid_from=None)
    assert keys(since, "topic", topic) == []


def test_nothing_more_is_asked_of_the_database_for_more(
    group: Group, begun: datetime, partner_editor: Any
) -> None:
    def happen() -> int:
        plan(group, partner_editor)
        post(partner_editor, Organisation.objects.get(slug="maple"), group=group)
        file = ContentFile(pdf(), "x.pdf")
        add_group_document(actor=partner_editor, group=group, access="public", file=file)
        with CaptureQueriesContext(connection) as made:
            events_between(begun, timezone.now())
        return len(made)

    assert happen() == happen()

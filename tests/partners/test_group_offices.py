"""Dated offices in a group: since when, who held one before, and the seat that rests on one (W8)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from gcm.models import Seat, SeatCategory, SeatTerm
from partners.domain.group_offices import end_office, give_office
from partners.models import Group, GroupOffice, GroupPeriod, Organisation
from tests.partners.group_working import at_work
from tests.partners.proposing import make_partner

pytestmark = pytest.mark.rule("W8")


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    """At work for forty days."""
    made = at_work(partner_editor, secretariat)
    GroupPeriod.objects.filter(group=made).update(starts_on=ago(40))
    return made


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def held(group: Group, slug: str, first: int, last: int | None = None, kind: str = "chair") -> GroupOffice:
    """In office from so many days ago to so many days ago."""
    organisation = Organisation.objects.filter(slug=slug).first() or make_partner(slug)
    until = None if last is None else ago(last)
    return GroupOffice.objects.create(
        group=group, organisation=organisation, kind=kind, since=ago(first), until=until
    )


def test_the_first_day_is_typed(group: Group, secretariat: Any, client_of: Any) -> None:
    make_partner("elm")
    address = reverse("partners:group_office", args=[group.slug])
    typed = {"organisation": "Elm", "kind": "chair", "since": ago(9).isoformat()}
    assert client_of(secretariat).post(address, typed).status_code == 302
    assert GroupOffice.objects.get(kind="chair").since == ago(9)


@pytest.mark.parametrize("days", [-1, 41])
def test_an_office_begins_with_the_group_and_today_at_the_latest(
    group: Group, secretariat: Any, days: int
) -> None:
    given = {"actor": secretariat, "group": group, "organisation": make_partner("elm"), "kind": "chair"}
    with pytest.raises(ValidationError) as refused:
        give_office(**given, since=ago(days))
    assert list(refused.value.message_dict) == ["since"]
    assert give_office(**given, since=ago(40)).since == ago(40)


def test_two_offices_of_one_organisation_do_not_overlap(group: Group, secretariat: Any) -> None:
    earlier = held(group, "elm", 30, 10, kind="co_lead")
    given = {"actor": secretariat, "group": group, "organisation": earlier.organisation, "kind": "chair"}
    with pytest.raises(ValidationError):
        give_office(**given, since=ago(10))
    assert give_office(**given, since=ago(9)).since == ago(9)


def test_two_chairs_do_not_overlap(group: Group, secretariat: Any) -> None:
    held(group, "elm", 30, 10)
    given = {"actor": secretariat, "group": group, "organisation": make_partner("oak"), "kind": "chair"}
    with pytest.raises(ValidationError):
        give_office(**given, since=ago(10))
    assert give_office(**given, since=ago(9)).kind == "chair"


def test_what_was_recorded_by_mistake_is_put_right_the_same_day(group: Group, secretariat: Any) -> None:
    elm = make_partner("elm")
    slip = give_office(actor=secretariat, group=group, organisation=elm, kind="vice_chair")
    end_office(actor=secretariat, office=slip)
    assert give_office(actor=secretariat, group=group, organisation=elm, kind="chair").kind == "chair"


def test_pages_say_since_when_and_who_held_it_before(
    group: Group, partner_editor: Any, client_of: Any
) -> None:
    held(group, "elm", 30, 10)
    held(group, "oak", 9)
    with translation.override("en"):
        days = {number: date_format(ago(number), "DATE_FORMAT") for number in (30, 10, 9)}
        doors = (group.get_absolute_url(), reverse("partners:group_space", args=[group.slug]))
    for door in doors:
        page = client_of(partner_editor).get(door).content.decode()
        assert f"since {days[9]}" in page
        assert f"{days[30]} to {days[10]}" in page
        assert "Elm" in page


@pytest.mark.rule("P5")
def test_no_page_tells_of_a_hidden_partner_that_held_an_office(group: Group) -> None:
    office = held(group, "elm", 30, 10)
    Organisation.objects.filter(pk=office.organisation_id).update(listing="hidden")
    with translation.override("en"):
        door = group.get_absolute_url()
    page = Client().get(door).content.decode()
    assert ("Elm" in page, "Former offices" in page) == (False, False)


@pytest.mark.rule("S8")
def test_the_seat_that_rests_on_an_office_is_linked(group: Group) -> None:
    office = held(group, "elm", 30)
    with translation.override("en"):
        door = group.get_absolute_url()
        seats = reverse("gcm:seats")
    category = SeatCategory.objects.create(
        block="un_igo", group="un_igo", name_en="UN and IGO", name_fr="ONU", order=90
    )
    seat = Seat.objects.create(number=77, category=category)
    term = SeatTerm.objects.create(
        seat=seat, organisation=office.organisation, group_office=office, starts_on=ago(5)
    )
    link = f'href="{seats}#block-un_igo"'
    assert link in Client().get(door).content.decode()
    SeatTerm.objects.filter(pk=term.pk).update(ended_on=ago(1))
    assert link not in Client().get(door).content.decode()

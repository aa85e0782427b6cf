"""The register of the main initiatives, and that of representations."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from alliance87.core.ledger.models import Entry
from partners.models import Organisation
from secretariat.domain.followed import follow_initiative
from secretariat.models import FollowedInitiative, Representation

pytestmark = pytest.mark.django_db
FIELDS = {
    "title": "Map of forced labour at sea",
    "led_by": "A university",
    "state": "running",
    "next_on": date(2030, 5, 1),
    "next_step": "First report",
    "contact": "its office",
    "address": "",
}


def follow(actor: Any, **changed: Any) -> FollowedInitiative:
    return follow_initiative(actor=actor, **{"organisation": None, "topics": (), **FIELDS, **changed})


@pytest.mark.rule("X12")
def test_an_initiative_is_followed_with_its_next_date(secretariat: Any) -> None:
    followed = follow(secretariat)
    follow(secretariat, initiative=followed, revision=1, state="completed", next_on=None, next_step="")
    (kept,) = FollowedInitiative.objects.values_list("title", "led_by", "state", "next_on")
    assert kept == ("Map of forced labour at sea", "A university", "completed", None)
    entries = Entry.objects.filter(kind="secretariat.initiative_followed").order_by("seq")
    assert [each.data["state"] for each in entries] == ["running", "completed"]


@pytest.mark.parametrize("lead", [{"led_by": " "}, {"with_partner": True}])
def test_it_has_one_lead(secretariat: Any, lead: dict[str, Any]) -> None:
    partner = Organisation.objects.create(name="A union", slug="a-union") if "with_partner" in lead else None
    with pytest.raises(ValidationError) as refused:
        follow(secretariat, organisation=partner, led_by=lead.get("led_by", "A university"))
    assert list(refused.value.message_dict) == ["led_by"]
    assert not FollowedInitiative.objects.exists()


def test_a_date_says_what_happens_then(secretariat: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        follow(secretariat, next_step="")
    assert list(refused.value.message_dict) == ["next_step"]


def test_nobody_else_keeps_it(chair: Any) -> None:
    with pytest.raises(PermissionDenied):
        follow(chair)


def test_an_initiative_is_entered_on_the_desk(client_of: Any, secretariat: Any) -> None:
    client = client_of(secretariat)
    typed = {**FIELDS, "next_on": "2030-05-01", "partner": ""}
    answer = client.post(reverse("admin:secretariat_followedinitiative_add"), typed)
    assert answer.status_code == 302
    assert FollowedInitiative.objects.get().next_on == date(2030, 5, 1)


def test_a_partner_that_is_not_there_is_told_and_nothing_is_lost(client_of: Any, secretariat: Any) -> None:
    answer = client_of(secretariat).post(
        reverse("admin:secretariat_followedinitiative_add"), {**FIELDS, "partner": "Nobody"}
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors["partner"] == ["No partner has the name “Nobody”."]
    assert answer.context["form"]["next_step"].value() == "First report"


def test_the_hour_of_a_representation_is_the_hour_at_the_place(client_of: Any, secretariat: Any) -> None:
    typed = {
        "kind": "media",
        "title": "Interview",
        "day": "2030-07-01",
        "starts": "10:00",
        "zone": "Asia/Kathmandu",
        "place": "Kathmandu",
        "organiser": "A newspaper",
        "represented_by": "The chair",
    }
    answer = client_of(secretariat).post(reverse("admin:secretariat_representation_add"), typed)
    assert answer.status_code == 302
    assert Representation.objects.get().starts_at.isoformat() == "2030-07-01T04:15:00+00:00"

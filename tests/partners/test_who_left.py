"""P11, P6: who left makes nothing new public and is no current work; what it did stays on record."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from alliance87.core.dates import today_in_geneva
from partners.domain.digests import send_digests
from partners.domain.following import follow
from partners.domain.initiatives import end_initiative, publish_initiative, report_progress, save_initiative
from partners.domain.practices import review_practice, submit_practice
from partners.models import Organisation
from partners.queries.coverage import Narrowing, coverage_sources
from partners.queries.directory import Filters
from partners.queries.feeds import new_initiatives, new_practices
from partners.queries.initiatives import search_initiatives
from partners.queries.practices import search_practices
from secretariat.demo_seed.clock import stand_at
from tests.partners.group_working import partner_of
from tests.partners.initiating import (
    draft_initiative,
    draft_practice,
    hand_in_practice,
    publish,
    publish_practice,
)

pytestmark = pytest.mark.rule("P11", "P6")


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def maple(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


def leave(organisation: Organisation) -> None:
    organisation.statuses.update(valid_to=today_in_geneva() - timedelta(days=1))


def test_nothing_new_is_published_and_nothing_public_is_rewritten(
    maple: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    draft, shown = draft_initiative(partner_editor, maple), publish(partner_editor, maple)
    begun, handed_in = draft_practice(partner_editor, maple), hand_in_practice(partner_editor, maple)
    leave(maple)
    acts: list[Any] = [
        lambda: publish_initiative(actor=partner_editor, initiative=draft),
        lambda: save_initiative(actor=partner_editor, initiative=shown, revision=shown.revision, values={}),
        lambda: report_progress(actor=partner_editor, initiative=shown, value="1", text="More"),
        lambda: submit_practice(actor=partner_editor, practice=begun),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(ValidationError):
        review_practice(actor=secretariat, practice=handed_in, accepted=True)
    assert end_initiative(actor=partner_editor, initiative=shown, completed=False).state == "withdrawn"


def test_it_is_no_current_work_and_stays_on_record(
    maple: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    initiative = publish(partner_editor, maple)
    practice = publish_practice(partner_editor, secretariat, maple)

    def told() -> list[int]:
        by_name = {each.name: each for each in coverage_sources()}
        return [
            search_initiatives(secretariat, Filters()).count(),
            search_practices(Filters()).count(),
            len(new_initiatives()),
            len(new_practices()),
            len(by_name["initiatives"].marks(Narrowing())),
            len(by_name["practices"].marks(Narrowing())),
        ]

    assert told() == [1] * 6
    leave(maple)
    assert told() == [0] * 6
    for record in (initiative, practice):
        page = Client().get(record.get_absolute_url()).content.decode()
        assert "was a partner of the Alliance until" in page
    page = Client().get(maple.get_absolute_url()).content.decode()
    assert initiative.get_absolute_url() in page and practice.get_absolute_url() in page


def test_followers_of_a_topic_hear_nothing_of_who_left(
    maple: Organisation, partner_editor: Any, follower: Any
) -> None:
    initiative = publish(partner_editor, maple)
    follow(actor=follower, kind="topic", target=initiative.topics.get().pk, rhythm="at_once")
    with stand_at(timezone.now() + timedelta(minutes=5)):
        report_progress(actor=partner_editor, initiative=initiative, value="90", text="Two villages")
    leave(maple)
    assert send_digests(now=timezone.now() + timedelta(hours=1)) == 0


@pytest.mark.parametrize("listing", ["public", "name_only"])
def test_its_page_calls_it_no_partner_and_cannot_be_followed(maple: Organisation, listing: str) -> None:
    Organisation.objects.filter(pk=maple.pk).update(listing=listing)
    follow_it = reverse("partners:follow", args=["partner", "maple"])
    page = Client().get(maple.get_absolute_url()).content.decode()
    assert ("Partner of Alliance 8.7<" in page, follow_it in page) == (True, True)
    leave(maple)
    page = Client().get(maple.get_absolute_url()).content.decode()
    assert ("Partner of Alliance 8.7<" in page, follow_it in page) == (False, False)
    told = "Partner of Alliance 8.7 until" if listing == "public" else "Not a partner of Alliance 8.7 today"
    assert told in page

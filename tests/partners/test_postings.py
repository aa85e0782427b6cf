"""Needs and offers: posted, matched, closed with a result; and what nobody may learn from them."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.models import Task
from alliance87.core.ledger.models import Entry
from alliance87.core.mailing.models import Delivery
from alliance87.core.search import search
from partners.domain.postings import (
    close_posting,
    publish_posting,
    remind_of_postings,
    save_posting,
    start_posting,
    withdraw_posting,
)
from partners.models import Organisation, OrganisationStatus, Posting
from partners.queries.activity import events_between
from partners.queries.matches import matches_of
from partners.queries.wanted import wanted_elsewhere
from tests.partners.group_working import partner_of
from tests.partners.initiating import country, publish
from tests.partners.trading import OFFER, draft_posting, post, posting_values


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


@pytest.fixture
def oak(applicant: Any) -> Organisation:
    return partner_of(applicant, "oak")


def doors(posting: Posting) -> list[str]:
    """Everywhere that a visitor might read of it."""
    listing = reverse("partners:postings")
    return [
        listing,
        f"{listing}?topic=child-labour&side=need&q=trainers",
        reverse("partners:postings_file", args=["csv"]),
        f"{reverse('secretariat:search')}?q=trainers",
        posting.get_absolute_url(),
        posting.organisation.get_absolute_url(),
    ]


def test_what_is_incomplete_is_not_posted(partner: Organisation, partner_editor: Any) -> None:
    yesterday = today_in_geneva() - timedelta(days=1)
    draft = draft_posting(partner_editor, partner, text_en=" ", topics=[], until=yesterday)
    with pytest.raises(ValidationError) as refused:
        publish_posting(actor=partner_editor, posting=draft)
    assert len(refused.value.messages) == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.filter(pk=draft.pk).update(state="open", until=None)


def test_only_editors_of_partners_post(partner: Organisation, follower: Any, partner_editor: Any) -> None:
    with pytest.raises(PermissionDenied):
        start_posting(actor=follower, organisation=partner)
    OrganisationStatus.objects.update(valid_to=today_in_geneva() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        start_posting(actor=partner_editor, organisation=partner)


def test_a_need_is_posted_in_the_browser_and_found(
    partner: Organisation, partner_editor: Any, client_of: Any
) -> None:
    editor = client_of(partner_editor)
    editor.post(reverse("partners:posting_start"), {"organisation": partner.pk})
    draft = Posting.objects.get()
    assert Client().get(draft.get_absolute_url()).status_code == 404
    typed = {**posting_values(), "revision": 0}
    typed["topics"] = [each.pk for each in typed["topics"]]
    typed["countries"] = [each.pk for each in typed["countries"]]
    assert editor.post(reverse("partners:posting_edit", args=[draft.public_id]), typed).status_code == 302
    editor.post(reverse("partners:posting_publish", args=[draft.public_id]))
    for door in doors(draft):
        assert "Trainers for labour inspectors" in Client().get(door).content.decode(), door
    assert "Trainers" not in Client().get(f"{reverse('partners:postings')}?side=offer").content.decode()


def test_an_offer_fits_a_need_by_topic_and_country_and_says_why(
    partner: Organisation, partner_editor: Any, oak: Organisation, applicant: Any
) -> None:
    need = post(partner_editor, partner)
    both = post(applicant, oak, **OFFER)
    abroad = post(applicant, oak, **OFFER, countries=[country("XB", "Belmora")])
    post(applicant, oak, **{**OFFER, "kind": "venue"})
    post(partner_editor, partner, **OFFER)
    found = matches_of(need)
    assert [each.posting for each in found] == [both, abroad]
    assert [len(each.countries) for each in found] == [1, 0]
    page = Client().get(need.get_absolute_url()).content.decode()
    assert "same topic: Child labour; same country: Aldoria" in page
    assert need in [each.posting for each in matches_of(both)]


def test_a_topic_is_enough_where_no_country_is_named(
    partner: Organisation, partner_editor: Any, oak: Organisation, applicant: Any
) -> None:
    need, offer = post(partner_editor, partner, countries=[]), post(applicant, oak, **OFFER)
    assert [each.posting for each in matches_of(need)] == [offer]
    assert [each.posting for each in matches_of(offer)] == [need]


def test_matches_are_read_in_a_fixed_number_of_queries(
    partner: Organisation,
    partner_editor: Any,
    oak: Organisation,
    applicant: Any,
    django_assert_num_queries: Any,
) -> None:
    need = post(partner_editor, partner)
    for _each in range(3):
        post(applicant, oak, **OFFER)
    with django_assert_num_queries(5):
        assert len(matches_of(need)) == 3


def test_it_is_closed_with_what_came_of_it_and_with_whom(
    partner: Organisation, partner_editor: Any, oak: Organisation, client_of: Any
) -> None:
    need = post(partner_editor, partner)
    address = reverse("partners:posting_close", args=[need.public_id])
    editor = client_of(partner_editor)
    assert editor.post(address, {"result": " ", "closed_with": "Oak"}).status_code == 422
    editor.post(address, {"result": "Forty inspectors were trained.", "closed_with": "Oak"})
    page = Client().get(need.get_absolute_url()).content.decode()
    assert "Forty inspectors were trained." in page
    assert oak.get_absolute_url() in page
    assert editor.post(address, {"result": "Again"}).status_code == 409
    with pytest.raises(PermissionDenied):
        save_posting(actor=partner_editor, posting=need, revision=1, values={"title_en": "New"})


@pytest.mark.rule("P5")
def test_who_helped_is_not_named_once_it_is_hidden(
    partner: Organisation, partner_editor: Any, oak: Organisation
) -> None:
    need = post(partner_editor, partner)
    hidden = partner_of(partner_editor, "shelter", listing="hidden")
    with pytest.raises(ValidationError):
        close_posting(actor=partner_editor, posting=need, result="Done", closed_with=hidden)
    close_posting(actor=partner_editor, posting=need, result="Done", closed_with=oak)
    Organisation.objects.filter(pk=oak.pk).update(listing="hidden")
    assert "Oak" not in Client().get(need.get_absolute_url()).content.decode()


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_it_goes_out_of_sight_with_its_partner(
    partner: Organisation, partner_editor: Any, oak: Organisation, applicant: Any, listing: str
) -> None:
    need, offer = post(partner_editor, partner), post(applicant, oak, **OFFER)
    Organisation.objects.filter(pk=partner.pk).update(listing=listing)
    for door in (*doors(need), offer.get_absolute_url(), f"{reverse('partners:postings')}?country=XA"):
        assert "Trainers for labour" not in Client().get(door).content.decode(), door
    assert Client().get(need.get_absolute_url()).status_code == 404
    said = [each.key for each in events_between(timezone.now() - timedelta(days=1), timezone.now())]
    assert [key for key in said if key.startswith("posting")] == [f"posting:{offer.pk}"]


@pytest.mark.rule("P11")
def test_it_goes_out_of_sight_when_its_partner_leaves(partner: Organisation, partner_editor: Any) -> None:
    need = post(partner_editor, partner)
    OrganisationStatus.objects.update(valid_to=today_in_geneva() - timedelta(days=1))
    for door in doors(need):
        assert "Trainers for labour" not in Client().get(door).content.decode(), door


def test_what_has_run_out_is_found_no_more(partner: Organisation, partner_editor: Any) -> None:
    need = post(partner_editor, partner)
    Posting.objects.update(until=today_in_geneva() - timedelta(days=1))
    assert "Trainers" not in Client().get(reverse("partners:postings")).content.decode()
    assert search("trainers inspectors") == []
    assert "can no longer be answered" in Client().get(need.get_absolute_url()).content.decode()


def test_the_editors_are_reminded_once_for_each_day(partner: Organisation, partner_editor: Any) -> None:
    need = post(partner_editor, partner, until=today_in_geneva() + timedelta(days=10))
    post(partner_editor, partner)
    assert (remind_of_postings(), remind_of_postings()) == (1, 0)
    mails = Delivery.objects.filter(mailing__kind="partners.posting_ends")
    assert list(mails.values_list("address", flat=True)) == [partner_editor.email]
    waiting = Task.objects.filter(kind="partners.posting_ends", closed_at=None)
    assert [each.user for each in waiting] == [partner_editor]
    later = {"until": today_in_geneva() + timedelta(days=60)}
    save_posting(actor=partner_editor, posting=need, revision=1, values=later)
    assert (waiting.all().count(), remind_of_postings()) == (0, 0)


def test_what_is_withdrawn_is_gone(partner: Organisation, partner_editor: Any, secretariat: Any) -> None:
    need = post(partner_editor, partner)
    withdraw_posting(actor=partner_editor, posting=need)
    assert Client().get(need.get_absolute_url()).status_code == 404
    assert Posting.objects.visible_to(secretariat).count() == 1


def test_for_which_initiative_it_is(partner: Organisation, partner_editor: Any) -> None:
    initiative = publish(partner_editor, partner)
    need = post(partner_editor, partner, initiative=initiative)
    page = Client().get(need.get_absolute_url()).content.decode()
    assert initiative.get_absolute_url() in page


def test_script_in_every_field_and_formulas_in_cells_stay_text(
    partner: Organisation, partner_editor: Any
) -> None:
    bad = "=<script>alert(1)</script>"
    made = post(partner_editor, partner, title_en=bad, text_en=bad)
    assert "<script>alert" not in Client().get(made.get_absolute_url()).content.decode()
    assert "<script>alert" not in Client().get(reverse("partners:postings")).content.decode()
    lines = Client().get(reverse("partners:postings_file", args=["csv"])).getvalue().decode("utf-8-sig")
    assert f"'{bad}" in lines


def test_nothing_is_wanted_elsewhere_when_a_filter_asks_for_offers() -> None:
    from partners.queries.directory import Filters

    assert wanted_elsewhere(AnonymousUser(), Filters(chosen={"side": "offer"}), 5) == []


def test_the_secretariat_takes_down_what_is_public_and_says_why(
    partner: Organisation, partner_editor: Any, secretariat: Any, follower: Any, client_of: Any
) -> None:
    need = post(partner_editor, partner)
    officer = client_of(secretariat)
    address = reverse("partners:posting_withdraw", args=[need.public_id])
    assert address in officer.get(need.get_absolute_url()).content.decode()
    assert client_of(follower).post(address, {"reason": "Mine"}).status_code == 403
    assert officer.post(address).status_code == 422
    assert officer.post(address, {"reason": "It asks for money of children."}).status_code == 302
    need.refresh_from_db()
    told = Delivery.objects.filter(mailing__kind="partners.taken_down")
    assert (need.state, [each.address for each in told]) == ("withdrawn", [partner_editor.email])
    kept = Entry.objects.get(kind="partners.posting_withdrawn").data
    assert kept["by_secretariat"] and "children" not in str(kept)


def test_a_button_that_is_pressed_twice_acts_once(partner: Organisation, partner_editor: Any) -> None:
    made = post(partner_editor, partner)
    assert publish_posting(actor=partner_editor, posting=made) == made
    for _press in range(2):
        close_posting(actor=partner_editor, posting=made, result="Two came.")
    assert Entry.objects.filter(kind__startswith="partners.posting_").count() == 2


def test_groups_and_initiatives_show_what_is_open_for_them(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    initiative = publish(partner_editor, partner)
    made = post(partner_editor, partner, initiative=initiative)
    assert "Trainers for labour inspectors" in Client().get(initiative.get_absolute_url()).content.decode()
    Posting.objects.filter(pk=made.pk).update(until=today_in_geneva() - timedelta(days=1))
    assert "Trainers for labour" not in Client().get(initiative.get_absolute_url()).content.decode()

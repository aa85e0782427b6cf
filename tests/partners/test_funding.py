"""Calls of donors: posted, read by the secretariat, and shown beside the needs that they could meet."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from alliance87.core.inbox.models import Task
from alliance87.core.mailing.models import Delivery
from partners.domain.funding import correct_call, review_call, save_call, start_call, submit_call
from partners.models import Country, FundingCall, Organisation, RegionalGroup
from partners.queries.funding import against
from secretariat.queries.calendar import entries
from secretariat.queries.newsletter.sources import public_among, sources
from tests.cast import make_user
from tests.partners.group_working import at_work, partner_of, plan
from tests.partners.initiating import publish
from tests.partners.trading import call_values, draft_call, hand_in_call, post, publish_call

DAY = timedelta(days=1)
MONEY = {"kind": "funding", "title_en": "Means for a school bus"}


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


@pytest.fixture
def call(partner: Organisation, partner_editor: Any, secretariat: Any) -> FundingCall:
    return publish_call(partner_editor, secretariat, partner)


def doors(call: FundingCall) -> list[str]:
    return [
        reverse("partners:funding"),
        f"{reverse('partners:funding')}?country=XA&topic=child-labour&q=grants",
        reverse("partners:funding_file", args=["csv"]),
        f"{reverse('secretariat:search')}?q=grants",
        call.get_absolute_url(),
    ]


def test_a_call_goes_through_the_secretariat(
    partner: Organisation, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    editor, officer = client_of(partner_editor), client_of(secretariat)
    editor.post(reverse("partners:funding_start"), {"organisation": partner.pk})
    made = FundingCall.objects.get()
    typed = {**call_values(deadline="2040-03-01T17:00"), "revision": 0}
    typed |= {name: [each.pk for each in typed[name]] for name in ("topics", "countries")}
    assert editor.post(reverse("partners:funding_edit", args=[made.public_id]), typed).status_code == 302
    editor.post(reverse("partners:funding_submit", args=[made.public_id]))
    assert Client().get(made.get_absolute_url()).status_code == 404
    assert Task.objects.get(kind="partners.read_funding_call", closed_at=None).role == "secretariat"
    address = reverse("partners:funding_review", args=[made.public_id])
    assert officer.post(address, {"accepted": "no", "question": ""}).status_code == 422
    officer.post(address, {"accepted": "no", "question": "For whom?"})
    assert Task.objects.get(kind="partners.answer_funding_call").user == partner_editor
    editor.post(reverse("partners:funding_submit", args=[made.public_id]))
    officer.post(address, {"accepted": "yes"})
    for door in doors(made):
        assert "Small grants for unions" in Client().get(door).content.decode(), door
    told = Delivery.objects.filter(mailing__kind="partners.funding_reviewed")
    assert list(told.values_list("address", flat=True)) == [partner_editor.email] * 2


def test_what_is_incomplete_or_past_is_not_handed_in(partner: Organisation, partner_editor: Any) -> None:
    draft = draft_call(partner_editor, partner, text_en="", currency="", deadline=timezone.now() - DAY)
    with pytest.raises(ValidationError) as refused:
        submit_call(actor=partner_editor, call=draft)
    assert len(refused.value.messages) == 3
    with pytest.raises(ValidationError):
        save_call(actor=partner_editor, call=draft, revision=1, values={"amount_to": 1})


def test_the_secretariat_posts_for_a_donor_outside_and_another_officer_reads(
    secretariat: Any, superuser: Any, follower: Any
) -> None:
    with pytest.raises(PermissionDenied):
        start_call(actor=follower, organisation=None)
    handed_in = hand_in_call(secretariat, None)
    with pytest.raises(PermissionDenied):
        review_call(actor=secretariat, call=handed_in, accepted=True)
    other = make_user("secretariat", email="other-officer@example.org")
    assert review_call(actor=other, call=handed_in, accepted=True).is_open
    assert "Fund for Fair Harvests" in Client().get(handed_in.get_absolute_url()).content.decode()


def test_open_needs_of_funding_stand_against_a_call_with_their_reason(
    call: FundingCall, partner: Organisation, partner_editor: Any, secretariat: Any, applicant: Any
) -> None:
    group, lead = at_work(applicant, secretariat, "oak"), applicant
    oak = group.offices.get().organisation
    initiative = publish(lead, oak)
    need = post(lead, oak, **MONEY, group=group, initiative=initiative)
    post(lead, oak)
    post(lead, oak, **{**MONEY, "side": "offer"})
    found = against(call, AnonymousUser()).needs
    assert [each.match.posting for each in found] == [need]
    assert found[0].purposes == [group, initiative]
    page = Client().get(call.get_absolute_url()).content.decode()
    assert "same topic: Child labour; same country: Aldoria" in page
    assert "Group of oak" in page
    Organisation.objects.filter(pk=oak.pk).update(listing="hidden")
    assert "Means for a school bus" not in Client().get(call.get_absolute_url()).content.decode()


def test_a_region_stands_for_its_countries(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    north = RegionalGroup.objects.create(code="north", name="North")
    need = post(partner_editor, partner, **MONEY)
    Country.objects.filter(iso2="XA").update(regional_group=north)
    call = publish_call(partner_editor, secretariat, partner, countries=[], regions=[north])
    assert [each.iso2 for each in against(call, AnonymousUser()).needs[0].match.countries] == ["XA"]
    listing = reverse("partners:funding")
    assert need.pk
    for code, sees in (("XA", True), ("XB", False)):
        assert ("Small grants" in Client().get(f"{listing}?country={code}").content.decode()) is sees


def test_a_past_deadline_leaves_the_list_but_not_the_record(call: FundingCall) -> None:
    FundingCall.objects.update(deadline=timezone.now() - DAY)
    listing = reverse("partners:funding")
    assert "Small grants" not in Client().get(listing).content.decode()
    assert "Small grants" in Client().get(f"{listing}?when=past").content.decode()


def test_a_window_without_a_deadline_stays_open(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    window = publish_call(partner_editor, secretariat, partner, deadline=None)
    assert "Stays open" in Client().get(window.get_absolute_url()).content.decode()


def test_the_deadline_is_told_in_the_zone_of_the_reader(
    call: FundingCall, follower: Any, client_of: Any
) -> None:
    deadline = timezone.now().replace(year=2040, month=1, day=15, hour=12, minute=0)
    FundingCall.objects.update(deadline=deadline)
    type(follower).objects.filter(pk=follower.pk).update(time_zone="Asia/Tokyo")
    follower.refresh_from_db()
    page = client_of(follower).get(call.get_absolute_url()).content.decode()
    here = deadline.astimezone(ZoneInfo("Asia/Tokyo"))
    assert (here.hour, "9 p.m." in page or "21:00" in page) == (21, True)


def test_deadlines_are_on_the_calendar_and_calls_in_the_newsletter(call: FundingCall) -> None:
    said = entries(AnonymousUser(), timezone.now(), timezone.now() + 60 * DAY, only=["funding"])
    assert [(each.end, "Small grants" in each.summary) for each in said] == [(call.deadline, True)]
    source = next(each for each in sources() if each.kind == "calls")
    events = list(source.collect(timezone.now() - DAY, timezone.now() + DAY))
    assert [each.titles["en"] for each in events] == ["Small grants for unions"]
    assert public_among([events[0].key]) == {events[0].key}
    Organisation.objects.update(listing="hidden")
    assert public_among([events[0].key]) == set()
    assert entries(AnonymousUser(), timezone.now(), timezone.now() + 60 * DAY, only=["funding"]) == []


@pytest.mark.rule("P5")
def test_a_call_goes_out_of_sight_with_its_partner(call: FundingCall, partner: Organisation) -> None:
    Organisation.objects.filter(pk=partner.pk).update(listing="hidden")
    for door in doors(call):
        assert "Small grants for unions" not in Client().get(door).content.decode(), door


def test_an_officer_begins_and_hands_in_a_call_in_no_partners_name(
    partner: Organisation, secretariat: Any, client_of: Any
) -> None:
    officer = client_of(secretariat)
    begun = officer.post(reverse("partners:funding_start"), {"organisation": ""}, follow=True)
    made = FundingCall.objects.get()
    assert (begun.status_code, made.organisation) == (200, None)
    typed = {**call_values(deadline="2040-03-01T17:00"), "revision": 0}
    typed |= {name: [each.pk for each in typed[name]] for name in ("topics", "countries")}
    assert officer.post(reverse("partners:funding_edit", args=[made.public_id]), typed).status_code == 302
    officer.post(reverse("partners:funding_submit", args=[made.public_id]))
    made.refresh_from_db()
    assert made.state == "submitted"
    Organisation.objects.update(kind="donor")
    refused = officer.post(reverse("partners:funding_start"), {"organisation": partner.pk})
    assert refused.status_code == 422
    with pytest.raises(PermissionDenied):
        start_call(actor=secretariat, organisation=partner)


def test_a_draft_of_the_secretariat_is_seen_by_nobody_else(
    secretariat: Any, partner: Organisation, partner_editor: Any, client_of: Any
) -> None:
    draft = draft_call(secretariat, None)
    for client in (Client(), client_of(partner_editor)):
        assert client.get(draft.get_absolute_url()).status_code == 404


def test_the_secretariat_takes_a_call_down_and_says_why(
    call: FundingCall, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    address = reverse("partners:funding_withdraw", args=[call.public_id])
    officer = client_of(secretariat)
    assert officer.post(address, {"reason": " "}).status_code == 422
    assert officer.post(address, {"reason": "The address leads nowhere."}).status_code == 302
    call.refresh_from_db()
    told = Delivery.objects.filter(mailing__kind="partners.taken_down")
    assert (call.state, [each.address for each in told]) == ("withdrawn", [partner_editor.email])


def test_a_public_call_is_corrected_and_the_page_says_when(
    call: FundingCall, partner_editor: Any, client_of: Any
) -> None:
    later = call.deadline + DAY if call.deadline else timezone.now()
    values = {"deadline": later}
    same = correct_call(actor=partner_editor, call=call, revision=call.revision, values={})
    assert same.corrected_at is None
    made = correct_call(actor=partner_editor, call=call, revision=call.revision, values=values)
    assert (made.deadline, made.revision) == (later, call.revision + 1)
    assert "Corrected on" in Client().get(call.get_absolute_url()).content.decode()
    with pytest.raises(ValidationError, match="Say what is financed"):
        correct_call(actor=partner_editor, call=call, revision=made.revision, values={"text_en": ""})
    with pytest.raises(ValidationError, match="deadline is past"):
        correct_call(
            actor=partner_editor, call=call, revision=made.revision, values={"deadline": timezone.now() - DAY}
        )
    answer = client_of(partner_editor).post(
        reverse("partners:funding_correct", args=[call.public_id]),
        {"revision": 0, "title_en": "Mine", "text_en": "Mine", "address": "https://fund.example.org/call"},
    )
    assert answer.status_code == 409
    assert made.title in answer.content.decode()


def test_other_words_are_read_again_before_they_are_public(
    call: FundingCall, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    values = {"title_en": "Buy our tractors"}
    made = correct_call(actor=partner_editor, call=call, revision=call.revision, values=values)
    assert made.state == "submitted"
    assert "Buy our tractors" not in Client().get(reverse("partners:funding")).content.decode()
    assert Task.objects.open().filter(kind="partners.read_funding_call").count() == 1
    read = review_call(actor=secretariat, call=made, accepted=True)
    assert (read.state, read.published_at) == ("published", call.published_at)


def test_who_left_the_alliance_corrects_nothing(
    call: FundingCall, partner: Organisation, partner_editor: Any
) -> None:
    partner.statuses.update(valid_to=timezone.localdate() - DAY)
    with pytest.raises(PermissionDenied):
        correct_call(actor=partner_editor, call=call, revision=call.revision, values={"deadline": None})


def test_nobody_else_corrects_a_call(
    call: FundingCall, partner_editor: Any, secretariat: Any, follower: Any, partner: Organisation
) -> None:
    values = {"title_en": "Small grants"}
    with pytest.raises(PermissionDenied):
        correct_call(actor=follower, call=call, revision=call.revision, values=values)
    assert correct_call(actor=secretariat, call=call, revision=call.revision, values=values).corrected_at
    waiting = hand_in_call(partner_editor, partner)
    with pytest.raises(PermissionDenied):
        correct_call(actor=secretariat, call=waiting, revision=waiting.revision, values=values)


@pytest.mark.rule("W12")
def test_help_that_a_group_wants_stands_against_a_call_for_those_who_may_read_it(
    call: FundingCall, secretariat: Any, applicant: Any, follower: Any, client_of: Any
) -> None:
    group = at_work(applicant, secretariat, "oak")
    plan(group, applicant, help_wanted_en="A sponsor for two buses")
    page = call.get_absolute_url()
    assert "two buses" not in client_of(secretariat).get(page).content.decode()
    group.topics.set(call.topics.all())
    group.countries.set(call.countries.all())
    sees = [
        client_of(who).get(page).content.decode().count("two buses")
        for who in (None, follower, applicant, secretariat)
    ]
    assert sees == [0, 0, 1, 1]

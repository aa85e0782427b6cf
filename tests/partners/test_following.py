"""Followers get what they chose, in their language, and nothing else (P4, P10, T9, T12)."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core.mailing import links
from alliance87.core.mailing.domain.claims import take
from alliance87.core.mailing.models import Delivery, Mailing, Suppression, address_hash
from partners.domain.digests import send_digests
from partners.domain.following import (
    change_rhythms,
    confirm_following,
    follow,
    managing,
    stop_by_key,
    stop_following,
    to_manage,
)
from partners.domain.people import erase_person
from partners.domain.workplans import save_line
from partners.models import Follower, Following, Group, Initiative, Organisation, WorkplanLine
from partners.queries.following import find_target
from secretariat.demo_seed.clock import stand_at
from tests.partners.group_working import at_work, partner_of, plan
from tests.partners.initiating import country, publish, topic

ADDRESS = "reader@example.org"


@pytest.fixture(autouse=True)
def fresh_cache(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "oak")


def subjects(address: str) -> list[str]:
    """Of the digests to the address, in the order in which they left."""
    sent = Delivery.objects.filter(mailing__kind="partners.digest", address=address).order_by("pk")
    return [each.mailing.contents.get(language=each.language).text for each in sent.select_related("mailing")]


def later(**after: int) -> Any:
    return timezone.now() + timedelta(**after)


def follows(user: Any, kind: str, target: int, rhythm: str = "at_once") -> Following:
    return follow(actor=user, kind=kind, target=target, rhythm=rhythm)


def link_for(address: str, partner: Organisation, rhythm: str = "weekly") -> str:
    """What the mail to confirm carries."""
    values = [address, "en", "partner", partner.pk, rhythm, timezone.now().isoformat()]
    return signing.dumps(values, salt="partners.following.confirm")


@pytest.mark.rule("T12", "P10")
def test_four_weeks_of_one_group_weekly_and_everything_else_off(
    partner_editor: Any, secretariat: Any, follower: Any, partner: Organisation
) -> None:
    """Each mail leaves at its hour, holds exactly what happened in its week, and nobody gets another one."""
    wanted, unwanted = (at_work(partner_editor, secretariat, slug) for slug in ("maple", "birch"))
    start = timezone.now()
    follows(follower, "group", wanted.pk, "weekly")
    for kind, target in (
        ("group", unwanted.pk),
        ("partner", partner.pk),
        ("country", country().pk),
        ("topic", topic().pk),
        ("gcm", 0),
    ):
        follows(follower, kind, target, "never")
    left = []
    for day in range(28):
        for hour in (9, 15, 21):
            with stand_at(start + timedelta(days=day, hours=hour)):
                if hour == 9 and day < 21:
                    plan(wanted, partner_editor, activity_en=f"Wanted, day {day}.")
                    plan(unwanted, partner_editor, activity_en=f"Unwanted, day {day}.")
                    publish(partner_editor, partner, title_en=f"Commitment, day {day}")
                left += [(day, hour)] * send_digests()
    mails = subjects(follower.email)
    weeks = [[day for day in range(28) if f"Wanted, day {day}." in text] for text in mails]
    assert weeks == [list(range(7)), list(range(7, 14)), list(range(14, 21))]
    assert [text.count("Wanted, day") for text in mails] == [7, 7, 7]
    assert not any("Unwanted" in text or "Commitment" in text for text in mails)
    assert left == [(7, 9), (14, 9), (21, 9)]  # the fourth week was quiet: no mail says so
    assert Delivery.objects.filter(mailing__kind="partners.digest").count() == 3


@pytest.mark.rule("P10")
@pytest.mark.parametrize(
    ("rhythm", "expected"), [("at_once", [1, 2]), ("daily", [2]), ("weekly", []), ("never", [])]
)
def test_each_rhythm_has_its_time(
    follower: Any, partner: Organisation, partner_editor: Any, rhythm: str, expected: list[int]
) -> None:
    follows(follower, "partner", partner.pk, rhythm)
    times = []
    for day in (1, 2):
        with stand_at(later(hours=day * 11)):
            publish(partner_editor, partner)
        send_digests(now=later(hours=day * 11 + 2))
        times += [day] * (len(subjects(follower.email)) - len(times))
    send_digests(now=later(hours=26))
    times += [2] * (len(subjects(follower.email)) - len(times))
    assert times == expected


def test_the_mail_has_the_content_in_the_readers_language_and_comes_once(
    follower: Any, partner: Organisation, partner_editor: Any
) -> None:
    follower.language = "fr"
    follower.save()
    follows(follower, "partner", partner.pk)
    follows(follower, "topic", topic().pk, "weekly")
    with stand_at(later(minutes=5)):
        publish(
            partner_editor,
            partner,
            aim_fr="Six cents enfants de deux vallées restent toute l’année à l’école.",
        )
    assert (send_digests(now=later(hours=1)), send_digests(now=later(hours=1))) == (1, 0)
    send_digests(now=later(days=8))
    (text,) = subjects(follower.email)
    assert "Six cents enfants de deux vallées" in text
    assert Delivery.objects.get(mailing__kind="partners.digest").language == "fr"


@pytest.mark.rule("T12")
def test_off_for_a_partner_holds_against_its_topic_and_country(
    follower: Any, partner: Organisation, partner_editor: Any
) -> None:
    follows(follower, "topic", topic().pk)
    follows(follower, "country", country().pk)
    follows(follower, "partner", partner.pk, "never")
    with stand_at(later(minutes=5)):
        publish(partner_editor, partner)
    assert send_digests(now=later(hours=1)) == 0


def test_what_happened_before_is_not_sent(follower: Any, partner: Organisation, partner_editor: Any) -> None:
    publish(partner_editor, partner)
    with stand_at(later(minutes=5)):
        follows(follower, "partner", partner.pk)
    assert send_digests(now=later(hours=1)) == 0


@pytest.mark.rule("T9", "P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_nothing_of_a_quiet_partner_is_in_any_mail(
    follower: Any, partner: Organisation, partner_editor: Any, listing: str
) -> None:
    follows(follower, "partner", partner.pk)
    follows(follower, "topic", topic().pk)
    with stand_at(later(minutes=5)):
        publish(partner_editor, partner)
    Organisation.objects.filter(pk=partner.pk).update(listing=listing)
    assert send_digests(now=later(hours=1)) == 0


@pytest.mark.rule("P5")
def test_a_hidden_partner_cannot_be_followed(partner: Organisation, follower: Any, client_of: Any) -> None:
    Organisation.objects.filter(pk=partner.pk).update(listing="hidden")
    with pytest.raises(LookupError):
        follows(follower, "partner", partner.pk)
    address = reverse("partners:follow", args=["partner", partner.slug])
    assert [client_of(who).get(address).status_code for who in (None, follower)] == [404, 404]


@pytest.mark.rule("T9")
def test_an_unpublished_group_and_lateness_are_in_no_mail(
    partner_editor: Any, secretariat: Any, follower: Any
) -> None:
    group = at_work(partner_editor, secretariat)
    follows(follower, "group", group.pk)
    with stand_at(later(minutes=5)):
        line = plan(group, partner_editor, status="late", help_wanted_en="Money")
    Group.objects.update(published_at=None)
    send_digests(now=later(hours=1))
    assert subjects(follower.email) == []
    Group.objects.update(published_at=timezone.now() - timedelta(days=1))
    with stand_at(later(hours=2)):
        save_line(
            actor=partner_editor,
            group=group,
            line=line,
            revision=WorkplanLine.objects.get().revision,
            values={"output_en": "A map"},
        )
    send_digests(now=later(hours=3))
    (text,) = subjects(follower.email)
    assert ("Money" in text, "Late" in text) == (False, False)


@pytest.mark.rule("P4")
def test_an_address_alone_is_kept_only_once_its_owner_confirms(partner: Organisation) -> None:
    address = reverse("partners:follow", args=["partner", partner.slug])
    Client().post(address, {"email": ADDRESS, "rhythm": "at_once"})
    Client().post(address, {"email": ADDRESS, "rhythm": "at_once"})
    assert (Follower.objects.count(), Mailing.objects.filter(kind="partners.confirm_following").count()) == (
        0,
        1,
    )
    text = Mailing.objects.get().contents.get().text
    link = next(word for word in text.split() if "/follow/confirm/" in word)
    path = link[link.index("/", 8) :]
    assert (Client().get(path).status_code, Follower.objects.count()) == (200, 0)
    Client().post(path)
    Client().post(path)
    known = Follower.objects.get()
    assert (known.address, known.user, known.followings.get().target) == (ADDRESS, None, partner.pk)
    assert ADDRESS not in Client().get(reverse("partners:directory")).content.decode()


@pytest.mark.rule("P4")
def test_a_crafted_or_old_link_begins_nothing(partner: Organisation) -> None:
    with mock.patch.object(signing.time, "time", return_value=time.time() - 8 * 24 * 60 * 60):
        old = link_for(ADDRESS, partner)
    for bad in ("nonsense", managing(Follower(pk=1)), old):
        assert Client().post(reverse("partners:follow_confirm", args=[bad])).status_code == 404
    assert Client().get(reverse("partners:follow_choices", args=["nonsense"])).status_code == 404
    assert Follower.objects.count() == 0


def test_an_address_with_an_account_is_that_account(follower: Any, partner: Organisation) -> None:
    assert confirm_following(token=link_for(follower.email, partner)).user == follower


@pytest.mark.rule("T12")
def test_one_click_stops_everything_and_asking_again_begins_again(
    partner: Organisation, partner_editor: Any, client_of: Any, follower: Any
) -> None:
    follows(follower, "partner", partner.pk)
    with stand_at(later(minutes=5)):
        publish(partner_editor, partner)
    send_digests(now=later(hours=1))
    delivery = Delivery.objects.get(mailing__kind="partners.digest")
    token = links.token("partners.following", address_hash(follower.email), delivery.message_id)
    Client().post(reverse("mailing:unsubscribe", args=[token]))
    assert set(Following.objects.values_list("rhythm", flat=True)) == {"never"}
    with stand_at(later(hours=2)):
        publish(partner_editor, partner)
    assert send_digests(now=later(hours=3)) == 0
    client_of(follower).post(reverse("partners:follow", args=["gcm", "gcm"]), {"rhythm": "daily"})
    assert not Suppression.objects.exists()


@pytest.mark.rule("T12")
def test_the_page_of_a_link_changes_and_stops(partner: Organisation) -> None:
    known = confirm_following(token=link_for(ADDRESS, partner))
    page = reverse("partners:follow_choices", args=[managing(known)])
    row = known.followings.get()
    Client().post(page, {f"row_{row.pk}": "daily"})
    assert Following.objects.get().rhythm == "daily"
    assert Client().post(page, {f"row_{row.pk}": "hourly"}).status_code == 422
    Client().post(page, {"stop": "1"})
    assert Follower.objects.count() == 0
    assert Client().get(page).status_code == 404


def test_nobody_follows_what_is_not_there(follower: Any) -> None:
    for kind, key in (("partner", "nobody"), ("country", "ZZ"), ("topic", "x"), ("person", "x")):
        with pytest.raises(LookupError):
            find_target(kind, key)
    with pytest.raises(ValueError, match="hourly"):
        follows(follower, "gcm", 0, "hourly")


def test_an_erased_person_follows_nothing(follower: Any, secretariat: Any) -> None:
    follows(follower, "gcm", 0)
    erase_person(actor=secretariat, user=follower)
    assert (Follower.objects.count(), Following.objects.count()) == (0, 0)


def test_stopping_keeps_the_choice_of_an_account(follower: Any, partner: Organisation) -> None:
    row = follows(follower, "partner", partner.pk)
    stop_following(follower=row.follower)
    assert to_manage(managing(row.follower)).followings.get().rhythm == "never"
    assert Initiative.objects.count() == 0


@pytest.mark.rule("P4")
def test_one_visitor_types_so_many_addresses_and_no_more(partner: Organisation) -> None:
    page = reverse("partners:follow", args=["partner", partner.slug])
    typed = [{"email": f"reader{each}@example.org", "rhythm": "daily"} for each in range(11)]
    assert [Client().post(page, each).status_code for each in typed] == [302] * 10 + [429]


def test_one_address_gets_three_mails_a_day_whatever_is_typed(
    partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    groups = [at_work(partner_editor, secretariat, slug) for slug in ("ash", "birch", "maple", "oak")]
    for group in groups:
        page = reverse("partners:follow", args=["group", group.slug])
        assert Client().post(page, {"email": ADDRESS, "rhythm": "daily"}).status_code == 302
    assert Mailing.objects.filter(kind="partners.confirm_following").count() == 3


def test_what_an_address_followed_goes_to_its_account(follower: Any, partner: Organisation) -> None:
    email = follower.email
    type(follower).objects.filter(pk=follower.pk).update(email="other@example.org")
    confirm_following(token=link_for(email, partner))
    type(follower).objects.filter(pk=follower.pk).update(email=email)
    follows(follower, "gcm", 0)
    known = Follower.objects.get()
    assert known.user == follower
    assert sorted(known.followings.values_list("kind", "rhythm")) == [
        ("gcm", "at_once"),
        ("partner", "weekly"),
    ]


def test_erasing_an_account_erases_what_its_address_followed_before(
    follower: Any, secretariat: Any, partner: Organisation
) -> None:
    Follower.objects.create(email=follower.email)
    erase_person(actor=secretariat, user=follower)
    assert Follower.objects.count() == 0


@pytest.mark.rule("T12")
def test_stopping_stops_what_waits_and_choosing_again_begins_again(
    follower: Any, partner: Organisation, partner_editor: Any
) -> None:
    row = follows(follower, "partner", partner.pk)
    with stand_at(later(minutes=5)):
        publish(partner_editor, partner)
    send_digests(now=later(hours=1))
    stop_following(follower=row.follower)
    frozen = Mailing.objects.get(kind="partners.digest")
    take(frozen, worker="test", window=1)
    assert frozen.deliveries.get().state == "suppressed"
    change_rhythms(follower=row.follower, rhythms={row.pk: "never"})
    assert Suppression.objects.count() == 1
    change_rhythms(follower=row.follower, rhythms={row.pk: "daily"})
    assert Suppression.objects.count() == 0


@pytest.mark.rule("T12")
def test_a_link_that_was_used_begins_nothing_anew(partner: Organisation) -> None:
    page = reverse("partners:follow_confirm", args=[link_for(ADDRESS, partner)])
    Client().post(page)
    known = Follower.objects.get()
    change_rhythms(follower=known, rhythms={known.followings.get().pk: "daily"})
    assert Client().post(page).status_code == 302
    assert Following.objects.get().rhythm == "daily"
    stop_following(follower=known)
    answer = Client().post(page)
    assert (answer.status_code, Follower.objects.count()) == (409, 0)
    again = confirm_following(token=link_for(ADDRESS, partner))
    assert (again.followings.get().rhythm, Suppression.objects.count()) == ("weekly", 0)


def test_a_key_of_more_digits_than_any_record_has_is_nobodys(db: None) -> None:
    stop_by_key("follower:" + "9" * 30)
    assert not Suppression.objects.exists()

"""A question that is hidden is hidden with its title, wherever that stands; long threads have pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from alliance87.core import inbox, rulesets
from alliance87.core.mailing.models import Delivery
from alliance87.core.months import add_months
from partners.domain.exchange import answer_question, ask_question
from partners.domain.exchange_moderation import forget_exchange, moderate_post
from partners.models import ExchangePost, ExchangeThread, Group, GroupMember, Organisation
from secretariat.demo_seed.clock import stand_at
from tests.partners.group_working import at_work, join, partner_of

BAD = "Who is Jane Roe of Elm Street?"


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


@pytest.fixture
def maple(group: Group) -> Organisation:
    return Organisation.objects.get(slug="maple")


@pytest.fixture
def elm(group: Group, partner_editor: Any, applicant: Any) -> Organisation:
    organisation = partner_of(applicant, "elm")
    join(group, partner_editor, applicant, organisation)
    return organisation


@pytest.fixture
def asked(group: Group, elm: Organisation, maple: Organisation, applicant: Any) -> ExchangeThread:
    return ask_question(
        actor=applicant, title=BAD, text="Tell us.", group=group, organisation=elm, mentions=[maple]
    )


@pytest.mark.rule("T9")
def test_its_title_goes_from_every_page_task_and_mail_and_comes_back(
    asked: ExchangeThread,
    group: Group,
    maple: Organisation,
    partner_editor: Any,
    secretariat: Any,
    client_of: Any,
) -> None:
    doors = (asked.get_absolute_url(), f"/en/groups/{group.slug}/exchange/", "/en/my-desk/")

    def shows() -> list[bool]:
        said = inbox.tasks_of(partner_editor).get(kind="partners.exchange_mention").title_text
        pages = [client_of(partner_editor).get(door).content.decode() for door in doors[1:]]
        return [BAD in each for each in (*pages, said)]

    assert shows() == [True, True, True]
    moderate_post(actor=secretariat, post=asked.posts.get(), hide=True, reason="It names a person.")
    assert shows() == [False, False, False]
    asked.refresh_from_db()
    answer_question(actor=partner_editor, thread=asked, text="We do not say.", organisation=maple)
    mail = Delivery.objects.get(mailing__kind="partners.exchange_answered")
    assert BAD not in mail.mailing.contents.get(language=mail.language).text
    heading = client_of(partner_editor).get(doors[0]).content.decode().split("</h1>")[0]
    assert BAD not in heading
    moderate_post(actor=secretariat, post=asked.posts.first(), hide=False)
    assert str(ExchangeThread.objects.get()) == BAD


def test_hiding_an_answer_leaves_the_title(
    asked: ExchangeThread, maple: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    answer = answer_question(actor=partner_editor, thread=asked, text="We do.", organisation=maple)
    moderate_post(actor=secretariat, post=answer, hide=True, reason="Rude.")
    assert str(ExchangeThread.objects.get()) == BAD


def test_the_title_is_forgotten_with_the_text(asked: ExchangeThread, secretariat: Any) -> None:
    moderate_post(actor=secretariat, post=asked.posts.get(), hide=True, reason="It names a person.")
    months = rulesets.in_force()["partners.exchange.keep_months"]
    day = add_months(timezone.localdate(), months) + timedelta(days=2)
    later = timezone.now() + (day - timezone.localdate())
    assert (forget_exchange(now=later), forget_exchange(now=later)) == (2, 0)
    assert ExchangeThread.objects.get().title == ""


@pytest.mark.rule("W11")
def test_an_observer_listens_and_does_not_write(
    asked: ExchangeThread, group: Group, elm: Organisation, applicant: Any, client_of: Any
) -> None:
    GroupMember.objects.filter(organisation=elm).update(as_observer=True)
    with pytest.raises(PermissionDenied):
        ask_question(actor=applicant, title="Me?", text="?", group=group, organisation=elm)
    with pytest.raises(PermissionDenied):
        answer_question(actor=applicant, thread=asked, text="Me.", organisation=elm)
    assert client_of(applicant).get(asked.get_absolute_url()).status_code == 200


def test_a_long_thread_has_pages_and_each_post_its_own(
    asked: ExchangeThread, elm: Organisation, applicant: Any, partner_editor: Any, client_of: Any
) -> None:
    for number in range(45):
        with stand_at(timezone.now() + timedelta(minutes=number + 1)):
            last = answer_question(actor=applicant, thread=asked, text=f"Word {number}.", organisation=elm)
    browser = client_of(partner_editor)
    first = browser.get(asked.get_absolute_url()).content.decode()
    assert ("Word 28." in first, "Word 29." in first) == (True, False)
    found = browser.get(last.get_absolute_url()).content.decode()
    assert ("Word 44." in found, "Answer 45" in found, "Word 28." in found) == (True, True, False)
    for odd in ("x", "0", "999999999"):
        assert browser.get(f"{asked.get_absolute_url()}?post={odd}").status_code == 200
    assert ExchangePost.objects.count() == 46

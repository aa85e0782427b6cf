"""Questions and answers: who reads what, who is told, and what stays (W11, T9, T12, P5)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from alliance87.core import inbox, ledger
from alliance87.core.mailing.models import Delivery
from partners.domain.exchange import (
    answer_question,
    ask_question,
    choose_exchange_mail,
    edit_post,
    note_mention,
)
from partners.domain.exchange_moderation import forget_exchange, moderate_post, report_post
from partners.domain.following import follow
from partners.domain.people import erase_person
from partners.domain.workplans import write_charter
from partners.models import ExchangePost, ExchangeThread, Group, Organisation
from partners.queries.exchange import posts_in, posts_of, threads_for
from secretariat.demo_seed.clock import stand_at
from tests.partners.group_working import at_work, join, partner_of
from tests.partners.initiating import topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_cache(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    """Led by "maple", whose editor is the partner editor."""
    return at_work(partner_editor, secretariat)


@pytest.fixture
def elm(group: Group, partner_editor: Any, applicant: Any) -> Organisation:
    """A member of the group; the applicant acts for it."""
    made = partner_of(applicant, "elm")
    join(group, partner_editor, applicant, made)
    return made


@pytest.fixture
def asked(group: Group, elm: Organisation, applicant: Any) -> ExchangeThread:
    return ask_question(
        actor=applicant, title="Who maps cocoa?", text="We begin.", group=group, organisation=elm
    )


def maple() -> Organisation:
    return Organisation.objects.get(slug="maple")


def answer(actor: Any, thread: ExchangeThread, **rest: Any) -> ExchangePost:
    return answer_question(actor=actor, thread=thread, **{"text": "We do.", "organisation": maple(), **rest})


def first(thread: ExchangeThread) -> ExchangePost:
    return thread.posts.earliest("pk")


def mails(kind: str) -> list[str]:
    rows = Delivery.objects.filter(mailing__kind=f"partners.{kind}").order_by("pk")
    return list(rows.values_list("address", flat=True))


def mentions_on_desk(user: Any) -> int:
    return inbox.tasks_of(user).filter(kind="partners.exchange_mention").count()


@pytest.mark.rule("W11", "T9")
def test_what_is_asked_in_a_group_is_for_its_people_and_the_secretariat(
    asked: ExchangeThread, group: Group, client_of: Any
) -> None:
    address = asked.get_absolute_url()
    listed = reverse("partners:group_exchange", args=[group.slug])
    readers = ("partner_editor", "applicant", "secretariat")
    assert [client_of(each).get(address).status_code for each in readers] == [200] * 3
    outsiders = ("follower", "representative")
    assert [client_of(each).get(address).status_code for each in outsiders] == [404] * 2
    assert [client_of(each).get(listed).status_code for each in outsiders] == [404] * 2
    assert client_of("anonymous").get(address).status_code == 302


@pytest.mark.rule("W11")
def test_the_charter_opens_what_is_asked_from_then_on(
    asked: ExchangeThread, group: Group, elm: Organisation, partner_editor: Any, applicant: Any, follower: Any
) -> None:
    write_charter(
        actor=partner_editor, group=group, texts={"en": "Open"}, admits_observers=False, open_exchange=True
    )
    group.refresh_from_db()
    later = ask_question(actor=applicant, title="Second", text="?", group=group, organisation=elm)
    assert list(threads_for(follower)) == [later]
    write_charter(
        actor=partner_editor, group=group, texts={"en": "Shut"}, admits_observers=False, open_exchange=False
    )
    assert list(threads_for(follower)) == []
    assert threads_for(applicant).count() == 2


def test_a_topic_is_read_by_who_is_signed_in_and_asked_by_members_of_partners(
    elm: Organisation, applicant: Any, follower: Any, client_of: Any
) -> None:
    thread = ask_question(actor=applicant, title="Which?", text="?", topic=topic(), organisation=elm)
    assert client_of(follower).get(thread.get_absolute_url()).status_code == 200
    with pytest.raises(PermissionDenied):
        ask_question(actor=follower, title="Me", text="?", topic=topic(), organisation=elm)
    with pytest.raises(PermissionDenied):
        answer_question(actor=follower, thread=thread, text="Me", organisation=elm)
    assert thread.posts.count() == 1


@pytest.mark.parametrize("name", ["maple", None])
def test_nobody_writes_in_the_name_of_another(
    group: Group, elm: Organisation, applicant: Any, name: str | None
) -> None:
    other = maple() if name else None
    with pytest.raises(ValidationError) as refused:
        ask_question(actor=applicant, title="Who?", text="?", group=group, organisation=other)
    assert list(refused.value.error_dict) == ["organisation"]
    assert not ExchangeThread.objects.exists()


def test_a_place_and_words_are_needed(group: Group, elm: Organisation, applicant: Any) -> None:
    given: dict[str, Any] = {"actor": applicant, "title": "Who?", "text": "?", "organisation": elm}
    for changed in ({}, {"group": group, "topic": topic()}, {"group": group, "text": " \x00 "}):
        with pytest.raises(ValidationError):
            ask_question(**{**given, **changed})
    assert not ExchangePost.objects.exists()


@pytest.mark.rule("T12")
def test_who_is_mentioned_is_told_on_the_desk_and_by_mail(
    asked: ExchangeThread, elm: Organisation, applicant: Any, partner_editor: Any
) -> None:
    answer(partner_editor, asked, mentions=[elm])
    assert (mentions_on_desk(applicant), mails("exchange_mention")) == (1, [applicant.email])
    assert mails("exchange_answered") == []  # one mail is enough
    answer_question(actor=applicant, thread=asked, text="Thank you", organisation=elm)
    assert mentions_on_desk(applicant) == 0


def test_a_mention_that_was_read_leaves_the_desk_of_its_reader_alone(
    asked: ExchangeThread, elm: Organisation, applicant: Any, partner_editor: Any, follower: Any
) -> None:
    elm.memberships.create(user=follower, role="reader")
    post = answer(partner_editor, asked, mentions=[elm])
    note_mention(actor=applicant, post=post)
    assert (mentions_on_desk(applicant), mentions_on_desk(follower)) == (0, 1)


@pytest.mark.rule("T12")
@pytest.mark.parametrize("way", ["category", "group"])
def test_off_is_off_for_old_threads_too(
    asked: ExchangeThread, group: Group, elm: Organisation, applicant: Any, partner_editor: Any, way: str
) -> None:
    if way == "category":
        choose_exchange_mail(actor=applicant, wanted=False)
    else:
        follow(actor=applicant, kind="group", target=group.pk, rhythm="never")
    answer(partner_editor, asked, mentions=[elm])
    answer(partner_editor, asked)
    assert (mentions_on_desk(applicant), mails("exchange_mention"), mails("exchange_answered")) == (0, [], [])


@pytest.mark.rule("T12")
def test_on_again_is_on(asked: ExchangeThread, applicant: Any, partner_editor: Any) -> None:
    choose_exchange_mail(actor=applicant, wanted=False)
    choose_exchange_mail(actor=applicant, wanted=True)
    answer(partner_editor, asked)
    assert mails("exchange_answered") == [applicant.email]


def test_only_the_group_is_mentioned(asked: ExchangeThread, partner_editor: Any, follower: Any) -> None:
    with pytest.raises(ValidationError, match="Only organisations|Seules") as refused:
        answer(partner_editor, asked, mentions=[partner_of(follower, "ash")])
    assert list(refused.value.error_dict) == ["mentions"]
    assert asked.posts.count() == 1


@pytest.mark.rule("P5")
def test_a_hidden_partner_writes_without_its_name(
    asked: ExchangeThread, elm: Organisation, applicant: Any, partner_editor: Any, client_of: Any
) -> None:
    answer(partner_editor, asked, mentions=[elm])
    Organisation.objects.filter(pk=elm.pk).update(listing="hidden")
    with translation.override("en"):
        text = client_of(partner_editor).get(asked.get_absolute_url()).content.decode()
    assert "Elm" not in text and "A partner that is not listed publicly" in text
    own = posts_of(posts_in(asked), applicant, moderates=False)
    assert [each.organisation and each.organisation.slug for each in own] == ["elm", "maple"]


def test_the_author_corrects_for_a_while_and_then_versions_are_kept(
    asked: ExchangeThread, applicant: Any, partner_editor: Any
) -> None:
    post = first(asked)
    with pytest.raises(PermissionDenied):
        edit_post(actor=partner_editor, post=post, text="Other words")
    with stand_at(post.at + timedelta(minutes=29)):
        edit_post(actor=applicant, post=post, text="We began.")
    assert post.versions.count() == 0
    with stand_at(post.at + timedelta(minutes=31)):
        edit_post(actor=applicant, post=post, text="We have begun.")
    assert [each.text for each in post.versions.all()] == ["We began."]
    with pytest.raises(ValidationError):
        edit_post(actor=applicant, post=post, text="  ")


def test_a_report_reaches_those_who_moderate_and_nobody_moderates_their_own(
    asked: ExchangeThread, applicant: Any, partner_editor: Any, secretariat: Any, follower: Any
) -> None:
    post = answer(partner_editor, asked)
    with pytest.raises(PermissionDenied):
        report_post(actor=follower, post=post, reason="I cannot even read it")
    report_post(actor=applicant, post=post, reason="Names a child")
    with pytest.raises(ValidationError):
        report_post(actor=applicant, post=post, reason="Again")
    waiting = [
        inbox.tasks_of(each).filter(kind="partners.exchange_report").count()
        for each in (secretariat, partner_editor)
    ]
    assert waiting == [1, 0]
    for nobody in (partner_editor, applicant):
        with pytest.raises(PermissionDenied):
            moderate_post(actor=nobody, post=post, hide=True, reason="Mine")
    with pytest.raises(ValidationError):
        moderate_post(actor=secretariat, post=post, hide=True)
    moderate_post(actor=secretariat, post=post, hide=True, reason="It names a child.")
    assert not inbox.tasks_of(secretariat).filter(kind="partners.exchange_report").exists()
    assert mails("exchange_hidden") == [partner_editor.email]
    assert [each.kind for each in ledger.entries_of(post)] == ["partners.exchange_hidden"]


def test_what_is_hidden_is_read_by_its_author_and_the_moderators_and_comes_back(
    asked: ExchangeThread, applicant: Any, partner_editor: Any, secretariat: Any
) -> None:
    """The lead of the group hides what a member wrote."""
    moderate_post(actor=partner_editor, post=first(asked), hide=True, reason="Off topic")
    texts = [
        posts_of(posts_in(asked), reader, moderates=moderates)[0].text
        for reader, moderates in ((applicant, False), (secretariat, True), (secretariat, False))
    ]
    assert texts == ["We begin.", "We begin.", None]
    with pytest.raises(PermissionDenied):
        edit_post(actor=applicant, post=first(asked), text="Still mine")
    moderate_post(actor=partner_editor, post=first(asked), hide=False)
    assert (first(asked).state, first(asked).hidden_reason) == ("shown", "")


def test_script_is_shown_and_does_nothing(
    group: Group, elm: Organisation, applicant: Any, client_of: Any
) -> None:
    bad = "<script>alert(1)</script>"
    thread = ask_question(actor=applicant, title=bad, text=f"{bad}\x07", group=group, organisation=elm)
    text = client_of(applicant).get(thread.get_absolute_url()).content.decode()
    assert bad not in text and "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert first(thread).text == bad


def test_so_many_posts_an_hour(
    asked: ExchangeThread, elm: Organisation, applicant: Any, client_of: Any
) -> None:
    client, address = client_of(applicant), asked.get_absolute_url()
    said = [{"text": f"Again {number}", "organisation": elm.pk} for number in range(21)]
    answers = [client.post(address, each).status_code for each in said]
    assert (answers, asked.posts.count()) == ([302] * 20 + [429], 21)


def test_an_erased_person_leaves_no_word(
    asked: ExchangeThread, applicant: Any, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    with stand_at(timezone.now() + timedelta(hours=2)):
        edit_post(actor=applicant, post=first(asked), text="Changed")
    report_post(actor=applicant, post=answer(partner_editor, asked), reason="Mine")
    erase_person(actor=secretariat, user=applicant)
    thread = ExchangeThread.objects.get()
    assert (thread.title, first(thread).text, first(thread).versions.count()) == ("", "", 0)
    assert ExchangePost.objects.latest("pk").reports.count() == 0
    assert ExchangePost.objects.latest("pk").text == "We do."
    text = client_of(partner_editor).get(thread.get_absolute_url()).content.decode()
    assert "Changed" not in text and "cocoa" not in text


def test_versions_and_hidden_texts_are_forgotten_after_the_months_of_the_rule_set(
    asked: ExchangeThread, applicant: Any, partner_editor: Any
) -> None:
    with stand_at(timezone.now() + timedelta(hours=1)):
        edit_post(actor=applicant, post=first(asked), text="Changed")
    moderate_post(actor=partner_editor, post=first(asked), hide=True, reason="Off topic")
    assert forget_exchange(now=timezone.now() + timedelta(days=700)) == 0
    assert forget_exchange(now=timezone.now() + timedelta(days=760)) == 3  # the version, the text, the title
    assert (first(asked).text, first(asked).versions.count()) == ("", 0)
    assert forget_exchange(now=timezone.now() + timedelta(days=760)) == 0


def test_a_thread_costs_the_same(
    asked: ExchangeThread, partner_editor: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counted = client_of(partner_editor), []
    client.get(asked.get_absolute_url())
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(asked.get_absolute_url())
        counted.append(len(queries))
        for _number in range(10):
            answer(partner_editor, asked)
    assert counted[0] == counted[1] <= 20


def test_what_is_sent_twice_is_written_once(asked: ExchangeThread, partner_editor: Any) -> None:
    first = answer(partner_editor, asked)
    assert answer(partner_editor, asked) == first
    with stand_at(timezone.now() + timedelta(minutes=6)):
        assert answer(partner_editor, asked) != first

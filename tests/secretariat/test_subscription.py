"""A reader's own acts, without an account: each by a link in a mail, none by a GET."""

import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django_fsm import TransitionNotAllowed

from alliance87.core import privacy
from alliance87.core.mailing.domain.suppress import unsubscribe
from alliance87.core.mailing.models import Delivery, Mailing, Suppression, address_hash
from secretariat.domain.newsletter import consent as consents
from secretariat.domain.newsletter import links, subscribing
from secretariat.domain.newsletter.consent import load_first_text
from secretariat.enums import ConsentKind, ConsentWay
from secretariat.models import ConsentRecord, ConsentText, Subscriber
from tests.cast import make_user
from tests.together import run_together

pytestmark = pytest.mark.django_db

TYPED = {"email": "Ana@Example.org", "language": "es", "frequency": "monthly", "topics": [], "country": ""}


def link_in(message, part="confirm"):
    found = [word for word in message.body.split() if f"/{part}/" in word]
    return urlsplit(found[0]).path


@pytest.fixture
def subscribe(client, run_jobs):
    """Type the form; answers the mails that left."""

    def typed(**changes):
        answer = client.post(reverse("secretariat:subscribe"), {**TYPED, **changes})
        before = len(mail.outbox)
        run_jobs()
        return answer, mail.outbox[before:]

    return typed


def consents_of(email):
    return list(
        ConsentRecord.objects.filter(address_hash=address_hash(email))
        .order_by("pk")
        .values_list("kind", "way", "text__version")
    )


@pytest.mark.rule("P4")
@pytest.mark.rule("P10")
def test_nobody_is_subscribed_before_they_confirm_by_post(subscribe, client, consent):
    answer, (message,) = subscribe()
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("secretariat:newsletter_asked"))
    assert message.to == ["ana@example.org"]
    path = link_in(message)
    assert path.startswith("/es/")
    for _each in range(2):  # a scanner opens every link
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    assert Subscriber.objects.get().state == "asked"
    assert not Subscriber.objects.readers().exists()
    assert client.post(path).status_code == 302
    subscriber = Subscriber.objects.readers().get()
    assert (subscriber.email, subscriber.language, subscriber.consent) == ("ana@example.org", "es", consent)
    assert consents_of("ana@example.org") == [("asked", "page", 1), ("confirmed", "mail", 1)]
    client.post(path)  # twice is once
    assert len(consents_of("ana@example.org")) == 2


def test_the_answer_is_the_same_whether_an_address_is_known_or_not(subscribe, reader):
    known = reader("ana", language="fr")
    one, (message,) = subscribe()
    other, _mails = subscribe(email="somebody-else@example.org")
    assert (one.status_code, one.headers["Location"]) == (other.status_code, other.headers["Location"])
    known.refresh_from_db()
    assert (known.state, known.language) == ("active", "fr")  # a stranger changes nothing
    assert "/preferences/" in message.body


def test_nobody_is_flooded(subscribe, consent):
    mails = [len(subscribe()[1]) for _each in range(5)]
    assert sum(mails) == 3


def test_one_address_of_the_network_types_so_many_and_no_more(subscribe, consent):
    codes = [subscribe(email=f"reader{each}@example.org")[0].status_code for each in range(11)]
    assert codes == [302] * 10 + [429]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@b",
        "two@@example.org",
        "a b@example.org",
        '"a b"@example.org',
        "a@example.org\nBcc: x@example.org",
        "é@example.org",
        f"{'a' * 250}@example.org",
        "a@-example.org",
    ],
)
def test_an_illegal_address_is_refused_in_words(subscribe, consent, address):
    answer, mails = subscribe(email=address)
    assert (answer.status_code, mails, Subscriber.objects.count()) == (422, [], 0)
    assert answer.context["form"].errors["email"]


@pytest.mark.parametrize(
    "address",
    ["o'neil+news@example.org", "x@münchen.example", "!#$%&*/=?^_`{|}~-@example.org", '"odd"@example.org'],
)
def test_an_odd_legal_address_gets_its_mail(subscribe, consent, address):
    answer, mails = subscribe(email=address)
    assert (answer.status_code, len(mails)) == (302, 1)


def test_a_link_is_good_for_a_week(subscribe, client, time_machine):
    consents.load_first_text()
    path = link_in(subscribe()[1][0])
    time_machine.move_to(timezone.now() + timedelta(days=8))
    assert "seven days" in client.get(path.replace("/es/", "/en/")).content.decode()
    client.post(path)
    assert Subscriber.objects.get().state == "asked"


@pytest.mark.rule("P4")
def test_who_never_confirmed_is_forgotten_after_a_week(subscribe, reader, time_machine):
    consents.load_first_text()
    subscribe()
    reader("ben")
    time_machine.move_to(timezone.now() + timedelta(days=6))
    assert subscribing.forget_unconfirmed() == 0
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert (subscribing.forget_unconfirmed(), subscribing.forget_unconfirmed()) == (1, 0)
    assert [each.email for each in Subscriber.objects.all()] == ["ben@example.org"]
    assert not Delivery.objects.filter(address="ana@example.org").exists()


@pytest.mark.parametrize("name", ["newsletter_confirm", "newsletter_preferences"])
def test_a_forged_link_leads_nowhere(client, name):
    assert client.post(reverse(f"secretariat:{name}", args=["WyJhIl0:1abc:forged"])).status_code == 404


@pytest.mark.rule("P10")
def test_who_left_by_the_mail_comes_back_only_by_confirming(subscribe, client, reader):
    subscriber = reader("ana")
    unsubscribe(hashed=subscriber.address_hash, category="newsletter", message_id="<gone@example.org>")
    subscriber.refresh_from_db()
    assert subscriber.state == "left"
    assert Suppression.objects.get().reason == "unsubscribed"
    client.post(link_in(subscribe()[1][0]))
    subscriber.refresh_from_db()
    assert subscriber.state == "active"
    assert not Suppression.objects.exists()
    assert [kind for kind, _way, _text in consents_of("ana@example.org")] == ["left", "asked", "confirmed"]


@pytest.mark.rule("P10")
def test_an_account_and_a_subscription_are_two_things(reader):
    make_user("follower")
    assert not Subscriber.objects.exists()
    reader("ana")
    assert not type(make_user("applicant")).objects.filter(email="ana@example.org").exists()


def page_of(subscriber):
    return reverse("secretariat:newsletter_preferences", args=[links.managing(subscriber)])


def test_choices_are_changed_by_the_link_and_the_page_hides_the_address(client, reader):
    subscriber = reader("ana")
    answer = client.get(page_of(subscriber))
    assert answer.status_code == 200
    assert "ana@example.org" not in answer.content.decode()
    client.post(page_of(subscriber), {"language": "es", "frequency": "quarterly", "category": "academia"})
    subscriber.refresh_from_db()
    assert (subscriber.language, subscriber.frequency, subscriber.category) == ("es", "quarterly", "academia")


def test_one_leaves_on_the_page(client, reader):
    subscriber = reader("ana")
    client.post(page_of(subscriber), {"verb": "leave"})
    assert not Subscriber.objects.readers().exists()
    assert Suppression.objects.get().category == "newsletter"
    assert consents_of("ana@example.org") == [("left", "page", 1)]


def test_own_data_goes_to_the_address_and_nowhere_else(client, reader, run_jobs):
    client.post(page_of(reader("ana")), {"verb": "data"})
    run_jobs()
    (message,) = mail.outbox
    assert Mailing.objects.get().confidential  # its links are the right to act: no desk shows them
    (name, content, kind) = message.attachments[0]
    assert (message.to, name, kind) == (["ana@example.org"], "alliance87-newsletter.json", "application/json")
    assert json.loads(content)["email"] == "ana@example.org"


@pytest.mark.parametrize("by", ["page", "account"])
def test_erasing_leaves_the_fingerprint_of_the_consent_alone(client, reader, run_jobs, by):
    subscriber = reader("ana")
    subscribing.send_own_data(subscriber=subscriber)
    if by == "page":
        client.post(page_of(subscriber), {"verb": "erase"})
    else:
        privacy.erase_everywhere(make_user("follower", email="Ana@example.org"))
    assert not Subscriber.objects.exists()
    assert not Delivery.objects.exclude(address="").exists()
    assert [kind for kind, _way, _text in consents_of("ana@example.org")] == ["erased"]


def test_a_later_text_is_asked_for_and_the_silent_get_nothing_after_thirty_days(
    client, reader, officer, director, run_jobs, time_machine
):
    silent, agrees = reader("silent"), reader("agrees")
    with translation.override("en"):
        said = {"fr": "Texte", "en": "Text", "es": "Texto"}
        proposal = consents.propose_consent_text(actor=officer, texts=said, asks_again=True)
        text = consents.publish_consent_text(actor=director, proposal=proposal)
        with pytest.raises(TransitionNotAllowed):  # pressed twice: nobody is asked twice
            consents.publish_consent_text(actor=director, proposal=proposal)
    run_jobs()
    assert sorted(message.to[0] for message in mail.outbox) == ["agrees@example.org", "silent@example.org"]
    path = link_in(next(each for each in mail.outbox if each.to == [agrees.email]), "preferences")
    client.get(path)
    client.post(path, {"verb": "agree"})
    assert consents_of(agrees.email) == [("renewed", "mail", 2)]
    assert set(Subscriber.objects.readers()) == {silent, agrees}
    time_machine.move_to(timezone.now() + timedelta(days=31))
    assert set(Subscriber.objects.readers()) == {agrees}
    assert ConsentText.objects.in_force() == text


def test_without_a_text_nobody_can_subscribe(subscribe):
    answer, mails = subscribe()
    assert (answer.status_code, mails) == (422, [])


def test_leaving_twice_is_once(reader):
    subscriber = reader("ana")
    for _each in range(2):
        subscribing.leave_list(subscriber=subscriber, way=ConsentWay.PAGE)
    assert len(consents_of("ana@example.org")) == 1


@pytest.mark.rule("P10")
def test_what_was_agreed_is_changed_and_removed_by_nobody(reader):
    consents.note(reader("ana"), ConsentKind.CONFIRMED, ConsentWay.PAGE, text=None)
    with pytest.raises(IntegrityError, match="refuses UPDATE"), transaction.atomic():
        ConsentRecord.objects.update(proof="Another")
    with pytest.raises(IntegrityError, match="refuses DELETE"), transaction.atomic():
        ConsentRecord.objects.all()._raw_delete("default")


def test_a_button_pressed_twice_makes_one_reader(transactional_db, run_jobs):
    load_first_text()

    def ask(_number):
        subscribing.ask_subscription(email="ana@example.org", values={})

    assert [each.error for each in run_together(ask, 2)] == [None, None]
    assert Subscriber.objects.get().state == "asked"

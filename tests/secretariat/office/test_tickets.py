"""What is asked of the secretariat: by the contact form, and from a partner's desk."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, privacy
from alliance87.core.mailing.models import Delivery
from partners.models import Membership
from secretariat.domain.tickets import asking, forgetting, handling
from secretariat.enums import TicketKind
from secretariat.models import Ticket, TicketMessage
from secretariat.queries.tickets import own_tickets
from tests.cast import make_user
from tests.partners.proposing import let_edit, make_partner

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Ana",
    "email": "Ana@Example.org",
    "subject": "A question",
    "text": "Is there a list?",
    "website": "",
}


@pytest.fixture
def write(client, run_jobs):
    """Type the contact form; answers the page and the mails that left."""

    def typed(**changes):
        answer = client.post(reverse("secretariat:contact"), {**TYPED, **changes})
        before = len(mail.outbox)
        run_jobs()
        return answer, mail.outbox[before:]

    return typed


@pytest.fixture
def message():
    return asking.write_to_us(name="Ana", email="ana@example.org", subject="A question", text="A list?")


@pytest.fixture
def partner():
    return make_partner()


@pytest.fixture
def request_of(partner, partner_editor):
    let_edit(partner_editor, partner)

    def ask(**changes):
        values = {
            "kind": TicketKind.LOGO,
            "subject": "Logo for a poster",
            "text": "A poster in two languages.",
            "needed_on": timezone.localdate() + timedelta(days=20),
        }
        return asking.request_communication(
            actor=partner_editor, organisation=partner, **{**values, **changes}
        )

    return ask


def link_in(sent, part):
    found = [word for word in sent.body.split() if f"/{part}/" in word]
    return urlsplit(found[0]).path


def test_a_message_becomes_a_ticket_and_its_mail_repeats_nothing_of_it(write, secretariat):
    answer, (sent,) = write()
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("secretariat:contact_sent"))
    ticket = Ticket.objects.get()
    assert (ticket.email, ticket.state, ticket.is_overdue) == ("ana@example.org", "new", False)
    assert sent.to == ["ana@example.org"]
    assert "Is there a list" not in sent.body + sent.subject
    assert "A question" not in sent.body + sent.subject
    (task,) = inbox.tasks_of(secretariat)
    assert task.due_at == ticket.due_at


def test_a_machine_gets_the_same_answer_and_is_not_kept(write):
    answer, sent = write(website="https://spam.example")
    assert (answer.headers["Location"], sent) == (reverse("secretariat:contact_sent"), [])
    assert not Ticket.objects.exists()


def test_whoever_has_an_account_gets_no_other_answer(write):
    make_user("follower", email="known@example.org")
    known, unknown = write(email="known@example.org")[0], write(email="new@example.org")[0]
    assert known.headers["Location"] == unknown.headers["Location"]
    assert set(Ticket.objects.values_list("asked_by", flat=True)) == {None}


def test_a_mailbox_is_not_filled_with_thanks_and_no_message_is_lost(write):
    sent = [len(write(text=f"Message {number}")[1]) for number in range(5)]
    assert sent == [1, 1, 1, 0, 0]
    assert write()[0].status_code == 429
    assert Ticket.objects.count() == 5


@pytest.mark.parametrize("email", ["nobody", "a@b@c.org", "ana@example.org\nBcc: x@y.org"])
def test_an_address_that_carries_no_mail_is_told_at_its_field(write, email):
    answer, _sent = write(email=email)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["email"]


def test_the_answer_goes_by_mail_and_the_asker_comes_back_by_its_link(message, secretariat, client, run_jobs):
    handling.take_ticket(actor=secretariat, ticket=message)
    handling.ask_back(actor=secretariat, ticket=message, text="Which country?")
    run_jobs()
    asked = mail.outbox[-1]
    assert "Which country?" in asked.body
    path = link_in(asked, "thread")
    page = client.get(path)
    assert "Which country?" in page.content.decode()
    assert "ana@example.org" not in page.content.decode()
    assert client.post(path, {"text": "Aldoria."}).status_code == 302
    message.refresh_from_db()
    assert (message.state, message.messages.count()) == ("taken", 3)
    (task,) = inbox.tasks_of(secretariat)
    assert task.user == secretariat


def test_a_forged_link_leads_nowhere(client):
    assert client.get(reverse("secretariat:contact_thread", args=["forged"])).status_code == 404


def test_the_asker_erases_everything_by_the_link(message, client, run_jobs, secretariat):
    run_jobs()
    path = link_in(mail.outbox[-1], "thread")
    assert client.post(path, {"verb": "erase"}).status_code == 302
    message.refresh_from_db()
    assert (message.name, message.email, message.subject, message.state) == ("", "", "", "closed")
    assert list(TicketMessage.objects.values_list("text", flat=True)) == [""]
    assert not Delivery.objects.filter(address="ana@example.org").exists()
    assert client.get(path).status_code == 404
    assert not inbox.tasks_of(secretariat).exists()


def test_a_closed_message_is_forgotten_when_its_time_is_over(message, secretariat):
    handling.close_ticket(actor=secretariat, ticket=message)
    assert forgetting.forget_old_tickets() == 0
    Ticket.objects.update(closed_at=timezone.now() - timedelta(days=370))
    assert forgetting.forget_old_tickets() == 1
    assert forgetting.forget_old_tickets() == 0
    assert Ticket.objects.get().email == ""


def test_what_was_answered_closes_by_itself(message, secretariat):
    handling.take_ticket(actor=secretariat, ticket=message)
    handling.answer_ticket(actor=secretariat, ticket=message, text="Here.")
    assert forgetting.close_answered_tickets() == 0
    Ticket.objects.update(answered_at=timezone.now() - timedelta(days=31))
    assert forgetting.close_answered_tickets() == 1
    assert Ticket.objects.get().state == "closed"


def test_a_partner_asks_and_reads_the_answer(request_of, partner_editor, secretariat, client_of, run_jobs):
    ticket = request_of()
    secretariat.name = "Camille Blum"
    secretariat.save()
    desk = client_of(secretariat)
    path = ticket.get_absolute_url()
    for verb, text in (("take", ""), ("answer", "You find it in the media kit.")):
        assert desk.post(path, {"verb": verb, "text": text}).status_code == 302
    run_jobs()
    assert "You find it in the media kit." in mail.outbox[-1].body
    page = client_of(partner_editor).get(path).content.decode()
    assert "You find it in the media kit." in page
    assert "Blum" not in page
    assert not inbox.tasks_of(secretariat).exists()


def test_whoever_left_the_partner_is_told_nothing_more(
    request_of, partner, partner_editor, follower, secretariat, client_of, run_jobs
):
    ticket = handling.take_ticket(actor=secretariat, ticket=request_of())
    path, client = ticket.get_absolute_url(), client_of(partner_editor)
    assert client.get(path).status_code == 200
    let_edit(follower, partner)
    Membership.objects.filter(user=partner_editor).update(until=timezone.now())
    assert client.get(path).status_code == 404
    assert client.post(path, {"verb": "write", "text": "Mine."}).status_code == 404
    assert not own_tickets(partner_editor).exists()
    run_jobs()
    before = len(mail.outbox)
    handling.ask_back(actor=secretariat, ticket=ticket, text="In which size?")
    run_jobs()
    assert [sent.to for sent in mail.outbox[before:]] == [[f"{follower.name} <{follower.email}>"]]
    assert [bool(inbox.tasks_of(each)) for each in (partner_editor, follower)] == [False, True]
    assert own_tickets(follower).get() == ticket


def test_a_refusal_says_why(request_of, secretariat):
    ticket = handling.take_ticket(actor=secretariat, ticket=request_of())
    with pytest.raises(ValidationError):
        handling.refuse_ticket(actor=secretariat, ticket=ticket, text="  ")
    handling.refuse_ticket(actor=secretariat, ticket=ticket, text="The logo is not for products.")
    ticket.refresh_from_db()
    assert ticket.state == "refused"
    with pytest.raises(TransitionNotAllowed):
        handling.answer_ticket(actor=secretariat, ticket=ticket, text="Yes")


def test_a_day_that_is_too_soon_is_told(request_of):
    with pytest.raises(ValidationError) as refused:
        request_of(needed_on=timezone.localdate() + timedelta(days=1))
    assert list(refused.value.message_dict) == ["needed_on"]


def test_what_is_late_stands_first(request_of, secretariat, client_of):
    late, later = request_of(), request_of(subject="Logo for a leaflet")
    Ticket.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(hours=1))
    page = client_of(secretariat).get(reverse("secretariat:tickets") + "?show=overdue")
    assert [each.pk for each in page.context["page"]] == [late.pk]
    both = client_of(secretariat).get(reverse("secretariat:tickets"))
    assert [each.pk for each in both.context["page"]] == [late.pk, later.pk]
    handling.take_ticket(actor=secretariat, ticket=late)
    handling.ask_back(actor=secretariat, ticket=late, text="Which size?")
    assert not Ticket.objects.overdue().exists()  # the asker's turn


def test_nobody_else_reads_or_writes(request_of, follower, client_of):
    ticket = request_of()
    assert client_of(follower).get(ticket.get_absolute_url()).status_code == 404
    with pytest.raises(PermissionDenied):
        asking.write_again(actor=follower, ticket=ticket, text="Me too")
    with pytest.raises(PermissionDenied):
        handling.take_ticket(actor=follower, ticket=ticket)


def test_a_partner_does_not_answer_its_own_request(request_of, partner_editor, client_of):
    ticket = request_of()
    for verb in ("take", "close", "answer", "erase"):
        answer = client_of(partner_editor).post(ticket.get_absolute_url(), {"verb": verb, "text": "Yes"})
        assert answer.status_code == 403
    assert Ticket.objects.get().state == "new"


def test_erasing_a_person_leaves_the_request_of_the_partner(request_of, partner_editor):
    request_of()
    asking.write_to_us(name="", email="", subject="Own", text="Mine", user=partner_editor)
    privacy.erase_everywhere(partner_editor)
    kept = dict(Ticket.objects.values_list("kind", "subject"))
    assert kept == {"logo": "Logo for a poster", "contact": ""}
    assert not Ticket.objects.exclude(asked_by=None).exists()
    assert not TicketMessage.objects.exclude(by=None).exists()


def test_what_is_sent_twice_is_one_ticket(write, request_of, partner_editor):
    write()
    assert write()[0].status_code == 302
    assert Ticket.objects.count() == 1
    first = request_of()
    assert request_of() == first
    asking.write_again(actor=partner_editor, ticket=first, text="One more thing.")
    asking.write_again(actor=partner_editor, ticket=first, text="One more thing.")
    assert first.messages.count() == 2


def test_a_name_and_a_subject_are_one_line(write):
    write(name="Ana\nMaria", subject="Logo\r\n for  a poster")
    made = Ticket.objects.get()
    assert (made.name, made.subject) == ("Ana Maria", "Logo for a poster")


def test_the_soonest_day_is_one_that_is_taken(request_of):
    with pytest.raises(ValidationError):
        request_of(needed_on=asking.soonest_day() - timedelta(days=1))
    assert request_of(needed_on=asking.soonest_day())


@pytest.mark.parametrize("kind", ["%00", "nonsense"])
def test_a_kind_that_is_none_narrows_nothing(client_of, secretariat, message, kind):
    page = client_of(secretariat).get(f"{reverse('secretariat:tickets')}?kind={kind}")
    assert [each.pk for each in page.context["page"]] == [message.pk]

"""The secretariat looks at a mailing and steers it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance87.core import inbox, mailing
from alliance87.core.ledger.models import Entry
from alliance87.core.mailing.domain.alarms import note_told
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import Suppression
from tests.mailing.conftest import people, states

pytestmark = pytest.mark.django_db


def page(frozen, verb="change"):
    return f"/en/desk/mailing/mailing/{frozen.pk}/{verb}/"


@pytest.fixture
def officer(client_of):
    return client_of("secretariat")


def test_the_page_shows_numbers_and_text(server, send, officer):
    server.recipients = {
        "person0001@example.org": "452 4.2.2 full",
        "person0002@example.org": "550 5.1.1 gone",
    }
    frozen = send(*people(4))
    work(frozen.pk)
    html = officer.get(page(frozen)).content.decode()
    shown = {name: f"<dt>{name}</dt><dd>{number}</dd>" in html for name, number in EXPECTED.items()}
    assert shown == dict.fromkeys(EXPECTED, True)
    assert "Here is the café’s news." in html


EXPECTED = {"Sent": 2, "Deferred": 1, "Bounced": 1, "Suppressed": 0, "Uncertain": 0}


def test_buttons_call_the_verbs(send, officer):
    frozen = send("ana@example.org")
    for verb, state in (("pause", "paused"), ("resume", "sending"), ("cancel", "cancelled")):
        assert officer.post(page(frozen, verb)).status_code == 302
        frozen.refresh_from_db()
        assert frozen.state == state
    assert states(frozen) == {"ana@example.org": "cancelled"}
    answer = officer.post(page(frozen, "pause"), follow=True)
    assert "The mailing has moved on meanwhile" in answer.content.decode()


def test_a_mailing_is_slowed_down_and_let_go_again(send, officer):
    frozen = send("ana@example.org", rate=20)
    for said, pace in (("5", 5), ("", 20)):
        assert officer.post(page(frozen, "rate"), {"rate": said}).status_code == 302
        frozen.refresh_from_db()
        assert frozen.pace == pace


@pytest.mark.parametrize("said", ["0", "21", "fast"])
def test_a_rate_that_cannot_be_is_shown_as_typed_and_changes_nothing(send, officer, said):
    frozen = send("ana@example.org", rate=20)
    answer = officer.post(page(frozen, "rate"), {"rate": said})
    field = answer.context["rate_form"]["rate"]
    assert (answer.status_code, field.value(), len(field.errors)) == (422, said, 1)
    assert 'aria-invalid="true"' in answer.content.decode()
    frozen.refresh_from_db()
    assert frozen.own_rate is None


@pytest.fixture
def undelivered(server, send):
    """Statutory mail of which one of two addresses is no more."""
    server.recipients = {"gone@example.org": "550 5.1.1 no such user"}
    frozen = send("gone@example.org", "ana@example.org", statutory=True)
    work(frozen.pk)
    return frozen


def test_whom_statutory_mail_did_not_reach_is_told_otherwise(undelivered, secretariat, client_of):
    officer = client_of(secretariat)
    html = officer.get(page(undelivered)).content.decode()
    assert "gone@example.org</a>: Bounced (550 5.1.1)" in html
    assert "mailto:ana@example.org" not in html
    assert officer.post(page(undelivered, "told"), {"how": "By telephone"}).status_code == 302
    assert not inbox.tasks_of(secretariat).exists()
    html = officer.get(page(undelivered)).content.decode()
    assert ("By telephone" in html, "/told/" in html) == (True, False)
    assert Entry.objects.filter(kind="mailing.told_otherwise", subject_id=str(undelivered.pk)).count() == 1


def test_it_takes_a_word_on_how_they_were_told(undelivered, secretariat, client_of):
    answer = client_of(secretariat).post(page(undelivered, "told"), {"how": " "})
    assert (answer.status_code, len(answer.context["told_form"]["how"].errors)) == (422, 1)
    assert inbox.tasks_of(secretariat).count() == 1


def test_the_task_is_closed_though_whom_it_missed_was_erased(undelivered, secretariat, client_of):
    undelivered.deliveries.update(address="", name="")
    officer = client_of(secretariat)
    assert f'action="{page(undelivered, "told")}"' in officer.get(page(undelivered)).content.decode()
    officer.post(page(undelivered, "told"), {"how": "By telephone"})
    assert not inbox.tasks_of(secretariat).exists()


def test_it_is_told_once(undelivered, secretariat):
    note_told(actor=secretariat, mailing=undelivered, how="By letter")
    with pytest.raises(ValidationError) as caught:
        note_told(actor=secretariat, mailing=undelivered, how="By telephone")
    assert caught.value.code == "told"
    undelivered.refresh_from_db()
    assert undelivered.told_how == "By letter"


def test_another_try_closes_the_task_until_it_fails_again(undelivered, secretariat):
    mailing.retry_failed(actor=secretariat, mailing=undelivered)
    assert not inbox.tasks_of(secretariat).exists()
    work(undelivered.pk)
    assert inbox.tasks_of(secretariat).count() == 1


def test_only_the_buttons_that_do_something_are_there(server, send, officer):
    frozen = send("ana@example.org")
    assert "/cancel/" in officer.get(page(frozen)).content.decode()
    work(frozen.pk)
    html = officer.get(page(frozen)).content.decode()
    assert [verb for verb in ("pause", "resume", "cancel", "retry", "rate") if f"/{verb}/" in html] == []


def test_polling_answers_304_while_nothing_moves(server, send, officer):
    frozen = send("ana@example.org")
    first = officer.get(page(frozen, "progress"))
    again = officer.get(page(frozen, "progress"), HTTP_IF_NONE_MATCH=first["ETag"])
    assert (first.status_code, again.status_code) == (200, 304)
    assert "hx-get" in first.content.decode()
    work(frozen.pk)
    after = officer.get(page(frozen, "progress"), HTTP_IF_NONE_MATCH=first["ETag"])
    assert after.status_code == 200
    assert "hx-get" not in after.content.decode()  # finished: nothing more to ask for


def test_a_secret_text_is_shown_to_nobody(send, officer):
    frozen = send("ana@example.org", confidential=True, context={"what": "SECRET-LINK"})
    assert "SECRET-LINK" not in officer.get(page(frozen)).content.decode().replace(str(frozen), "")


@pytest.mark.parametrize("verb", ["pause", "resume", "cancel", "retry", "rate"])
def test_a_link_steers_nothing(send, officer, verb):
    frozen = send("ana@example.org")
    assert officer.get(page(frozen, verb)).status_code == 405


@pytest.mark.parametrize("verb", ["change", "progress"])
def test_strangers_learn_nothing(send, client_of, verb):
    frozen = send("ana@example.org")
    assert client_of("partner_editor").get(page(frozen, verb)).status_code == 404


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_thirty(send, officer):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert officer.get("/en/desk/mailing/mailing/").status_code == 200
        return len(found)

    send("ana@example.org")
    one = queries()
    for _each in range(29):
        send("ana@example.org")
    assert queries() == one


def test_a_suppression_is_found_by_the_address_and_lifted(officer):
    for name in ("ana", "bob"):
        mailing.suppress_address(address=f"{name}@example.org", reason="hard_bounce")
    found = officer.get("/en/desk/mailing/suppression/", {"q": "ANA@example.org"})
    (row,) = found.context["cl"].queryset
    chosen = {"action": "lift", "_selected_action": [row.pk]}
    preview = officer.post("/en/desk/mailing/suppression/", chosen)
    assert (preview.status_code, Suppression.objects.count()) == (200, 2)
    answer = officer.post("/en/desk/mailing/suppression/", {**chosen, "confirmed": "yes"})
    assert answer.status_code == 302
    assert not Suppression.objects.filter(pk=row.pk).exists()
    assert Suppression.objects.count() == 1


def test_what_was_lifted_meanwhile_is_not_lifted_twice(secretariat):
    stopped = mailing.suppress_address(address="ana@example.org", reason="hard_bounce")
    mailing.lift_suppression(actor=secretariat, suppression=stopped)
    with pytest.raises(ValidationError):
        mailing.lift_suppression(actor=secretariat, suppression=stopped)
    assert Entry.objects.filter(kind="mailing.suppression_lifted").count() == 1

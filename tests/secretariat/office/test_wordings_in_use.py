"""Templates that mails which leave by themselves begin with."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from alliance87.core.inbox.models import Task
from alliance87.core.languages import LANGUAGES
from alliance87.core.ledger.models import Entry
from alliance87.core.mailing.models import MailingContent
from alliance87.core.mailing.openings import Openings, open_mail, open_mails
from alliance87.core.mailing.samples import sample_of
from gcm.domain.meetings import convene_meeting, draft_meeting
from partners import emails
from partners.models import Application
from secretariat.domain.letters.in_use import put_into_use, take_out_of_use
from secretariat.domain.letters.wordings import retire_wording
from secretariat.enums import WordingKind
from secretariat.models import WordingUse
from secretariat.queries.wordings import OF_KIND
from secretariat.queries.wordings_in_use import led_mails
from tests.cast import make_user
from tests.gcm.body import seat_all
from tests.secretariat.office.writing import wording

pytestmark = pytest.mark.django_db
TRAVEL = "Travel and stay are at the cost of each representative."
CONVOCATION = "Come to meeting no. [[meeting_number]].\n\n- in [[meeting_place]]\n\n[[travel_costs]]"
THANKS = "Thank you, [[recipient]] of [[organisation]].\n\n[[signatory]]"


@pytest.fixture
def other(db):
    return make_user("secretariat", email="other@example.org", name="Other")


@pytest.fixture
def body(db):
    return seat_all()


def convened(body):
    starts = timezone.now().replace(microsecond=0) + timedelta(days=60)
    meeting = draft_meeting(
        actor=body.officer,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        place="Geneva",
        conference_url="https://meet.example.org/1",
    )
    return convene_meeting(actor=body.officer, meeting=meeting)


@pytest.fixture
def put(secretariat, other):
    """Write a template of the kind, and have the mail begin with it."""

    def do(kind, mail_kind, body, **more):
        version = wording(secretariat, kind, body=body, **more).versions.get()
        return put_into_use(actor=other, version=version, mail=open_mail(mail_kind))

    return do


def _application(person, name):
    return Application.objects.get_or_create(applicant=person, defaults={"name": name})[0]


def received(person, name="Maple"):
    emails.application_received(_application(person, name))
    return MailingContent.objects.order_by("pk").last()


@pytest.mark.rule("G8")
def test_the_convocation_begins_with_the_template_and_keeps_what_the_mandate_asks_for(body, put, run_jobs):
    put(WordingKind.CONVOCATION, "gcm.meeting_convened", CONVOCATION, subject="No. [[meeting_number]]")
    meeting = convened(body)
    run_jobs()
    message = next(each for each in mail.outbox if "(en)" in each.subject)
    text, html = message.body, message.alternatives[0].content
    for said in (text, html):
        assert f"Come to meeting no. {meeting.number}." in said
        assert "is convened to its meeting" not in said
        assert said.count(TRAVEL) == 1
        assert "In your time zone:" in said
        assert "answer=attends" in said
        assert "Papers are due:" in said
    assert ">in Geneva</li>" in html
    assert message.subject == f"No. {meeting.number} (en)"


def test_without_a_template_and_once_it_is_out_of_use_the_mail_is_that_of_the_portal(put, other):
    person = make_user("applicant", language="en")
    assert "Thank you. The partner application of Maple" in received(person).text
    put(WordingKind.THANKS, "partners.application_received", THANKS)
    sent = received(person)
    assert f"Thank you, {person.name} of Maple.\n\nThe secretariat of Alliance 8.7" in sent.text
    assert "We have received the application of Maple" in sent.text
    for _each in range(2):
        take_out_of_use(actor=other, mail=open_mail("partners.application_received"))
    assert "Thank you. The partner application of Maple" in received(person).text
    sent.refresh_from_db()
    assert f"Thank you, {person.name}" in sent.text  # what was sent stays
    kinds = Entry.objects.filter(kind__startswith="secretariat.wording_").exclude(kind__endswith="saved")
    assert list(kinds.order_by("pk").values_list("kind", "actor_id")) == [
        ("secretariat.wording_put_into_use", other.pk),
        ("secretariat.wording_taken_out_of_use", other.pk),
    ]


def test_html_that_a_name_holds_is_text(put):
    put(WordingKind.THANKS, "partners.application_received", THANKS)
    assert "of &lt;b&gt;Maple" in received(make_user("applicant", language="en"), "<b>Maple").html


def test_whoever_wrote_it_does_not_put_it_into_use(secretariat, chair):
    version = wording(secretariat, WordingKind.THANKS, body=THANKS).versions.get()
    for actor in (secretariat, chair):
        with pytest.raises(PermissionDenied):
            put_into_use(actor=actor, version=version, mail=open_mail("partners.application_received"))
    with pytest.raises(PermissionDenied):
        take_out_of_use(actor=chair, mail=open_mail("partners.application_received"))
    assert not WordingUse.objects.exists()


def test_a_variable_that_the_mail_has_no_value_for_is_named(put):
    with pytest.raises(ValidationError, match=r"\[\[deadline\]\], \[\[recipient\]\]"):
        put(WordingKind.AGENDA, "gcm.agenda_final", "[[recipient]]: by [[deadline]], [[meeting_day]]")
    with pytest.raises(ValidationError, match="not for this mail"):
        put(WordingKind.THANKS, "gcm.agenda_final", "Thanks")


def test_another_version_takes_the_place_and_retiring_ends_it(put, secretariat):
    first = put(WordingKind.THANKS, "partners.application_received", "One")
    second = put(WordingKind.THANKS, "partners.application_received", "Two", name="Other")
    first.refresh_from_db()
    assert first.ended_at
    assert [each.use for each in led_mails("thanks")] == [second]
    retire_wording(actor=secretariat, wording=second.version.wording)
    assert [each.use for each in led_mails("thanks")] == [None]


@pytest.mark.fault
def test_a_template_that_fails_stops_no_statutory_mail_and_the_secretariat_is_told_once(
    body, put, other, client_of, run_jobs, monkeypatch
):
    use = put(WordingKind.CONVOCATION, "gcm.meeting_convened", CONVOCATION)
    monkeypatch.delitem(open_mail("gcm.meeting_convened").fills, "meeting_place")  # as after an upgrade
    meeting = convened(body)
    run_jobs()
    assert any(f"is convened to its meeting no. {meeting.number}" in each.body for each in mail.outbox)
    task = Task.objects.get(kind="secretariat.wording_failed", closed_at=None)
    assert (task.role, task.object_id) == ("secretariat", str(use.pk))
    assert "look at the template “Plain”" in client_of(other).get(reverse("partners:desk")).content.decode()


@pytest.mark.parametrize("each", open_mails(), ids=lambda each: each.kind)
def test_each_mail_has_samples_and_a_value_for_each_variable(each):
    assert each.variables <= set(OF_KIND[each.purpose])
    for language in LANGUAGES:
        shipped = sample_of(each, language)
        assert shipped.subject
        assert "sample." not in shipped.text + shipped.html
        assert all(each.values(each.sample().context, language).values())


def test_the_opening_costs_one_query(put, django_assert_num_queries):
    put(WordingKind.THANKS, "partners.application_received", THANKS)
    with django_assert_num_queries(1):
        Openings("partners.application_received", {})
    with django_assert_num_queries(0):
        Openings("partners.application_accepted", {})


def test_the_page_shows_the_mail_in_three_languages_before_it_is_put_into_use(client_of, secretariat, other):
    made = wording(secretariat, WordingKind.AGENDA, body="No. [[meeting_number]] of [[meeting_day]].")
    address = reverse("secretariat:wording_mail", args=[made.pk, 1, "gcm.agenda_final"])
    mine = client_of(secretariat).get(address).content.decode()
    assert "somebody else of the secretariat puts it into use" in mine
    page = client_of(other).get(address)
    assert [code for code, _mail in page.context["previews"]] == list(LANGUAGES)
    assert "No. 12 of " in page.content.decode()
    formatted = client_of(other).get(f"{address}es/")
    assert "sandbox" in formatted["Content-Security-Policy"]
    assert "No. 12 of " in formatted.content.decode()
    client_of(other).post(address, {"verb": "put"})
    listed = client_of(other).get(reverse("secretariat:wordings")).content.decode()
    assert "put into use by Other" in listed
    client_of(other).post(address, {"verb": "take-out"})
    assert not WordingUse.objects.filter(ended_at=None).exists()

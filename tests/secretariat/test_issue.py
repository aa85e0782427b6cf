"""An issue from its first collection to the archive: order, languages, two persons, one hour."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from alliance87.core.ledger.models import Entry as LedgerEntry
from partners.domain.stale import StaleEditError
from secretariat.domain.newsletter import composing, contributing, sending
from secretariat.domain.newsletter.subscribing import leave_list
from secretariat.enums import ConsentWay
from secretariat.models import Contribution, Entry, Issue
from secretariat.queries.newsletter.content import issue_content, parity_of
from tests.cast import make_user
from tests.together import run_together

pytestmark = pytest.mark.django_db


def approved(draft, officer, second, **options):
    sending.propose_issue(actor=officer, issue=draft, **options)
    draft.refresh_from_db()
    return sending.approve_issue(actor=second, issue=draft, revision=draft.revision)


def test_a_second_person_approves_and_then_it_leaves(draft, officer, second, reader, run_jobs, client):
    reader("ana", language="es")
    reader("ben")
    sending.propose_issue(actor=officer, issue=draft)
    draft.refresh_from_db()
    with pytest.raises(PermissionDenied):
        sending.approve_issue(actor=officer, issue=draft, revision=draft.revision)
    sending.approve_issue(actor=second, issue=draft, revision=draft.revision)
    run_jobs()
    issue = Issue.objects.get()
    assert (issue.state, issue.mailing.state, issue.proposed_by, issue.approved_by) == (
        "sent",
        "finished",
        officer,
        second,
    )
    mails = {message.to[0]: message for message in mail.outbox}
    assert set(mails) == {"ana@example.org", "ben@example.org"}
    assert mails["ana@example.org"].subject == "May es"
    assert mails["ben@example.org"].subject == "May en"
    headers = mails["ben@example.org"].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "mailto:" in headers["List-Unsubscribe"]
    text = mails["ben@example.org"].body.replace("\r\n", "\n")
    assert "* A fair in Aldoria\nCome and see.\n" in text
    assert "/en/newsletter/preferences/" in text
    assert "<p>" not in text
    assert client.get(reverse("secretariat:newsletter_issue", args=[1])).status_code == 200
    feed = client.get(reverse("secretariat:newsletter_feed"))
    assert "Newsletter no. 1" in feed.content.decode() or "n° 1" in feed.content.decode()


def test_before_it_is_sent_the_public_sees_nothing(draft, client):
    assert client.get(reverse("secretariat:newsletter_issue", args=[1])).status_code == 404
    assert b"May" not in client.get(reverse("secretariat:newsletter_feed")).content


def test_what_is_approved_is_what_was_read(draft, officer, second):
    sending.propose_issue(actor=officer, issue=draft)
    with pytest.raises(ValidationError):
        sending.approve_issue(actor=second, issue=draft, revision=draft.revision - 1)
    with pytest.raises(ValidationError):  # it is no draft: nobody changes it now
        composing.move(actor=officer, thing=draft.sections.last(), up=True)
    sending.take_back_issue(actor=officer, issue=draft)
    composing.move(actor=officer, thing=draft.sections.last(), up=True)
    assert Issue.objects.get().proposed_by is None


def test_it_leaves_at_its_hour_and_not_before(draft, officer, second, reader, run_jobs, time_machine):
    reader("ana")
    hour = timezone.now() + timedelta(hours=3)
    approved(draft, officer, second, leaves_at=hour, not_after=hour + timedelta(days=1))
    run_jobs()
    assert mail.outbox == []
    time_machine.move_to(hour + timedelta(minutes=1))
    assert [sending.send_due_issues(), sending.send_due_issues()] == [1, 0]  # two beats send one issue
    run_jobs()
    assert len(mail.outbox) == 1


def test_past_its_last_hour_nothing_leaves_and_the_secretariat_is_told(
    draft, officer, second, reader, run_jobs, time_machine
):
    from alliance87.core.inbox import tasks_of

    reader("ana")
    approved(draft, officer, second, not_after=timezone.now() + timedelta(hours=1))
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    sending.send_due_issues()
    assert (Issue.objects.get().state, mail.outbox) == ("draft", [])
    assert sending.LATE_TASK in {task.kind for task in tasks_of(officer)}


@pytest.mark.parametrize(
    ("hours", "last"), [(-1, None), (2, 1), (None, -1)], ids=["past", "wrong way round", "too late"]
)
def test_the_hours_must_make_sense(draft, officer, hours, last):
    def at(number):
        return number and timezone.now() + timedelta(hours=number)

    with pytest.raises(ValidationError):
        sending.propose_issue(actor=officer, issue=draft, leaves_at=at(hours), not_after=at(last))


def test_an_issue_that_tells_nothing_is_not_proposed(officer):
    issue = composing.open_issue(actor=officer, month=date(2026, 5, 1))
    with pytest.raises(ValidationError):
        sending.propose_issue(actor=officer, issue=issue)
    with pytest.raises(ValidationError):
        composing.open_issue(actor=officer, month=date(2026, 5, 20))


def test_a_button_pressed_twice_begins_one_issue(transactional_db, officer):
    composing.open_issue(actor=officer, month=date(2026, 4, 1))
    outcomes = run_together(lambda _each: composing.open_issue(actor=officer, month=date(2026, 5, 1)), 2)
    refused = [each.error for each in outcomes if each.error]
    assert [type(each) for each in refused] == [ValidationError]
    assert list(Issue.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_each_step_of_an_issue_is_recorded(draft, officer, second):
    for _each in range(2):
        proposed = sending.propose_issue(actor=officer, issue=draft)
        done = sending.approve_issue(actor=second, issue=proposed, revision=proposed.revision)
        sending.take_back_issue(actor=second, issue=done)
    entries = LedgerEntry.objects.filter(subject_id=str(draft.pk), kind__startswith="secretariat.issue_")
    steps = [(each.kind.partition("_")[2], each.actor_id) for each in entries.order_by("seq")]
    assert steps == [("proposed", officer.pk), ("approved", second.pk), ("taken_back", second.pk)] * 2
    assert entries.filter(kind="secretariat.issue_taken_back").first().data["was"] == "approved"


def test_who_leaves_while_it_is_sent_does_not_get_it(draft, officer, second, reader, run_jobs):
    ana, _ben = reader("ana"), reader("ben")
    approved(draft, officer, second)
    sending.send_due_issues()  # the list is frozen, nothing has left
    leave_list(subscriber=ana, way=ConsentWay.PAGE)
    run_jobs()
    assert [message.to[0] for message in mail.outbox] == ["ben@example.org"]


def test_a_header_cannot_be_injected(draft, officer, second, reader, run_jobs):
    reader("ana")
    composing.save_issue(
        actor=officer,
        issue=draft,
        revision=draft.revision,
        values={"title_en": "May\r\nBcc: victim@example.org\r\n\r\nbody"},
    )
    draft.refresh_from_db()
    approved(draft, officer, second)
    run_jobs()
    (message,) = mail.outbox
    headers = message.message()
    assert headers["Bcc"] is None
    assert message.subject == "May Bcc: victim@example.org body"


@pytest.mark.parametrize(
    ("segment", "gets"),
    [
        ({}, {"any", "spanish", "school", "abroad", "topical", "other"}),
        ({"to_language": "es"}, {"spanish"}),
        ({"to_category": "academia"}, {"any", "spanish", "school", "abroad", "topical", "other"}),
        ({"to_category": "workers"}, {"any", "spanish", "abroad", "topical", "other"}),
        ({"to_countries": "XA"}, {"any", "spanish", "school", "topical", "other"}),
        ({"to_topics": "one"}, {"any", "spanish", "school", "abroad", "topical"}),
    ],
)
def test_segments(draft, officer, reader, segment, gets):
    from partners.models import Country, RegionalGroup, Topic
    from secretariat.queries.newsletter.readers import readers_of

    group = RegionalGroup.objects.create(code="x", name="X")
    codes = {
        code: Country.objects.create(iso2=code, name=code, regional_group=group) for code in ("XA", "XB")
    }
    one, two = (Topic.objects.create(slug=slug, name=slug) for slug in ("one", "two"))
    reader("any")
    reader("spanish", language="es")
    reader("school", category="academia")
    reader("abroad", country=codes["XB"])
    reader("topical", topics=[one])
    reader("other", topics=[two])
    reader("rare", frequency="quarterly")
    values = {"to_countries": [codes["XA"]], "to_topics": [one]}
    composing.save_issue(
        actor=officer,
        issue=draft,
        revision=draft.revision,
        values={name: values.get(name, said) for name, said in segment.items()},
    )
    found = {each.email.partition("@")[0] for each in readers_of(Issue.objects.get())}
    assert found == gets


def test_one_issue_a_quarter_goes_to_who_wants_no_more(officer, reader):
    from secretariat.queries.newsletter.readers import readers_of

    reader("rare", frequency="quarterly")
    counts = [
        readers_of(composing.open_issue(actor=officer, month=date(2026, month, 1))).count()
        for month in (4, 5, 6)
    ]
    assert counts == [0, 0, 1]


def test_parts_are_put_in_order_by_buttons(draft, officer, client_of):
    desk = client_of(officer)
    kinds = [each.kind for each in draft.sections.all()]
    last = draft.sections.last()
    path = reverse("secretariat:issue_order", args=[1])
    desk.post(path, {"do": f"section:up-{last.pk}"})
    assert [each.kind for each in draft.sections.all()] == [*kinds[:-2], kinds[-1], kinds[-2]]
    first = draft.sections.first()
    desk.post(path, {"do": f"section:up-{first.pk}"})  # at the end nothing moves
    assert draft.sections.first() == first
    desk.post(path, {"do": f"section:add-{first.pk}"})
    entry = first.entries.get()
    desk.post(path, {"do": f"entry:out-{entry.pk}"})  # it says nothing: gone
    assert not first.entries.exists()
    assert desk.post(path, {"do": "entry:burn-1"}).status_code == 404


def test_a_stale_edit_is_refused_and_both_texts_are_shown(draft, officer, client_of):
    desk = client_of(officer)
    entry = Entry.objects.get()
    path = reverse("secretariat:issue_entry", args=[1, entry.pk])
    answer = desk.post(path, {"revision": 0, "title_en": "Mine"})
    assert answer.status_code == 409
    assert "A fair in Aldoria" in answer.content.decode()
    assert "Mine" in answer.content.decode()
    with pytest.raises(StaleEditError):
        composing.save_entry(actor=officer, entry=entry, revision=0, values={})


def test_what_is_written_is_cleaned_and_plain_typing_becomes_paragraphs(draft, officer, client_of):
    desk = client_of(officer)
    entry = Entry.objects.get()
    path = reverse("secretariat:issue_entry", args=[1, entry.pk])
    desk.post(
        path,
        {
            "revision": 1,
            "title_en": "T",
            "text_en": "<p onclick=x>Hi<script>alert(1)</script></p>",
            "text_fr": "Un\n\nDeux",
        },
    )
    entry.refresh_from_db()
    assert (entry.text_en, entry.text_fr) == ("<p>Hi</p>", "<p>Un</p>\n\n<p>Deux</p>")
    assert desk.post(path, {"revision": 2, "title_en": "T", "url": "javascript:alert(1)"}).status_code == 422


def test_parity_says_which_language_lacks_what(draft):
    said = {each.code: (each.said, each.total, each.missing) for each in parity_of(draft)}
    assert (said["en"][0], said["en"][2]) == (said["en"][1], [])
    assert said["fr"][1] - said["fr"][0] == 1
    assert said["es"][1] - said["es"][0] == 2
    assert len(said["es"][2]) == 1


def test_the_test_goes_to_oneself_in_three_languages(draft, officer, run_jobs):
    sending.send_test(actor=officer, issue=draft)
    run_jobs()
    assert {message.to[0] for message in mail.outbox} == {"officer@example.org"}
    assert [message.subject[-6:] for message in mail.outbox] == ["May fr", "May en", "May es"]
    with pytest.raises(PermissionDenied):
        sending.send_test(actor=make_user("follower"), issue=draft)


@pytest.mark.parametrize("form", ["html", "text"])
def test_the_mail_is_seen_before_it_is_sent(draft, officer, client_of, form):
    answer = client_of(officer).get(reverse("secretariat:issue_mail", args=[1, "en", form]))
    assert "A fair in Aldoria" in answer.content.decode()
    assert ("sandbox" in answer.headers.get("Content-Security-Policy", "")) == (form == "html")


@pytest.fixture
def contribution(draft):
    from tests.ladder.world import World

    editor = make_user("partner_editor")
    organisation = World({"partner_editor": editor}).organisation
    return contributing.submit_contribution(
        actor=editor,
        organisation=organisation,
        values={"title_en": "Our <b>school</b>", "text_en": "First & last\n\nSecond"},
    )


def test_a_partner_contributes_and_the_secretariat_edits_its_own_copy(draft, officer, contribution):
    entry = contributing.take_contribution(actor=officer, contribution=contribution, issue=draft)
    composing.save_entry(actor=officer, entry=entry, revision=0, values={"title_en": "The school"})
    contribution.refresh_from_db()
    assert (contribution.state, contribution.title_en) == ("taken", "Our <b>school</b>")
    taken = LedgerEntry.objects.get(kind="secretariat.contribution_taken")
    assert (taken.actor_id, taken.data) == (officer.pk, {"issue": draft.number})
    assert entry.text_en == "<p>First &amp; last</p>\n\n<p>Second</p>"
    told = [each.entry.title_en for view in issue_content(draft).sections for each in view.entries]
    assert told == ["A fair in Aldoria", "The school"]
    with pytest.raises(ValidationError):
        contributing.decline_contribution(actor=officer, contribution=contribution, reason="Twice")


def test_a_contribution_is_declined_with_a_reason(officer, contribution):
    with pytest.raises(ValidationError):
        contributing.decline_contribution(actor=officer, contribution=contribution, reason=" ")
    contributing.decline_contribution(actor=officer, contribution=contribution, reason="Too late")
    assert LedgerEntry.objects.get(kind="secretariat.contribution_declined").actor_id == officer.pk
    assert Contribution.objects.get().reason == "Too late"


def test_only_editors_of_a_partner_contribute(contribution):
    with pytest.raises(PermissionDenied):
        contributing.submit_contribution(
            actor=make_user("follower"), organisation=contribution.organisation, values={"title_en": "X"}
        )
    with pytest.raises(ValidationError):
        contributing.submit_contribution(
            actor=contribution.author, organisation=contribution.organisation, values={"text_en": "X"}
        )


def test_instants_of_a_month_begin_and_end_in_geneva(draft):
    assert composing.span_of(draft) == (
        datetime(2026, 4, 30, 22, 0, tzinfo=UTC),
        datetime(2026, 5, 31, 22, 0, tzinfo=UTC),
    )


@pytest.mark.parametrize("part", ["issue_edit", "issue_entry"])
def test_what_is_typed_is_previewed_on_the_web_and_as_text_and_not_kept(draft, officer, client_of, part):
    entry = Entry.objects.get(section__kind="contributions")
    place = [draft.number] if part == "issue_edit" else [draft.number, entry.pk]
    field = "intro" if part == "issue_edit" else "text"
    typed = {
        "revision": 0,
        "title_fr": "Foire d’automne",
        f"{field}_fr": "<p>Venez <strong>tous</strong>.<script>x</script></p>",
        "preview": "1",
    }
    page = client_of(officer).post(reverse(f"secretariat:{part}", args=place), typed)
    shown = page.content.decode()
    assert page.status_code == 200
    assert '<h3>Foire d’automne</h3><div class="prose"><p>Venez <strong>tous</strong>.</p></div>' in shown
    assert "Venez tous." in shown.partition("<details>")[2]
    entry.refresh_from_db()
    assert (entry.title_fr, Issue.objects.get().title_fr) == ("Une foire en Aldorie", "May fr")

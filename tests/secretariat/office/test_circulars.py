"""Mail to all partners of a description."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox
from alliance87.core.ledger.models import Entry
from alliance87.core.mailing.enums import SuppressionReason
from alliance87.core.mailing.models import Mailing
from alliance87.core.mailing.queries import lists_of, progress
from partners.domain.stale import StaleEditError
from partners.models import Group, GroupMember, Organisation, Topic
from partners.queries.chosen import chosen_partners, people_reached, reach_of
from secretariat.domain import circulars as domain
from secretariat.models import Circular, Correspondence
from secretariat.queries.circulars import digest_of_partners, digest_of_text, reached_partners
from tests.cast import make_user
from tests.partners.proposing import let_edit, make_partner
from tests.secretariat.office.writing import circular

pytestmark = pytest.mark.django_db


def speaker(name, partner, role="focal_point", **values):
    person = make_user("follower", email=f"{name}@example.org", name=name.title(), **values)
    let_edit(person, partner, role)
    return person


@pytest.fixture
def maple():
    made = make_partner("maple", website="https://maple.example")
    speaker("ana", made, language="es")
    return made


def proposed(officer, **options):
    return domain.propose_circular(actor=officer, circular=circular(officer, **options))


def approved(officer, second, **options):
    made = proposed(officer, **options)
    return approve(second, made)


def approve(second, made):
    """As it stands."""
    partners = digest_of_partners(reached_partners(made))
    return domain.approve_circular(actor=second, circular=made, revision=made.revision, partners=partners)


def test_a_second_person_approves_and_it_leaves(officer, second, maple, run_jobs):
    made = approved(officer, second)
    run_jobs()
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("A call (es)", ["Ana <ana@example.org>"])
    assert "List-Unsubscribe" in sent.extra_headers
    assert list(made.organisations.all()) == [maple]
    entry = Correspondence.objects.get()
    assert (entry.other_side, entry.subject) == ("1 partenaire", "A call (fr)")
    assert (entry.about,) == (made.get_absolute_url(),)
    written = Entry.objects.get(kind="secretariat.circular_sent")
    assert written.data.pop("digest") == digest_of_text(Circular.objects.get())
    assert written.data == {"partners": 1, "unreached": 0, "revision": 1, "proposed_by": officer.pk}
    assert not inbox.tasks_of(officer).filter(kind=domain.APPROVE_TASK).exists()


def test_whoever_proposes_does_not_approve(officer, maple):
    made = proposed(officer)
    with pytest.raises(PermissionDenied):
        domain.approve_circular(actor=officer, circular=made, revision=1, partners="")
    with pytest.raises(IntegrityError):  # whoever writes to the database
        Circular.objects.update(state="sent", approved_by=officer)


@pytest.mark.parametrize("role", ["follower", "partner_editor", "superuser"])
def test_the_secretariat_alone_writes(role, officer, maple):
    made, actor = circular(officer), make_user(role, email="other@example.org")
    actor.is_staff = False
    for verb in (domain.propose_circular, domain.drop_circular, domain.send_test):
        with pytest.raises(PermissionDenied):
            verb(actor=actor, circular=made)
    with pytest.raises(PermissionDenied):
        domain.begin_circular(actor=actor, description={})


def test_what_was_not_read_is_not_approved(officer, second, maple):
    made = proposed(officer)
    with pytest.raises(ValidationError, match="changed meanwhile"):
        domain.approve_circular(actor=second, circular=made, revision=0, partners="")
    read = digest_of_partners(reached_partners(made))
    speaker("zoe", make_partner("zinnia"))
    maple.memberships.update(until=timezone.now())  # as many partners, but another one
    with pytest.raises(ValidationError, match="to 1 partners by now"):
        domain.approve_circular(actor=second, circular=made, revision=1, partners=read)
    assert not Mailing.objects.filter(kind="secretariat.circular").exists()


def test_the_list_is_fixed_when_it_is_approved(officer, second, maple, client_of):
    made = approved(officer, second)
    speaker("zoe", make_partner("zinnia"))
    page = client_of(officer).get(made.get_absolute_url()).content.decode()
    assert "Maple" in page
    assert "Zinnia" not in page
    assert reverse("admin:mailing_mailing_change", args=[made.mailing.pk]) in page


def test_nobody_to_write_to_is_no_mail(officer, maple):
    made = circular(
        officer, {"to_kind": "donor"}, body_en="", subject_fr="Dear [[recipient]]", body_fr="<p>Text</p>"
    )
    with pytest.raises(ValidationError) as refused:
        domain.propose_circular(actor=officer, circular=made)
    assert refused.value.messages == [
        "The text is missing in this language: English.",
        "Variables of templates are not filled in here: take them out of the text.",
        "HTML is not read here: write plain paragraphs, and points with a hyphen.",
        "No partner that can be written to is of this description.",
    ]


@pytest.mark.rule("P5")
def test_hidden_partners_get_theirs_and_are_named_to_nobody(officer, second, maple, run_jobs):
    speaker("hid", make_partner("refuge", listing="hidden"))
    approved(officer, second)
    run_jobs()
    assert sorted(each.to[0] for each in mail.outbox) == ["Ana <ana@example.org>", "Hid <hid@example.org>"]
    whole = "".join(str(each.message()) for each in mail.outbox)
    assert "refuge" not in whole.lower()
    assert "Refuge" not in f"{Correspondence.objects.get().other_side}{Entry.objects.latest('pk').data}"


def test_each_person_once_and_editors_where_nobody_speaks(officer, maple):
    ana = maple.memberships.get().user
    quiet, gone = make_partner("quiet"), make_partner("gone")
    let_edit(ana, quiet, "focal_point")
    let_edit(speaker("ed", maple, "editor"), quiet, "reader")
    only = speaker("only", make_partner("ash"), "editor")
    speaker("left", gone).memberships.update(until="2026-01-01T00:00Z")
    assert set(people_reached(chosen_partners({}))) == {ana, only}
    reach = reach_of(chosen_partners({}))
    assert (reach.partners, reach.people, reach.unreached) == (4, 2, 1)
    assert reach.by_language == {"es": 1, "en": 1}


def test_partners_are_chosen_by_what_they_are(maple):
    other, asker = make_partner("zinnia", listing="name_only"), maple.memberships.get().user
    Organisation.objects.filter(pk=other.pk).update(kind="donor")
    topic = Topic.objects.create(slug="x", name_fr="X")
    group = Group.objects.create(slug="g", title_fr="G", kind="action_group")
    other.topics.add(topic)
    GroupMember.objects.create(
        group=group,
        organisation=other,
        state="member",
        since="2026-01-01",
        asked_by=asker,
    )
    other.statuses.create(kind="pathfinder")
    for name, value in {
        "kind": "donor",
        "topic": topic,
        "group": group,
        "listing": "name_only",
        "standing": "pathfinder",
    }.items():
        assert list(chosen_partners({name: value})) == [other], name


def test_it_can_be_turned_off(officer, second, maple):
    from alliance87.core.mailing import suppress_address

    suppress_address(address="ana@example.org", reason=SuppressionReason.UNSUBSCRIBED, category="circulars")
    made = approved(officer, second)
    assert not made.mailing.statutory
    assert progress(made.mailing).suppressed == 1


def test_and_on_again_in_ones_own_preferences(maple, client_of):
    ana = maple.memberships.get().user
    client, address = client_of(ana), reverse("partners:preferences")
    values = {"name": "Ana", "language": "es", "time_zone": "Europe/Zurich", "lists": ["partners.exchange"]}
    for lists in (["partners.exchange"], ["circulars", "partners.exchange"]):
        assert client.post(address, {**values, "lists": lists}).status_code == 302
        assert lists_of(ana.email) == lists


def test_a_subject_is_one_line_whatever_was_typed(officer, second, maple, run_jobs):
    approved(officer, second, subject_es="A call\r\nBcc: all@example.org")
    run_jobs()
    (sent,) = mail.outbox
    assert sent.subject == "A call Bcc: all@example.org"
    assert sent.recipients() == ["Ana <ana@example.org>"]


def test_a_test_goes_to_oneself_alone(officer, maple, run_jobs, client_of):
    made = circular(officer)
    client_of(officer).post(made.get_absolute_url(), {"verb": "test"})
    run_jobs()
    assert [each.to for each in mail.outbox] == [["Secretariat <officer@example.org>"]] * 3
    assert Circular.objects.get().state == "draft"


def test_whoever_saves_second_sees_both_texts(officer, maple, client_of):
    made = circular(officer)
    address = reverse("secretariat:circular_edit", args=[made.public_id])
    typed = {f"{name}_{code}": "Mine" for name in ("subject", "body") for code in ("fr", "en", "es")}
    answer = client_of(officer).post(address, {**typed, "revision": 0})
    assert answer.status_code == 409
    assert "A call (fr)" in answer.content.decode()
    with pytest.raises(StaleEditError):
        domain.save_circular(actor=officer, circular=made, revision=0, values={})


def test_a_list_of_partners_leads_here(officer, maple, client_of):
    client = client_of(officer)
    address = f"{reverse('secretariat:circulars')}?to_kind=donor"
    assert address in client.get(reverse("partners:statistics")).content.decode()
    assert '<option value="donor" selected>' in client.get(address).content.decode()
    answer = client.post(address, {"to_kind": "donor"})
    assert answer.status_code == 302
    assert Circular.objects.get().to_kind == "donor"


def test_who_was_not_reached_is_counted_and_not_recorded(officer, second, maple, client_of):
    make_partner("zinnia")
    made = approved(officer, second)
    assert list(made.organisations.all()) == [maple]
    assert made.unreached == 1
    assert "1 more partner fits" in client_of(officer).get(made.get_absolute_url()).content.decode()


def test_what_was_taken_back_meanwhile_is_not_approved_and_no_error(officer, second, maple):
    made = proposed(officer)
    domain.take_circular_back(actor=officer, circular=made)
    with pytest.raises(TransitionNotAllowed):
        approve(second, made)


def test_what_was_sent_is_changed_by_nobody(officer, second, maple):
    made = approved(officer, second)
    for values in ({"body_fr": "Autre"}, {"to_kind": "donor"}, {"state": "draft"}, {"sent_at": None}):
        with pytest.raises(IntegrityError, match="refuses UPDATE"), transaction.atomic():
            Circular.objects.update(**values)
    for rows in (Circular.objects.all(), Circular.organisations.through.objects.all()):
        with pytest.raises(IntegrityError, match="refuses DELETE"), transaction.atomic():
            rows._raw_delete("default")
    Mailing.objects.filter(pk=made.mailing_id).delete()
    assert Circular.objects.get().mailing is None


def test_a_complaint_is_shown_and_lifted_by_choosing_a_list(maple):
    from alliance87.core.mailing import suppress_address
    from alliance87.core.mailing.domain.suppress import choose_lists

    suppress_address(address="ana@example.org", reason=SuppressionReason.COMPLAINT)
    assert lists_of("ana@example.org") == []
    choose_lists(address="ana@example.org", wanted=[])
    assert lists_of("ana@example.org") == []
    choose_lists(address="ana@example.org", wanted=["circulars"])
    assert lists_of("ana@example.org") == ["circulars"]

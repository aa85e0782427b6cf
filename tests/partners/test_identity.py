"""P6: names with dates, changed by the secretariat's word; a merge or a succession loses nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError

from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.models import Task
from alliance87.core.ledger.models import Entry
from alliance87.core.mailing.models import Delivery
from partners.domain.claims import claim_organisation
from partners.domain.duplicates import tell_apart
from partners.domain.identity import answer_identity_request, ask_for_identity
from partners.domain.listings import index_organisation
from partners.domain.posting_contacts import write_about_posting
from partners.domain.succession.recording import preview_succession, record_succession
from partners.models import (
    Follower,
    Following,
    GroupMember,
    IdentityRequest,
    Membership,
    Organisation,
    Pilot,
    PostingContact,
    Succession,
)
from partners.queries.directory import Filters, search_partners
from partners.queries.duplicates import find_duplicates, find_organisation, site_of, words_of
from tests.cast import make_user
from tests.partners.group_working import at_work, join, partner_of
from tests.partners.initiating import publish, publish_practice
from tests.partners.lives import letter
from tests.partners.proposing import let_edit, make_partner
from tests.partners.trading import post
from tests.secretariat.office.writing import letter as write_letter

pytestmark = pytest.mark.rule("P6")
VALUES = {"name_fr": "Érable uni", "name_en": "United Maple", "name_es": "", "kind": "igo", "country": None}


@pytest.fixture
def maple(partner_editor: Any) -> Organisation:
    organisation = make_partner()
    let_edit(partner_editor, organisation, "focal_point")
    return organisation


def ask(actor: Any, organisation: Organisation, **changed: Any) -> IdentityRequest:
    return ask_for_identity(
        actor=actor,
        organisation=organisation,
        values={**VALUES, **changed},
        first_day=today_in_geneva(),
        reason="Statutes of 2026.",
    )


def merge(officer: Any, old: Organisation, new: Organisation, **changed: Any) -> Succession:
    given = {"kind": "merger", "first_day": today_in_geneva(), "reference": "", **changed}
    return record_succession(actor=officer, predecessor=old, successor=new, **given)


def found(text: str) -> list[Organisation]:
    return list(search_partners(Filters(text=text)))


def test_the_name_changes_when_the_secretariat_agrees(
    maple: Any, partner_editor: Any, secretariat: Any
) -> None:
    asked = ask(partner_editor, maple)
    maple.refresh_from_db()
    assert (maple.name_en, maple.kind) == ("Maple", "civil_society")
    with pytest.raises(PermissionDenied):
        answer_identity_request(actor=partner_editor, request=asked, approved=True)
    answer_identity_request(actor=secretariat, request=asked, approved=True)
    maple.refresh_from_db()
    assert (maple.name_en, maple.kind, maple.slug) == ("United Maple", "igo", "maple")
    former = maple.former_names.get()
    assert (former.name_en, former.valid_to) == ("Maple", today_in_geneva() - timedelta(days=1))
    assert found("maple") == found("united") == [maple]


def test_an_editor_cannot_ask_and_nothing_happens_twice(
    maple: Any, partner_editor: Any, applicant: Any
) -> None:
    let_edit(applicant, maple)
    with pytest.raises(PermissionDenied):
        ask(applicant, maple)
    ask(partner_editor, maple)
    with pytest.raises(ValidationError):
        ask(partner_editor, maple)


def test_a_state_names_its_country_and_everybody_has_a_name(maple: Any, partner_editor: Any) -> None:
    with pytest.raises(ValidationError):
        ask(partner_editor, maple, kind="country")
    with pytest.raises(ValidationError):
        ask(partner_editor, maple, name_fr="", name_en="")


def test_a_merge_loses_nothing(
    group_lead: Any, secretariat: Any, partner_editor: Any, applicant: Any, client_of: Any
) -> None:
    group = at_work(group_lead, secretariat)
    old, new = partner_of(partner_editor, "cedar"), partner_of(applicant, "cedre")
    join(group, group_lead, partner_editor, old)
    initiative = publish(partner_editor, old)
    practice = publish_practice(partner_editor, secretariat, old)
    follower = Follower.objects.create(email="reader@example.org")
    follower.followings.create(kind="partner", target=old.pk, rhythm="daily")
    made = merge(secretariat, old, new)
    for record in (initiative, practice):
        record.refresh_from_db()
        assert record.organisation == new
    assert GroupMember.objects.current().get(group=group).organisation == new
    assert Following.objects.get().target == new.pk
    assert set(Membership.objects.current().filter(organisation=new).values_list("user", flat=True)) == {
        partner_editor.pk,
        applicant.pk,
    }
    assert not Membership.objects.current().filter(organisation=old).exists()
    assert client_of("anonymous").get("/fr/partners/cedar/").headers["Location"] == "/fr/partners/cedre/"
    assert found("cedar") == [new]
    assert made.moved["initiatives"] == made.moved["members"] == made.moved["follows"] == 1
    assert Entry.objects.filter(kind="partners.succession_recorded").exists()


# What names an organisation and stays with it: dated facts, words that were said, letters, what is decided
# elsewhere (a seat and a pathway stand in the way of a merge, see `holdings_of`).
STAYS = {
    "partners": "Application.organisation Commitment.organisation CommitmentRequest.organisation "
    "DistinctPair.first DistinctPair.second ExchangePost.mentions ExchangePost.organisation "
    "FormerName.organisation IdentityRequest.organisation "
    "Invitation.organisation OrganisationStatus.organisation Posting.closed_with PostingMessage.organisation "
    "Succession.predecessor Succession.successor Withdrawal.organisation",
    "gcm": "AbsenceCase.successor Candidacy.organisation Contribution.holder "
    "FollowUpStep.organisation Nomination.organisation Observer.organisation "
    "RegionalContribution.organisation RegionalStatement.organisation SeatInterest.organisation "
    "SeatTerm.organisation",
    "pathfinders": "ActionPartner.organisation Pathway.organisation ProposedProgress.organisation",
    "secretariat": "Circular.organisations Correspondence.organisation",
}
GOES = {
    "partners": "Adoption.organisation Claim.organisation Endorsement.organisation FundingCall.organisation "
    "GoodPractice.organisation GroupMember.organisation GroupOffice.organisation "
    "GroupProposal.co_signatories GroupProposal.leads "
    "GroupProposal.organisation Initiative.organisation LeadRequest.organisation Membership.organisation "
    "Pilot.organisation Pilot.partners Posting.organisation PostingContact.organisation "
    "WorkplanLine.responsible",
    "gcm": "FollowUp.organisation",
    "pathfinders": "HelpOffer.organisation",
    "secretariat": "Addressee.organisation Contribution.organisation "
    "FollowedInitiative.organisation Ticket.organisation",
}


def test_whatever_names_an_organisation_goes_over_or_stays_on_purpose() -> None:
    """A new record that names one needs a `define_move`, or its place in the list of what stays."""
    named = {
        f"{app}.{each}" for table in (STAYS, GOES) for app, words in table.items() for each in words.split()
    }
    fields = [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is Organisation
    ]
    found = {
        f"{model._meta.label}.{field.name}" for model, field in fields if "Historical" not in model.__name__
    }
    assert found == named


def test_needs_pilots_calls_and_requests_go_over(secretariat: Any, partner_editor: Any) -> None:
    old, new, other = make_partner("old"), make_partner("new"), make_partner("other")
    let_edit(partner_editor, old)
    posted = post(partner_editor, old)
    pilot = Pilot.objects.create(organisation=other, author=partner_editor, title_en="A pilot")
    pilot.partners.add(old)
    merge(secretariat, old, new)
    posted.refresh_from_db()
    assert posted.organisation == new
    assert list(pilot.partners.all()) == [new]


@pytest.mark.rule("T12")
def test_who_follows_both_and_chose_never_is_left_in_peace(secretariat: Any) -> None:
    old, new = make_partner("cedar"), make_partner("cedre")
    follower = Follower.objects.create(email="reader@example.org")
    follower.followings.create(kind="partner", target=old.pk, rhythm="daily")
    follower.followings.create(kind="partner", target=new.pk, rhythm="never")
    merge(secretariat, old, new)
    assert [(each.target, each.rhythm) for each in Following.objects.all()] == [(new.pk, "never")]


def test_in_a_group_where_both_are_one_row_stands(
    group_lead: Any, secretariat: Any, partner_editor: Any, applicant: Any
) -> None:
    group = at_work(group_lead, secretariat)
    old, new = partner_of(partner_editor, "cedar"), partner_of(applicant, "cedre")
    for editor, organisation in ((partner_editor, old), (applicant, new)):
        join(group, group_lead, editor, organisation)
    merge(secretariat, old, new)
    assert GroupMember.objects.current().get(group=group).organisation == new
    assert GroupMember.objects.get(organisation=old).state == "left"


def test_the_higher_role_counts(secretariat: Any, partner_editor: Any) -> None:
    old, new = make_partner("cedar"), make_partner("cedre")
    let_edit(partner_editor, old, "focal_point")
    let_edit(partner_editor, new, "reader")
    merge(secretariat, old, new)
    assert Membership.objects.current().get().role == "focal_point"
    assert Membership.objects.filter(until__isnull=False).count() == 2


def test_a_merged_row_keeps_the_earlier_day_a_successor_its_own(secretariat: Any) -> None:
    old, new, later = make_partner("cedar"), make_partner("cedre"), make_partner("oak")
    day = date(2020, 5, 1)
    old.statuses.update(valid_from=day)
    new.statuses.update(valid_from=date(2024, 1, 1))
    merge(secretariat, old, new)
    assert new.statuses.get().valid_from == day
    merge(secretariat, later, new, kind="succession", reference="Decree 7")
    assert new.statuses.get().valid_from == day
    assert later.statuses.get().valid_to == today_in_geneva() - timedelta(days=1)


def test_what_stands_in_the_way(secretariat: Any, partner_editor: Any) -> None:
    old, new, hidden = make_partner("cedar"), make_partner("cedre"), make_partner("house", listing="hidden")
    with pytest.raises(PermissionDenied):
        merge(partner_editor, old, new)
    for changed in (
        {"first_day": today_in_geneva() + timedelta(days=1)},
        {"kind": "succession"},
    ):
        with pytest.raises(ValidationError):
            merge(secretariat, old, new, **changed)
    for one, two in ((old, old), (old, hidden), (hidden, old)):
        with pytest.raises(ValidationError):
            merge(secretariat, one, two)
    merge(secretariat, old, new)
    with pytest.raises(ValidationError):
        merge(secretariat, old, new)
    assert preview_succession(old, new).refusals


@pytest.mark.rule("P5")
def test_the_former_address_leads_to_nothing_that_is_hidden(secretariat: Any, client_of: Any) -> None:
    old, new = make_partner("cedar"), make_partner("cedre")
    merge(secretariat, old, new)
    Organisation.objects.filter(pk=new.pk).update(listing="hidden")
    assert client_of("anonymous").get("/fr/partners/cedar/").status_code == 404


def test_duplicates_are_found_by_words_and_by_site(secretariat: Any) -> None:
    one = make_partner(
        "mdt", name_fr="Ministère du Travail", name_en="", website="https://www.mdt.example/fr"
    )
    two = make_partner("mdt-2", name_fr="MINISTERE DU  TRAVAIL", name_en="")
    three = make_partner("mdt-3", name_fr="Travail (ministère)", name_en="", website="http://mdt.example")
    make_partner("far", name_fr="Autre chose", name_en="", website="https://facebook.com/x")
    make_partner("near", name_fr="Encore autre", name_en="", website="https://facebook.com/y")
    pairs = {(pair.first, pair.second): pair.reasons for pair in find_duplicates()}
    assert set(pairs) == {(one, two), (one, three), (two, three)}
    assert "name" in pairs[one, two] and "site" in pairs[one, three] and "words" in pairs[two, three]
    tell_apart(actor=secretariat, one=two, two=one)
    assert len(find_duplicates()) == 2


def test_words_and_sites_are_read_plainly() -> None:
    assert words_of("The Ministry of Labour") == words_of("labour MINISTRY")
    assert site_of("https://www.Example.org/a") == "example.org"
    assert site_of("") == ""


def test_the_other_is_found_by_address_or_by_name(secretariat: Any) -> None:
    cedar = make_partner("cedar")
    index_organisation(cedar)
    cedar.save()
    for asked in ("cedar", "/fr/partners/cedar/", "https://x.example/fr/partners/cedar", "CEDAR"):
        assert find_organisation(asked) == cedar
    assert find_organisation("ceda") is None


def test_who_asked_does_not_answer(maple: Any, secretariat: Any) -> None:
    asked = ask(secretariat, maple)
    with pytest.raises(PermissionDenied):
        answer_identity_request(actor=secretariat, request=asked, approved=True)
    other = make_user("secretariat", email="other-officer@example.org")
    answer_identity_request(actor=other, request=asked, approved=True)


def test_both_are_told_and_what_is_between_them_meets_nobody_twice(
    secretariat: Any, partner_editor: Any, applicant: Any, follower: Any
) -> None:
    old, new = make_partner("old"), make_partner("new")
    let_edit(partner_editor, old, "focal_point")
    let_edit(applicant, new, "focal_point")
    posted = post(partner_editor, old)
    write_about_posting(actor=applicant, posting=posted, organisation=new, words="We can help.")
    own, theirs = (
        Pilot.objects.create(organisation=each, author=partner_editor, title_en="A pilot")
        for each in (new, old)
    )
    own.partners.add(old)
    theirs.partners.add(new)
    claims = [
        claim_organisation(actor=follower, organisation=each, function="Head", words="Mine.", letter=letter())
        for each in (old, new)
    ]
    merge(secretariat, old, new)
    assert not own.partners.exists() and not theirs.partners.exists()
    assert PostingContact.objects.get().organisation == old
    for each in claims:
        each.refresh_from_db()
    assert [each.state for each in claims] == ["withdrawn", "asked"]
    assert not Task.objects.filter(object_id=claims[0].pk, kind__contains="claim", closed_at=None).exists()
    told = Delivery.objects.filter(mailing__kind="partners.succession_recorded")
    assert {each.address for each in told} == {partner_editor.email, applicant.email}


def test_letters_in_draft_go_to_the_successor_once(secretariat: Any) -> None:
    old, new = make_partner("old"), make_partner("new")
    one = write_letter(secretariat, organisations=[old, new])
    two = write_letter(secretariat, organisations=[old], name="Other")
    merge(secretariat, old, new)
    for each in (one, two):
        assert [row.organisation for row in each.addressees.all()] == [new]

"""The invented Alliance as it stands after seeding: believable, and invented throughout."""

import io
import re
from collections import Counter

import pytest
from django.core.management import call_command

from alliance87.core import inbox, ledger
from alliance87.core.access.registry import has_role
from partners.enums import ApplicationState, Listing, Origin, PartnerKind, StatusKind
from partners.models import Application, Country, Membership, Organisation, OrganisationStatus, User
from secretariat.demo.cast import BY_KEY
from tests.plugins.alt_rules import forget_rule_sets
from tests.plugins.worlds import kept
from tests.reference.seeding import digest, row_counts, seed_demo

USER_ASSIGNED = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")  # ISO 3166-1 leaves these to whoever needs them


@kept
def alliance() -> None:
    """Its meetings are told under the mandate's own rules, which an installation begins with."""
    forget_rule_sets()
    seed_demo()


@pytest.fixture
def seeded(alliance):
    return Organisation.objects.partners().exclude(origin=Origin.REFERENCE)


def test_sixty_partners_of_every_kind(seeded):
    assert seeded.count() == 60
    assert set(seeded.values_list("kind", flat=True)) == set(PartnerKind.values)


@pytest.mark.rule("P5")
def test_some_partners_are_listed_by_name_only_and_some_not_at_all(seeded):
    listings = Counter(seeded.values_list("listing", flat=True))
    assert set(listings) == set(Listing.values)
    assert listings[Listing.PUBLIC] > 40


def test_no_real_state_is_given_anything_invented(seeded):
    real = {country.iso2 for country in Country.objects.filter(fictitious=False)}
    named = {each.country.iso2 for each in seeded.select_related("country") if each.country}
    asked = set(Application.objects.exclude(country=None).values_list("country__iso2", flat=True))
    assert (named | asked) & real == set()
    assert len(real) == 193


def test_the_invented_states_have_codes_of_nobody_in_all_five_groups(seeded):
    states = Country.objects.filter(fictitious=True)
    groups = Counter(states.values_list("regional_group__code", flat=True))
    assert groups == {
        "africa": 6,
        "asia_pacific": 5,
        "eastern_europe": 4,
        "latin_america_caribbean": 5,
        "western_europe_others": 4,
    }
    assert [state.iso2 for state in states if not USER_ASSIGNED.fullmatch(state.iso2)] == []
    real = set(Country.objects.filter(fictitious=False).values_list("name_en", flat=True))
    assert {state.name_en for state in states} & real == set()


def test_every_address_is_of_example_org(seeded):
    mails = list(User.objects.values_list("email", flat=True))
    sites = [site for site in seeded.values_list("website", flat=True) if site]
    assert [mail for mail in mails if not mail.endswith("@example.org")] == []
    assert [site for site in sites if not site.endswith(".example.org/")] == []
    assert len(mails) > 70


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_public_partners_speak_the_three_languages(seeded, code):
    public = seeded.filter(listing=Listing.PUBLIC)
    assert [each.slug for each in public if not getattr(each, f"name_{code}")] == []
    assert [each.slug for each in public if len(getattr(each, f"mission_{code}") or "") < 100] == []


@pytest.mark.rule("P3")
def test_applications_stand_at_every_turn_of_the_way(seeded):
    states = Counter(Application.objects.values_list("state", flat=True))
    assert states == {
        ApplicationState.DRAFT: 2,
        ApplicationState.SUBMITTED: 5,
        ApplicationState.RETURNED: 2,
        ApplicationState.ACCEPTED: 5,
        ApplicationState.WITHDRAWN: 2,
    }


def test_the_ledger_and_the_inbox_tell_the_same_story(seeded):
    told = Counter(entry.kind for each in Application.objects.all() for entry in ledger.entries_of(each))
    assert told == {
        "partners.application_submitted": 15,
        "partners.application_returned": 4,
        "partners.application_accepted": 5,
        "partners.application_withdrawn": 2,
    }
    waiting = inbox.tasks_of(User.objects.get(email=BY_KEY["officer-1"].email))
    submitted = Application.objects.filter(state=ApplicationState.SUBMITTED)
    asked = {task.subject for task in waiting if isinstance(task.subject, Application)}
    assert asked == set(submitted)
    call_command("verify_ledger", stdout=io.StringIO())


@pytest.mark.parametrize(
    ("key", "organisation", "role"),
    [
        ("focal-point", "Harbour Lights Children’s Trust", "focal_point"),
        ("editor", "Harbour Lights Children’s Trust", "partner_editor"),
        ("chair", "Cuyamara", "partner_member"),
        ("vice-chair", "Skagholm", "partner_member"),
        ("representative", "Nyarenda", "partner_member"),
        ("alternate", "Nyarenda", "partner_member"),
        ("pathfinder", "Santa Aurelia", "focal_point"),
        ("observer", "Amber Sea Community", "partner_member"),
        ("monitoring", "United Nations Programme for Safe Harvests", "partner_member"),
    ],
)
def test_the_cast_acts_for_organisations(seeded, key, organisation, role):
    user = User.objects.get(email=BY_KEY[key].email)
    own = Membership.objects.current().get(user=user).organisation
    assert own.name_en == organisation
    assert has_role(user, role, own)


def test_the_applicant_has_a_question_to_answer(seeded):
    application = Application.objects.get(applicant__email=BY_KEY["applicant"].email)
    assert application.state == ApplicationState.RETURNED
    assert [message.kind for message in application.conversation.all()] == ["question"]


@pytest.mark.rule("P4")
def test_the_follower_acts_for_nobody(seeded):
    assert Membership.objects.filter(user__email=BY_KEY["follower"].email).count() == 0


@pytest.mark.rule("F15")
def test_invented_pathfinder_countries_are_partners(seeded):
    holders = set(
        OrganisationStatus.objects.as_of()
        .filter(kind=StatusKind.PATHFINDER, organisation__country__fictitious=True)
        .values_list("organisation", flat=True)
    )
    assert holders <= set(seeded.values_list("pk", flat=True))
    assert len(holders) > 4
    assert seeded.get(name_en="Santa Aurelia").pk in holders


def test_a_second_seeding_changes_nothing(seeded):
    before = row_counts(), digest()
    said = seed_demo()
    assert (row_counts(), digest()) == before
    parts = [line for line in said if line.endswith(" new")]
    assert len(parts) > 20
    assert [line for line in parts if not line.endswith(" 0 new")] == []


def test_more_partners_are_added_to_those_that_are_there(seeded):
    known = set(seeded.values_list("pk", flat=True))
    seed_demo(partners=75)
    now = set(seeded.values_list("pk", flat=True))
    assert len(now) == 75
    assert known <= now

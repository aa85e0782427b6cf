"""What partners do once they are there, each in a browser: a group that rests is proposed again and signed, a
workplan is adopted, a call corrected, a list taken away, and the Alliance left."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import expect

from alliance87.core.dates import today_in_geneva
from partners.domain.commitments import load_first_text
from partners.domain.proposal_outcomes import adopt_proposal, mark_on_agenda, publish_adopted
from partners.domain.withdrawals import put_withdrawals_into_effect
from partners.models import (
    Commitment,
    FundingCall,
    Group,
    GroupChange,
    GroupProposal,
    LeadRequest,
    Organisation,
    OrganisationStatus,
    Withdrawal,
    WorkplanYear,
)
from tests.cast import make_user
from tests.files.samples import pdf
from tests.gcm.body import seat_all
from tests.journeys.support import PHONE, Walk
from tests.partners.group_working import at_work, partner_of
from tests.partners.trading import publish_call

Enter = Callable[..., Walk]
SIGNED = "button[name=confirm]"
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def lead(transactional_db: None) -> Any:
    return make_user("partner_editor")


@pytest.fixture
def officer(transactional_db: None) -> Any:
    return make_user("secretariat")


@pytest.fixture
def group(lead: Any, officer: Any) -> Group:
    """Led by "maple"."""
    return at_work(lead, officer)


@pytest.mark.rule("P8")
@pytest.mark.rule("W1")
def test_a_group_that_rests_is_proposed_again_and_signed(
    group: Group, lead: Any, officer: Any, enter: Enter
) -> None:
    proposer, signer = make_user("applicant"), make_user("follower")
    partner_of(proposer, "oak")
    partner_of(signer, "elm")
    rest(group, officer)
    walk = enter(proposer, "fr", script=False, width=PHONE)
    walk.go("partners:group", slug=group.slug)
    walk.submit(f"a[href$='?group={group.slug}']")
    walk.submit("main form button.primary")
    today = timezone.localdate()
    walk.fill(
        starts_on=f"{today}",
        ends_on=f"{today + timedelta(days=300)}",
        workplan_fr="Étape 1.",
        co_signatories="Elm",
    )
    walk.submit("main form button.primary")
    walk.submit("#submit form button.primary")

    for person in (signer, lead):
        answer = enter(person, "es", script=False)
        request = LeadRequest.objects.get(organisation__memberships__user=person)
        answer.go("partners:lead_request", public_id=request.public_id)
        answer.submit(SIGNED)
    desk = enter(officer, "en")
    proposal = GroupProposal.objects.get(reactivates=group)
    desk.go("admin:partners_groupproposal_change", object_id=proposal.pk)
    expect(desk.page.locator("#content-main")).to_contain_text("Elm")
    desk.submit("#content-main form[action$='accept/'] button")

    mark_on_agenda(actor=officer, proposal=GroupProposal.objects.get(pk=proposal.pk))
    adopt_proposal(actor=officer, proposal=proposal, symbol="GCM/2027/1", decided_at=timezone.now())
    walk.go("partners:group", slug=group.slug)
    expect(walk.page.get_by_text("En sommeil")).to_be_visible()  # until the decision is published
    publish_adopted(actor=officer, proposal=GroupProposal.objects.get(pk=proposal.pk))
    walk.go("partners:group", slug=group.slug)
    expect(walk.page.get_by_text("En sommeil")).to_have_count(0)


def rest(group: Group, officer: Any) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    group.periods.update(starts_on=yesterday - timedelta(days=40))
    GroupChange.objects.create(
        group=group,
        kind="dormant",
        prepared_by=officer,
        decision="GCM/2026/8",
        took_effect_on=yesterday,
        published_at=timezone.now(),
    )


@pytest.mark.rule("W12")
def test_the_workplan_of_a_year_and_help_that_reaches_the_gcm(group: Group, lead: Any, enter: Enter) -> None:
    walk = enter(lead, "es", script=False, width=PHONE)
    today = today_in_geneva()
    for activity in ("Cartografiar los puertos", "Formar inspectores"):
        walk.go("partners:workplan_add", slug=group.slug)
        walk.fill(activity_es=activity, outcome_es="Menos", help_wanted_es=f"Ayuda: {activity}")
        walk.fill(starts_on=f"{today}", ends_on=f"{today}")
        walk.submit("main form button.primary")
        walk.submit("a[href*='adopt']")
        walk.page.locator(f"main [name=year][value='{today.year}']").check()
        walk.submit("main form button.primary")
    assert [len(each.lines) for each in WorkplanYear.objects.order_by("version")] == [1, 2]
    first = walk.page.locator(f"#plan-{today.year}-1")
    assert first.get_by_text("Formar inspectores").count() == 0
    assert walk.page.locator(f"#plan-{today.year}-2").get_by_text("Formar inspectores").count() == 1

    seat = enter(seat_all().representative(5), "es", script=False)
    seat.go("partners:desk")
    seat.submit(f"main a[href='{seat.address('partners:groups_progress')}']")
    expect(seat.page.get_by_text("Ayuda: Formar inspectores")).to_be_visible()


def test_a_call_is_corrected(lead: Any, officer: Any, enter: Enter, visit: Enter) -> None:
    call = publish_call(lead, officer, partner_of(lead, "maple"))
    walk = enter(lead, "en", script=False)
    walk.go("partners:funding_correct", public_id=call.public_id)
    walk.field("deadline").fill("2091-05-01T12:00")
    walk.submit("main form button.primary")
    corrected = FundingCall.objects.get()
    assert (corrected.deadline.year, corrected.state) == (2091, "published")
    reader = visit("en", script=False, width=PHONE)
    reader.go("partners:funding_call", public_id=call.public_id)
    expect(reader.page.locator("main")).to_contain_text("Corrected")


@pytest.mark.rule("P11")
@pytest.mark.rule("P12")
def test_a_partner_confirms_its_commitment_and_later_leaves(officer: Any, enter: Enter, visit: Enter) -> None:
    focal, second = make_user("partner_editor"), make_user("applicant")
    maple = partner_of(second, "maple")
    maple.memberships.create(user=focal, role="focal_point")
    load_first_text()
    walk = enter(focal, "fr", script=False, width=PHONE)
    walk.go("partners:commitment", slug="maple")
    for box in walk.page.locator("main form [type=checkbox]").all():
        box.check()
    walk.submit("main form button.primary")
    assert Commitment.objects.get().given_by == focal

    walk.go("partners:withdraw", slug="maple")
    walk.fill(last_day=f"{today_in_geneva() + timedelta(days=40)}", reference="Lettre du 3 mars")
    file = {"name": "lettre.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    walk.field("letter").set_input_files(file)
    walk.submit("main form button.danger")
    other = enter(second, "es", script=False)
    other.go("partners:withdrawal", public_id=Withdrawal.objects.get().public_id)
    other.page.locator("main summary").click()
    other.submit("main details form button")

    reader = visit("en", script=False)
    reader.go("partners:directory")
    assert reader.page.locator(".partner-list").get_by_text("Maple").count() == 1
    yesterday = today_in_geneva() - timedelta(days=1)
    Withdrawal.objects.update(last_day=yesterday)
    OrganisationStatus.objects.update(valid_to=yesterday)
    assert put_withdrawals_into_effect() == 1
    reader.go("partners:directory")
    assert reader.page.locator(".partner-list").count() == 0
    reader.go("partners:partner", slug="maple")
    expect(reader.page.locator("main")).to_contain_text("Partner until")


@pytest.mark.rule("P5")
def test_a_list_is_taken_away_as_it_is_shown(lead: Any, visit: Enter) -> None:
    partner_of(lead, "maple", name_fr=FORMULA)
    partner_of(lead, "oak", listing="hidden")
    partner_of(lead, "elm")
    Organisation.objects.exclude(slug="elm").update(kind="donor")
    walk = visit("fr", script=False)
    walk.go("partners:directory")
    walk.field("kind").select_option("donor")
    walk.submit("main form[role=search] button")
    shown = walk.page.locator(".partner-list h3").all_inner_texts()
    assert shown == [FORMULA]
    csv_, xlsx, json_ = (taken(walk, form) for form in ("csv", "xlsx", "json"))
    (line,) = csv.DictReader(io.StringIO(csv_.decode("utf-8-sig")))
    header, *cells = ([cell.value for cell in row] for row in load_workbook(io.BytesIO(xlsx)).worksheets[0])
    (row,) = json.loads(json_)
    assert (line["name_fr"], row["name_fr"]) == (f"'{FORMULA}", FORMULA)
    assert [dict(zip(header, each, strict=True))["name_fr"] for each in cells] == [f"'{FORMULA}"]
    assert list(line) == header == list(row)


def taken(walk: Walk, form: str) -> bytes:
    """The file behind the link of the page."""
    link = walk.page.locator(f"main a[href*='export.{form}']").get_attribute("href")
    return walk.page.request.get(str(link)).body()

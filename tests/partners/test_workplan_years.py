"""W9, W12: the workplan of a year is adopted, kept as it was, and stays readable."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core.dates import today_in_geneva
from partners.domain.proposal_outcomes import adopt_proposal, mark_on_agenda
from partners.domain.workplan_years import adopt_workplan
from partners.models import Group, Organisation, WorkplanLine, WorkplanYear
from partners.queries.workplan_years import adopted_workplans
from tests.partners.group_working import at_work, join, partner_of, plan
from tests.partners.proposing import bring_to_agenda

pytestmark = pytest.mark.rule("W12")


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


def this_year() -> int:
    return today_in_geneva().year


def of_next_year(**values: Any) -> dict[str, Any]:
    day = date(this_year() + 1, 3, 1)
    return {"starts_on": day, "ends_on": day, **values}


@pytest.mark.rule("W9")
def test_the_plan_of_a_year_is_kept_as_it_was(group: Group, partner_editor: Any, client_of: Any) -> None:
    line = plan(group, partner_editor)
    plan(group, partner_editor, **of_next_year(activity_en="Train inspectors"))
    address = reverse("partners:workplan_adopt", args=[group.slug])
    assert client_of(partner_editor).post(address, {"year": this_year()}).status_code == 302
    WorkplanLine.objects.filter(pk=line.pk).update(activity_en="Map the ports")
    kept = WorkplanYear.objects.get()
    assert (kept.year, kept.version, kept.adopted_by) == (this_year(), 1, partner_editor)
    assert [each["activity_en"] for each in kept.lines] == ["Map the chains"]
    page = Client().get(reverse("partners:workplan", args=[group.slug])).content.decode()
    assert "Map the chains" in page
    assert "Map the ports" in page


def test_adopted_again_it_is_the_next_version(group: Group, partner_editor: Any) -> None:
    plan(group, partner_editor)
    for _each in range(2):
        adopt_workplan(actor=partner_editor, group=group, year=this_year())
    assert [each.plan.version for each in adopted_workplans(group, partner_editor)] == [2, 1]


def test_nobody_changes_or_removes_it(group: Group, partner_editor: Any) -> None:
    plan(group, partner_editor)
    made = adopt_workplan(actor=partner_editor, group=group, year=this_year())
    rows = WorkplanYear.objects.filter(pk=made.pk)
    for tamper in (lambda: rows.update(lines=[]), rows.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            tamper()


def test_only_leads_adopt_a_year_that_has_activities(
    group: Group, partner_editor: Any, follower: Any, secretariat: Any
) -> None:
    plan(group, partner_editor)
    for stranger in (follower, secretariat):
        with pytest.raises(PermissionDenied):
            adopt_workplan(actor=stranger, group=group, year=this_year())
    for year in (this_year() - 1, this_year() + 1, this_year() + 2):
        with pytest.raises(ValidationError):
            adopt_workplan(actor=partner_editor, group=group, year=year)
    plan(group, partner_editor, **of_next_year())
    assert adopt_workplan(actor=partner_editor, group=group, year=this_year() + 1).year == this_year() + 1


@pytest.mark.rule("P5")
def test_a_hidden_partner_is_not_named_in_it(
    group: Group, partner_editor: Any, applicant: Any, client_of: Any
) -> None:
    elm = partner_of(applicant, "elm")
    join(group, partner_editor, applicant, elm)
    plan(group, partner_editor, responsible=elm, help_wanted_en="A sponsor", status="late")
    adopt_workplan(actor=partner_editor, group=group, year=this_year())
    WorkplanLine.objects.all().delete()
    Organisation.objects.filter(pk=elm.pk).update(listing="hidden")
    page = Client().get(reverse("partners:workplan", args=[group.slug])).content.decode()
    assert ["Map the chains" in page, "Elm" in page, "A sponsor" in page] == [True, False, False]
    assert partner_editor.name not in page


def test_adopted_plans_are_read_in_a_fixed_number_of_queries(
    group: Group, partner_editor: Any, django_assert_num_queries: Any
) -> None:
    maple = Organisation.objects.get(slug="maple")
    for _each in range(3):
        plan(group, partner_editor, responsible=maple)
        adopt_workplan(actor=partner_editor, group=group, year=this_year())
    anonymous = Client().get("/").wsgi_request.user
    with django_assert_num_queries(2):
        assert len(adopted_workplans(group, anonymous)) == 3


@pytest.mark.rule("W1")
def test_the_first_workplan_of_a_proposal_is_the_groups(partner_editor: Any, secretariat: Any) -> None:
    rows = {"workplan_en": "Quarter 1: mapping.\n\nQuarter 2: training.", "workplan_fr": "Tout d’un coup."}
    ready = bring_to_agenda(partner_editor, secretariat, partner_of(partner_editor, "elm"), **rows)
    mark_on_agenda(actor=secretariat, proposal=ready)
    made = adopt_proposal(actor=secretariat, proposal=ready, symbol="GCM/2026/7", decided_at=timezone.now())
    lines = made.workplan.order_by("pk")
    assert [(each.activity_en, each.activity_fr) for each in lines] == [
        ("Quarter 1: mapping.", None),
        ("Quarter 2: training.", None),
    ]
    period = made.periods.get()
    assert {(each.starts_on, each.ends_on) for each in lines} == {(period.starts_on, period.ends_on)}


def test_a_long_row_becomes_several_activities(partner_editor: Any, secretariat: Any) -> None:
    said = "Map the chains. " * 40
    ready = bring_to_agenda(partner_editor, secretariat, partner_of(partner_editor, "elm"), workplan_en=said)
    mark_on_agenda(actor=secretariat, proposal=ready)
    made = adopt_proposal(actor=secretariat, proposal=ready, symbol="GCM/2026/7", decided_at=timezone.now())
    assert " ".join(each.activity_en for each in made.workplan.order_by("pk")) == said.strip()

"""F1, F2: the checklist, the evidence, and the secretariat's check."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox
from pathfinders.domain.framework import check_criterion, give_evidence, take_back_evidence
from pathfinders.domain.pathways import return_to_country, send_to_review, start_check
from pathfinders.models import Criterion, Framework, Pathway
from pathfinders.queries.framework import checklist, unmet
from pathfinders.queries.lines import lines_of
from tests.pathfinders.ways import find_all_met, hold_workshop, letter, make_pathway

CODES = [
    "commitment",
    "norms",
    "committee",
    "mapping",
    "analysis",
    "workshop",
    "roadmap",
    "follow-up",
    "resources",
]


@pytest.fixture
def pathway(framework: Any, pathfinder_focal_point: Any) -> Pathway:
    made = make_pathway("roadmap", focal_point=pathfinder_focal_point)
    hold_workshop(made, pathfinder_focal_point)
    return start_check(actor=pathfinder_focal_point, pathway=made)


@pytest.mark.rule("F1")
def test_the_checklist_is_a_version_with_its_day(framework: Any) -> None:
    assert (framework.version, [each.code for each in framework.criteria.all()]) == (1, CODES)
    later = Framework.objects.create(version=2, in_force_from=date(2031, 1, 1))
    assert Framework.objects.in_force(date(2030, 12, 31)) == framework
    assert Framework.objects.in_force(date(2031, 1, 1)) == later
    assert Framework.objects.in_force(framework.in_force_from - timedelta(days=1)) is None


@pytest.mark.rule("F1")
def test_a_check_keeps_the_version_of_its_submission(framework: Any, pathway: Pathway) -> None:
    Framework.objects.create(version=2, in_force_from=framework.in_force_from)
    assert pathway.framework == framework
    assert [line.criterion.code for line in checklist(pathway)] == CODES


@pytest.mark.rule("F2")
def test_every_required_criterion_is_met_before_the_gcg_sees_it(
    framework: Any, pathway: Pathway, secretariat: Any
) -> None:
    with pytest.raises(ValidationError) as refused:
        send_to_review(actor=secretariat, pathway=pathway)
    assert len(refused.value.messages) == 8  # the ninth is not required
    find_all_met(pathway, secretariat)
    assert unmet(checklist(pathway)) == []
    assert send_to_review(actor=secretariat, pathway=pathway).state == "review"
    assert list(inbox.tasks_of(secretariat)) == []


def test_what_is_not_met_says_why_and_comes_back(
    framework: Any, pathway: Pathway, secretariat: Any, pathfinder_focal_point: Any
) -> None:
    analysis = Criterion.objects.get(code="analysis")
    with pytest.raises(ValidationError, match="what is missing"):
        check_criterion(actor=secretariat, pathway=pathway, criterion=analysis, met=False)
    with pytest.raises(ValidationError, match="what the country is to mend"):
        return_to_country(actor=secretariat, pathway=pathway)
    check_criterion(actor=secretariat, pathway=pathway, criterion=analysis, met=False, note="No sources.")
    returned = return_to_country(actor=secretariat, pathway=pathway)
    assert returned.state == "roadmap"
    assert [each.text for each in lines_of(pathfinder_focal_point)] == ["The way of Onderland"]
    again = start_check(actor=pathfinder_focal_point, pathway=pathway)
    assert list(lines_of(pathfinder_focal_point)) == []
    assert {line.check for line in checklist(again)} == {None}  # each round is found anew
    assert again.checks.get().round == 1


@pytest.mark.rule("F1")
def test_a_workshop_that_is_not_recorded_is_not_found(
    framework: Any, pathfinder_focal_point: Any, secretariat: Any
) -> None:
    pathway = make_pathway("roadmap", focal_point=pathfinder_focal_point)
    start_check(actor=pathfinder_focal_point, pathway=pathway)
    with pytest.raises(ValidationError, match="No workshop"):
        check_criterion(
            actor=secretariat, pathway=pathway, criterion=Criterion.objects.get(code="workshop"), met=True
        )


def test_evidence_is_brought_by_the_country_and_seen_by_criterion(
    framework: Any, pathway: Pathway, pathfinder_focal_point: Any, secretariat: Any
) -> None:
    def give(**given: Any) -> Any:
        return give_evidence(actor=pathfinder_focal_point, pathway=pathway, **given)

    given = give(code="norms", text="Both conventions", file=letter("ratification.pdf"))
    with pytest.raises(ValidationError, match="no such criterion"):
        give(code="nothing", text="Words")
    with pytest.raises(ValidationError, match="Please write something"):
        give(code="norms", text="  ")
    with pytest.raises(PermissionDenied):
        give_evidence(actor=secretariat, pathway=pathway, code="norms", text="Words")
    line = next(each for each in checklist(pathway) if each.criterion.code == "norms")
    assert [each.evidence for each in line.brought] == [given]
    assert [file.name for each in line.brought for file in each.files] == ["ratification.pdf"]
    with pytest.raises(ValidationError, match="checking the evidence"):
        take_back_evidence(actor=pathfinder_focal_point, evidence=given)
    return_to_country(actor=secretariat, pathway=pathway, note="More, please.")
    take_back_evidence(actor=pathfinder_focal_point, evidence=given)
    line = next(each for each in checklist(pathway) if each.criterion.code == "norms")
    assert line.brought == []


def test_who_does_not_check_moves_nothing(
    framework: Any, pathway: Pathway, pathfinder_focal_point: Any, secretariat: Any
) -> None:
    with pytest.raises(PermissionDenied):
        send_to_review(actor=pathfinder_focal_point, pathway=pathway)
    with pytest.raises(PermissionDenied):
        return_to_country(actor=pathfinder_focal_point, pathway=pathway, note="Mine again")
    with pytest.raises(TransitionNotAllowed):
        start_check(actor=pathfinder_focal_point, pathway=pathway)
    assert Pathway.objects.get(pk=pathway.pk).state == "check"


@pytest.mark.rule("F4")
@pytest.mark.parametrize("state", ["review", "agenda"])
def test_what_the_gcg_has_before_it_is_not_taken_back_by_a_stale_page(
    state: str, pathfinder_focal_point: Any, secretariat: Any, client_of: Any
) -> None:
    pathway = make_pathway(state, focal_point=pathfinder_focal_point)
    with pytest.raises(ValidationError) as refused:
        return_to_country(actor=secretariat, pathway=pathway, note="Too late")
    assert refused.value.code == "not_in_check"
    address = reverse("pathfinders:pathway_act", args=[pathway.public_id, "return"])
    answer = client_of(secretariat).post(address, {"note": "Too late"})
    assert answer.status_code == 422
    assert "This cannot be done any more" in answer.content.decode()
    assert "Too late" in answer.content.decode()
    assert Pathway.objects.get(pk=pathway.pk).state == state


def test_many_criteria_cost_no_query_more(
    framework: Any, pathway: Pathway, pathfinder_focal_point: Any, django_assert_num_queries: Any
) -> None:
    for code in CODES:
        give_evidence(actor=pathfinder_focal_point, pathway=pathway, code=code, text="Words")
    fresh = Pathway.objects.select_related("framework").get(pk=pathway.pk)
    with django_assert_num_queries(5):
        assert len(checklist(fresh)) == 9

"""F1, F7: what a country prepares, and who has to be there."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from alliance87.core.dates import today_in_geneva
from pathfinders.domain.pathways import begin_roadmap
from pathfinders.domain.preparation import (
    describe_committee,
    file_analysis,
    file_report,
    map_body,
    record_workshop,
    unmap_body,
)
from pathfinders.models import Pathway, Workshop
from pathfinders.queries.way import way_page
from tests.pathfinders.ways import ALL_GROUPS, hold_workshop, letter, make_pathway, yesterday


@pytest.fixture
def pathway(pathfinder_focal_point: Any) -> Pathway:
    return make_pathway("preparation", focal_point=pathfinder_focal_point)


@pytest.mark.rule("F1")
def test_the_roadmap_begins_after_a_workshop_with_its_report(
    pathway: Pathway, pathfinder_focal_point: Any
) -> None:
    with pytest.raises(ValidationError, match="workshop"):
        begin_roadmap(actor=pathfinder_focal_point, pathway=pathway)
    held = hold_workshop(pathway, pathfinder_focal_point, report=False)
    with pytest.raises(ValidationError, match="with its report"):
        begin_roadmap(actor=pathfinder_focal_point, pathway=pathway)
    file_report(actor=pathfinder_focal_point, workshop=held, report=letter())
    assert begin_roadmap(actor=pathfinder_focal_point, pathway=pathway).state == "roadmap"


@pytest.mark.rule("F7")
def test_who_was_missing_is_said_and_hinders_nothing(pathway: Pathway, pathfinder_focal_point: Any) -> None:
    hold_workshop(pathway, pathfinder_focal_point, groups=("government", "workers"))
    page = way_page(pathway, pathfinder_focal_point)
    assert page.workshops[0].missing == ["Employers", "Civil society"]
    assert page.absent == ["Employers", "Civil society"]
    hold_workshop(pathway, pathfinder_focal_point, groups=("employers",))
    page = way_page(pathway, pathfinder_focal_point)
    assert [each.missing for each in page.workshops] == [
        ["Employers", "Civil society"],
        ["Workers", "Civil society"],
    ]
    assert page.absent == ["Civil society"]
    hold_workshop(pathway, pathfinder_focal_point, groups=ALL_GROUPS)
    assert way_page(pathway, pathfinder_focal_point).absent == []
    assert begin_roadmap(actor=pathfinder_focal_point, pathway=pathway).state == "roadmap"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"groups": []}, "who took part"),
        ({"groups": [{"group": "workers", "people": 1}] * 2}, "named once"),
        ({"groups": [{"group": "workers", "people": 0}]}, "people"),
        ({"ends_on": today_in_geneva() + timedelta(days=2)}, "has not come yet"),
        ({"starts_on": today_in_geneva()}, "before the first"),
        ({"place": ""}, "blank"),
        ({"report": SimpleUploadedFile("report.pdf", b"no PDF")}, "something else"),
    ],
)
def test_what_is_wrong_with_a_workshop_records_nothing(
    pathway: Pathway, pathfinder_focal_point: Any, given: dict[str, Any], words: str
) -> None:
    values = {
        "starts_on": yesterday(),
        "ends_on": yesterday(),
        "place": "Lakeside",
        "groups": [{"group": "workers", "people": 3}],
        **given,
    }
    with pytest.raises(ValidationError, match=words):
        record_workshop(actor=pathfinder_focal_point, pathway=pathway, **values)
    assert Workshop.objects.count() == 0


def test_committee_map_and_analysis_are_the_country_s(
    pathway: Pathway, pathfinder_focal_point: Any, secretariat: Any
) -> None:
    describe_committee(actor=pathfinder_focal_point, pathway=pathway, name="Committee 8.7")
    described = describe_committee(actor=pathfinder_focal_point, pathway=pathway, name="National committee")
    kept = {"kind": "mechanism", "group": "government", "name": "Labour inspection"}
    body = map_body(actor=pathfinder_focal_point, pathway=pathway, **kept)
    with pytest.raises(ValidationError, match="on the map already"):
        map_body(actor=pathfinder_focal_point, pathway=pathway, **kept)
    file_analysis(
        actor=pathfinder_focal_point,
        pathway=pathway,
        completed_on=yesterday(),
        summary="Most work in farming.",
        file=letter("analysis.pdf"),
    )
    page = way_page(pathway, pathfinder_focal_point)
    assert (page.committee, page.mechanisms) == (described, [body])
    assert [each.name for each in page.analysis_files] == ["analysis.pdf"]
    assert [task.done for task in page.tasks] == [True, False, True, True, False, False]
    with pytest.raises(PermissionDenied):
        describe_committee(actor=secretariat, pathway=pathway, name="Another")
    unmap_body(actor=pathfinder_focal_point, body=body)
    assert way_page(pathway, pathfinder_focal_point).mechanisms == []


def test_the_focal_point_of_another_country_prepares_nothing(pathway: Pathway, follower: Any) -> None:
    make_pathway("preparation", focal_point=follower, name="Elsewhere", iso2="XR")
    with pytest.raises(PermissionDenied):
        hold_workshop(pathway, follower)

"""A focal point records progress and hands in the yearly report in a browser; the monitoring group finds it
on its board."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from pathfinders.models import ActionProgress, YearlyReport
from tests.cast import make_user
from tests.journeys.support import DESK, PHONE, Walk
from tests.pathfinders.implementing import action_of, implement, make_monitoring


@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("language", "script", "width"), [("fr", True, PHONE), ("es", False, PHONE), ("en", True, DESK)]
)
def test_a_country_reports_and_the_monitoring_group_sees_it(
    transactional_db: None, enter: Callable[..., Walk], language: str, script: bool, width: int
) -> None:
    speaks, follows = make_user("pathfinder_focal_point"), make_user("monitoring_member")
    make_monitoring(follows)
    pathway, roadmap = implement(speaks)
    walk = enter(speaks, language, script=script, width=width)
    walk.go("pathfinders:action_progress", pk=action_of(roadmap).pk)
    walk.field("status").select_option("in_progress")
    walk.fill(
        percent="40", evidence_url="https://schools.example.org", obstacles="Winter", help_wanted="Trainers"
    )
    walk.submit("form[enctype] button.primary")
    assert ActionProgress.objects.get().percent == 40

    walk.go("pathfinders:implementation", public_id=pathway.public_id)
    walk.submit("form[action$='report/'] button")
    walk.fill(outlook="More schools")
    walk.field("consulted").first.check()
    walk.submit("button[name=hand_in]")
    expect(walk.page.locator(".notice.warn")).to_be_visible()  # not all groups were consulted
    walk.submit("main form button.primary")
    report = YearlyReport.objects.get()
    assert report.is_submitted
    assert "40 %" in report.results

    board = enter(follows, language, script=script, width=width)
    board.go("pathfinders:monitoring")
    row = board.page.locator("table.board tbody tr")
    expect(row).to_have_count(1)
    expect(row.locator(".pill.ok")).to_be_visible()

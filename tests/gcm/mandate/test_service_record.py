"""X1: the secretariat's papers, counted by the instants at which they came."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from gcm.domain.planning.papers import add_paper_file, withdraw_paper
from gcm.models import Meeting, PaperFile
from gcm.queries.mandate.gcm_figures import papers_in_time
from gcm.queries.planning.deadlines import deadlines_of
from tests.gcm.body import Body, make_meeting
from tests.gcm.planning.papers import file_paper, pdf_file

NOW = timezone.now


def came(paper: Any, at: Any) -> None:
    PaperFile.objects.filter(paper=paper).update(received_at=at)


@pytest.mark.rule("X1")
@pytest.mark.rule("G9")
def test_papers_on_time_are_those_whose_original_was_there_when_papers_were_due(body: Body) -> None:
    meeting = make_meeting(body, "closed")
    due = deadlines_of(meeting).papers_at
    early, late, gone = (file_paper(meeting, body) for _ in range(3))
    for paper, at in ((early, due), (late, due + timedelta(seconds=1)), (gone, due)):
        came(paper, at)
    withdraw_paper(actor=body.officer, paper=gone)
    add_paper_file(actor=body.officer, paper=early, language="en", file=pdf_file())  # a translation, later
    year = timedelta(days=365)
    assert papers_in_time(NOW() - year, NOW()) == (1, 2)
    assert papers_in_time(NOW() - 2 * year, NOW() - year) == (0, 0)
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
    assert papers_in_time(NOW() - year, NOW()) == (0, 0)

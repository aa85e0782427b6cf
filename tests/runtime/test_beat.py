"""The clock of the portal goes on after a crash."""

import dbm
from pathlib import Path

from alliance87.celery import app
from alliance87.core.jobs.beat import PortalScheduler


def test_a_schedule_that_was_cut_short_is_begun_anew(tmp_path: Path) -> None:
    file = str(tmp_path / "beat-schedule")
    PortalScheduler(app, schedule_filename=file).close()
    with dbm.open(file, "w") as store:
        store["entries"] = b""
    scheduler = PortalScheduler(app, schedule_filename=file)
    assert "jobs.sweep" in scheduler.schedule
    scheduler.close()

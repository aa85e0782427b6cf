"""Work in the background about countries."""

from alliance87.core import jobs
from pathfinders.domain.candidates import remind_candidates
from pathfinders.domain.implementation.reminders import remind_countries

HOUR = 3600
DAY = 24 * HOUR


@jobs.handler("pathfinders.remind_candidates")
def run_remind_candidates(data: jobs.Data) -> None:
    remind_candidates()


jobs.define_periodic("pathfinders.remind_candidates", every=HOUR)


@jobs.handler("pathfinders.remind_countries")
def run_remind_countries(data: jobs.Data) -> None:
    remind_countries()


jobs.define_periodic("pathfinders.remind_countries", every=DAY)

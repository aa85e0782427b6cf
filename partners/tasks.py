"""Work in the background of the partners' side."""

from alliance87.core import jobs
from partners.domain.reminders import remind_applicants

HOUR = 3600


@jobs.handler("partners.remind_applicants")
def run_remind_applicants(data: jobs.Data) -> None:
    remind_applicants()


jobs.define_periodic("partners.remind_applicants", every=HOUR)

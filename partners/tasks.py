"""Work in the background of the partners' side."""

from datetime import timedelta

from alliance87.core import jobs
from partners.domain.confirmations import (
    ask_for_confirmations,
    ask_new_focal_points,
    remind_of_confirmations,
)
from partners.domain.digests import send_digests
from partners.domain.exchange_moderation import forget_exchange
from partners.domain.group_terms import remind_of_terms
from partners.domain.group_updates import notice_silence
from partners.domain.importing.bringing import BRING_JOB, CHECK_JOB, check_table, write_table
from partners.domain.initiatives import ask_for_reports
from partners.domain.postings import remind_of_postings
from partners.domain.reminders import remind_applicants
from partners.domain.withdrawals import put_withdrawals_into_effect

HOUR = 3600


@jobs.handler("partners.remind_applicants")
def run_remind_applicants(data: jobs.Data) -> None:
    remind_applicants()


@jobs.handler("partners.ask_for_confirmations")
def run_ask_for_confirmations(data: jobs.Data) -> None:
    ask_for_confirmations()
    ask_new_focal_points()
    remind_of_confirmations()


@jobs.handler("partners.remind_of_group_terms")
def run_remind_of_terms(data: jobs.Data) -> None:
    remind_of_terms()


@jobs.handler("partners.notice_silent_groups")
def run_notice_silence(data: jobs.Data) -> None:
    notice_silence()


@jobs.handler("partners.ask_for_reports")
def run_ask_for_reports(data: jobs.Data) -> None:
    ask_for_reports()


@jobs.handler("partners.remind_of_postings")
def run_remind_of_postings(data: jobs.Data) -> None:
    remind_of_postings()


@jobs.handler("partners.send_digests")
def run_send_digests(data: jobs.Data) -> None:
    send_digests()


@jobs.handler("partners.put_withdrawals_into_effect")
def run_put_withdrawals_into_effect(data: jobs.Data) -> None:
    put_withdrawals_into_effect()


@jobs.handler(CHECK_JOB, lease=timedelta(minutes=30))
def run_check_table(data: jobs.Data) -> None:
    check_table(data["table"])


@jobs.handler(BRING_JOB, lease=timedelta(minutes=60))
def run_bring_in_table(data: jobs.Data) -> None:
    write_table(data["table"])


jobs.define_periodic("partners.put_withdrawals_into_effect", every=HOUR)


@jobs.handler("partners.forget_exchange")
def run_forget_exchange(data: jobs.Data) -> None:
    forget_exchange()


jobs.define_periodic("partners.remind_applicants", every=HOUR)
jobs.define_periodic("partners.ask_for_confirmations", every=HOUR)
jobs.define_periodic("partners.remind_of_group_terms", every=HOUR)
jobs.define_periodic("partners.notice_silent_groups", every=HOUR)
jobs.define_periodic("partners.ask_for_reports", every=HOUR)
jobs.define_periodic("partners.remind_of_postings", every=HOUR)
jobs.define_periodic("partners.send_digests", every=300)
jobs.define_periodic("partners.forget_exchange", every=24 * HOUR)

"""Work in the background of the secretariat."""

from datetime import timedelta
from typing import Any

from alliance87.core import jobs
from partners.models import User
from secretariat.domain.briefs import write_due_briefs
from secretariat.domain.letters.sending import SEND_JOB as SEND_LETTER_JOB
from secretariat.domain.letters.sending import deliver_letter
from secretariat.domain.newsletter.importing import BRING_JOB, CHECK_JOB, check_list, write_list
from secretariat.domain.newsletter.sending import SEND_JOB, send_due_issue, send_due_issues
from secretariat.domain.newsletter.subscribing import forget_unconfirmed
from secretariat.domain.tickets.forgetting import close_answered_tickets, forget_old_tickets

DAY = 24 * 3600
LONG = timedelta(minutes=30)


@jobs.handler("secretariat.write_due_briefs")
def run_write_due_briefs(data: jobs.Data) -> None:
    write_due_briefs()


jobs.define_periodic("secretariat.write_due_briefs", every=DAY)


@jobs.handler(SEND_JOB, lease=LONG)
def send_issue(data: dict[str, Any]) -> None:
    send_due_issue(data["issue"])


@jobs.handler("secretariat.send_due_issues", lease=LONG)
def run_due_issues(data: dict[str, Any]) -> None:
    send_due_issues()


jobs.define_periodic("secretariat.send_due_issues", every=60)


@jobs.handler("secretariat.forget_unconfirmed")
def run_forget_unconfirmed(data: jobs.Data) -> None:
    forget_unconfirmed()


jobs.define_periodic("secretariat.forget_unconfirmed", every=DAY)


@jobs.handler(CHECK_JOB, lease=LONG)
def run_check(data: dict[str, Any]) -> None:
    check_list(data["list"])


@jobs.handler(BRING_JOB, lease=LONG)
def run_bring_in(data: dict[str, Any]) -> None:
    write_list(data["list"])


@jobs.handler("secretariat.tidy_tickets")
def run_tidy_tickets(data: jobs.Data) -> None:
    close_answered_tickets()
    forget_old_tickets()


jobs.define_periodic("secretariat.tidy_tickets", every=DAY)


@jobs.handler(SEND_LETTER_JOB, lease=LONG)
def run_send_letter(data: dict[str, Any]) -> None:
    deliver_letter(actor=User.objects.get(pk=data["by"]), letter_id=data["letter"])

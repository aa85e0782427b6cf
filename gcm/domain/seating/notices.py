"""Notices before the end of a term: to the group, its nominating officers, the secretariat, the holder."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.months import add_months
from gcm.emails import seating as emails
from gcm.models import NominatingBody, Seat, SeatTerm, TermNotice

TASK = "gcm.term_ending"


def send_term_notices() -> int:
    """Send what is due today and was not sent: of several notices that are due together, the last alone is
    sent, and the others count as sent with it. Exactly once each, whoever runs it and however often.
    Answers how many terms were told of."""
    months = rulesets.in_force()["gcm.terms.notice_months"]
    today = today_in_geneva()
    ending = SeatTerm.objects.as_of(today).filter(
        ended_on__isnull=True, due_on__gte=today, due_on__lte=add_months(today, max(months))
    )
    return sum(_notify(pk, months, today) for pk in ending.values_list("pk", flat=True))


def due_notices(due_on: date, months: tuple[int, ...], today: date) -> list[int]:
    """The notices whose day has come, by their months before the planned end, the largest first."""
    return [each for each in months if add_months(today, each) >= due_on]


@transaction.atomic
def _notify(pk: int, months: tuple[int, ...], today: date) -> bool:
    """Under the lock of the seat, so that two workers never send a notice twice."""
    seat = Seat.objects.select_for_update().get(terms=pk)
    term = SeatTerm.objects.select_related("seat__category", "organisation").get(pk=pk)
    if term.ended_on is not None or term.due_on is None:
        return False
    sent = set(term.notices.values_list("months", flat=True))
    due = [each for each in due_notices(term.due_on, months, today) if each not in sent]
    if not due:
        return False
    TermNotice.objects.bulk_create(TermNotice(term=term, months=each) for each in due)
    if min(due) <= min(sent, default=max(due)):
        _tell(term, NominatingBody.objects.for_lists().of_seat(seat))
    for each in due:
        ledger.append(
            kind="gcm.term_notice", subject=term, actor=None, data={"seat": seat.number, "months": each}
        )
    return True


def _tell(term: SeatTerm, body: NominatingBody | None) -> None:
    emails.term_ending(term, body)
    page: dict[str, Any] = {"url_name": "gcm:seats"}
    if body is not None:
        page = {"url_name": "gcm:nominating_body", "url_kwargs": {"pk": body.pk}}
    inbox.open_task(
        kind=TASK,
        subject=term,
        role="secretariat",
        title=gettext_noop("The term on seat %(number)s ends on %(day)s"),
        params={"number": term.seat.number, "day": f"{term.due_on:%Y-%m-%d}"},
        **page,
    )

"""A vacant seat is reminded of, and by nobody but its own group filled (S7)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from alliance87.core import inbox
from alliance87.core.inbox.models import Task
from gcm.emails import seating as emails
from gcm.enums import NominationState
from gcm.models import NominatingBody, Nomination, Seat, SeatTerm

TASK = "gcm.fill_seat"


def remind_of_vacancies() -> int:
    """Tell the nominating officers of each vacant seat, once while it is vacant and nobody is nominated for
    it; the secretariat where the body has none. No other region or group is asked. Answers how many were
    told."""
    held = SeatTerm.objects.as_of().values("seat")
    waited_for = Nomination.objects.filter(state=NominationState.NOMINATED, seat__isnull=False)
    vacant = Seat.objects.as_of().exclude(pk__in=held).exclude(pk__in=waited_for.values("seat"))
    return sum(_remind(seat) for seat in vacant.filter(office="").select_related("category"))


def close_vacancy(seat: Seat) -> None:
    """The seat is held: nothing waits any more. For the verb that accredits."""
    inbox.close_tasks(subject=seat, kind=TASK)


@transaction.atomic
def _remind(seat: Seat) -> int:
    locked = Seat.objects.select_for_update(of=("self",)).select_related("category").get(pk=seat.pk)
    body = NominatingBody.objects.for_lists().of_seat(locked)
    if body is None:
        return 0
    officers = [each.person for each in body.officers.as_of().select_related("person")]
    if not officers:
        return int(_open(locked, body, role="secretariat"))
    told = [person for person in officers if _open(locked, body, user=person)]
    if told:
        emails.seat_vacant(locked, body, told)
    return len(told)


def _open(seat: Seat, body: NominatingBody, **who: Any) -> bool:
    """Whether a task was opened that was not there."""
    before = Task.objects.count()
    inbox.open_task(
        kind=TASK,
        subject=seat,
        title=gettext_noop("Seat %(number)s is vacant: its group designates"),
        note=gettext_noop("No other region or group fills it (S7)."),
        params={"number": seat.number},
        url_name="gcm:nominating_body",
        url_kwargs={"pk": body.pk},
        **who,
    )
    return Task.objects.count() > before

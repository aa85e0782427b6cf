"""Bringing in the meetings that were held before the portal was there (G14): all or nothing, as often as one
likes, and the numbers of the portal go on after them without a gap (T24)."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.reference import Counts
from gcm.domain.counting import raise_counter
from gcm.domain.mandate.past_meetings_csv import Fault, FaultyRowsError, PastRow, read
from gcm.models import Meeting, PastMeeting


@transaction.atomic
def import_past_meetings(*, actor: Any, text: str) -> Counts:
    """Make the list what the CSV says; numbers it does not name stay. The same file again changes nothing.

    Raises PermissionDenied; FaultyRowsError with every faulty row, when a number is one that a meeting of the
    portal has, and when the numbers would leave a gap. Then nothing is changed."""
    if not actor.has_perm("gcm.import_past_meetings"):
        raise PermissionDenied
    highest = raise_counter("meetings", 0)  # the lock: nobody takes a number meanwhile
    rows = checked_rows(text)
    known = {each.number: each for each in PastMeeting.objects.select_for_update()}
    counts = Counts(*_bring(rows, known))
    raise_counter("meetings", max((row.number for row in rows), default=highest))
    if counts.created or counts.changed:
        newest = PastMeeting.objects.order_by("-number")[0]
        data = {"created": counts.created, "changed": counts.changed, "rows": ledger.digest_of(text)}
        ledger.append(kind="gcm.past_meetings_imported", subject=newest, actor=actor, data=data)
    return counts


def checked_rows(text: str) -> list[PastRow]:
    """The rows of the CSV against what is there already; the preview shows them. Two queries. Raises
    FaultyRowsError."""
    rows = read(text)
    faults = [*_taken(rows), *_gaps(rows)]
    if faults:
        raise FaultyRowsError(faults)
    return rows


def _taken(rows: Sequence[PastRow]) -> list[Fault]:
    """Numbers that the portal gave itself: what was before comes before."""
    first = Meeting.objects.filter(number__isnull=False).order_by("number").values_list("number", flat=True)
    given = first.first()
    words = _(
        "No. %(number)s: meeting no. %(given)s was convened on the portal, so earlier ones end before it."
    )
    return [
        Fault(row.line, words % {"number": row.number, "given": given})
        for row in rows
        if given is not None and row.number >= given
    ]


def _gaps(rows: Sequence[PastRow]) -> list[Fault]:
    numbers = {row.number for row in rows} | set(PastMeeting.objects.values_list("number", flat=True))
    words = _("No. %(number)s is missing: numbers have no gap.")
    missing = [number for number in range(1, max(numbers, default=0)) if number not in numbers]
    return [Fault(0, words % {"number": number}) for number in missing]


def _bring(rows: Sequence[PastRow], known: dict[int, PastMeeting]) -> tuple[int, int, int]:
    """Numbers of rows made, changed, and left as they were."""
    made = changed = 0
    for row in rows:
        values = {name: value for name, value in asdict(row).items() if name != "line"}
        there = known.get(row.number)
        if there is None:
            there = PastMeeting(**values)
            made += 1
        elif all(getattr(there, name) == value for name, value in values.items()):
            continue
        else:
            for name, value in values.items():
                setattr(there, name, value)
            changed += 1
        _store(there, row)
    return made, changed, len(rows) - made - changed


def _store(meeting: PastMeeting, row: PastRow) -> None:
    try:
        meeting.full_clean(validate_unique=False)
    except ValidationError as error:
        raise FaultyRowsError([Fault(row.line, " ".join(error.messages))]) from None
    meeting.save()

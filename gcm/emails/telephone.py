"""What was recorded for somebody by telephone is confirmed to them (D20)."""

from alliance87.core import mailing
from gcm.emails.meetings import WHY
from gcm.models import TelephoneNote


def position_by_telephone(note: TelephoneNote) -> None:
    """To the representative or alternate on whose word it was written down."""
    person, item = note.person, note.position.item
    mailing.send(
        kind="gcm.position_by_telephone",
        template="mail/gcm/position_by_telephone",
        recipients=[mailing.to_account(person)],
        context={
            "meeting": item.meeting,
            "item": item,
            "position": note.position,
            "note": note,
            "is_withdrawal": note.act == "withdrawn",
        },
        why=WHY,
        statutory=True,
    )

"""The links of a notice of meeting: one person's answer for one seat, to one announcement of the date.

They are opaque and signed; that they end with the start of the meeting (T14) is for the verb to say.
"""

from typing import NamedTuple
from uuid import UUID

from django.core import signing

from gcm.models import Reply

SALT = "alliance87.gcm.notice-of-meeting"


class AnswerLink(NamedTuple):
    """What the token says: the reply, who was written to, and the meeting's sequence then."""

    reply: UUID
    person: int
    sequence: int


def token_of(reply: Reply, person_id: int, sequence: int) -> str:
    """Of characters that an address takes as they are."""
    return signing.dumps([reply.public_id.hex, person_id, sequence], salt=SALT)


def read_token(token: str) -> AnswerLink:
    """Raises django.core.signing.BadSignature."""
    reply, person, sequence = signing.loads(token, salt=SALT)
    return AnswerLink(UUID(hex=reply), person, sequence)

"""The signed link by which whoever wrote without an account comes back to what was written."""

from django.core import signing

from secretariat.models import Ticket

SALT = "secretariat.ticket"


def token_of(ticket: Ticket) -> str:
    """Good as long as the ticket keeps an address."""
    return signing.dumps(str(ticket.public_id), salt=SALT)


def ticket_by(token: str) -> Ticket:
    """Raises django.core.signing.BadSignature; Ticket.DoesNotExist, also once the personal data are gone."""
    public_id = signing.loads(token, salt=SALT)
    return Ticket.objects.exclude(email="").get(public_id=public_id)

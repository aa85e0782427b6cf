"""What the secretariat does with a ticket."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from secretariat import emails
from secretariat.domain.tickets.asking import BACK_TASK, TASK, remind_desk
from secretariat.domain.tickets.links import token_of
from secretariat.models import Ticket, TicketMessage
from secretariat.queries.tickets import people_of


@transaction.atomic
def take_ticket(*, actor: Any, ticket: Ticket) -> Ticket:
    """It is in the actor’s hands from now on. Raises PermissionDenied, TransitionNotAllowed once it was
    answered or closed."""
    locked = _locked(actor, ticket)
    locked.take()
    locked.owner = actor
    locked.save()
    remind_desk(locked)
    return _recorded(locked, actor, "taken")


@transaction.atomic
def ask_back(*, actor: Any, ticket: Ticket, text: str) -> Ticket:
    """A question to the asker, by mail; nobody is late while the answer is out. Raises PermissionDenied,
    ValidationError without a text, TransitionNotAllowed unless it is in somebody’s hands."""
    locked = _locked(actor, ticket)
    locked.ask_back()
    _write(locked, actor, text)
    for person in people_of(locked):
        inbox.open_task(
            kind=BACK_TASK,
            subject=locked,
            user=person,
            title=gettext_noop("The secretariat asks you something about ticket no. %(number)s"),
            params={"number": locked.pk},
            url_name="secretariat:ticket",
            url_kwargs={"public_id": str(locked.public_id)},
        )
    return _recorded(locked, actor, "asked_back")


@transaction.atomic
def answer_ticket(*, actor: Any, ticket: Ticket, text: str) -> Ticket:
    """The answer, by mail. Raises as `ask_back`."""
    locked = _locked(actor, ticket)
    locked.answer()
    return _ended(locked, actor, text, "answered")


@transaction.atomic
def refuse_ticket(*, actor: Any, ticket: Ticket, text: str) -> Ticket:
    """No, with the reason, by mail. Raises as `ask_back`."""
    locked = _locked(actor, ticket)
    locked.refuse()
    return _ended(locked, actor, text, "refused")


@transaction.atomic
def close_ticket(*, actor: Any, ticket: Ticket) -> Ticket:
    """Nothing more is expected, of anybody; no mail leaves. Raises PermissionDenied, TransitionNotAllowed
    when it is closed already."""
    locked = _locked(actor, ticket)
    locked.close()
    locked.closed_at = timezone.now()
    locked.save()
    inbox.close_tasks(subject=locked, closed_by=actor)
    return _recorded(locked, actor, "closed")


def _ended(locked: Ticket, actor: Any, text: str, how: str) -> Ticket:
    locked.answered_at = timezone.now()
    _write(locked, actor, text)
    inbox.close_tasks(subject=locked, kind=BACK_TASK, closed_by=actor)
    return _recorded(locked, actor, how)


def _write(locked: Ticket, actor: Any, text: str) -> None:
    if not text.strip():
        raise ValidationError({"text": _("Please write something: it is mailed to the asker.")}, code="empty")
    message = TicketMessage.objects.create(ticket=locked, by=actor, from_desk=True, text=text.strip())
    locked.save()
    inbox.close_tasks(subject=locked, kind=TASK, closed_by=actor)
    emails.ticket_answered(locked, message, token_of(locked) if locked.email else "")


def _locked(actor: Any, ticket: Ticket) -> Ticket:
    locked = Ticket.objects.select_for_update(of=("self",)).select_related("asked_by", "owner")
    found = locked.get(pk=ticket.pk)
    if not actor.has_perm("secretariat.handle_ticket", found):
        raise PermissionDenied
    return found


def _recorded(ticket: Ticket, actor: Any, how: str) -> Ticket:
    ledger.append(kind=f"secretariat.ticket_{how}", subject=ticket, actor=actor, data={})
    return ticket

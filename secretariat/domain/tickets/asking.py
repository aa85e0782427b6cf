"""Asking something of the secretariat: by the contact form, or from the desk of a partner."""

from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _
from django_fsm import can_proceed

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days, today_in_geneva
from alliance87.core.repeats import said_just_now
from partners.models import Organisation, User
from secretariat import emails
from secretariat.domain.tickets.links import token_of
from secretariat.enums import TicketKind, TicketState
from secretariat.models import Ticket, TicketMessage

TASK = "secretariat.ticket"
BACK_TASK = "secretariat.ticket_asks_back"


@transaction.atomic
def write_to_us(
    *, name: str, email: str, subject: str, text: str, user: Any = None, acknowledge: bool = True
) -> Ticket:
    """A message by the contact form. Whoever is signed in writes as themselves; of anybody else the name and
    the address are kept as they typed them. `acknowledge`: send them a mail that it arrived, which holds
    nothing of what was typed. Raises ValidationError without a text."""
    days = rulesets.in_force()["secretariat.tickets.answer_working_days"]
    known = user if user is not None and user.is_authenticated else None
    address = "" if known else email.strip().lower()
    asked = _asked_just_now(known, subject, text, kind=TicketKind.CONTACT, email=address)
    if asked is not None:
        return asked
    ticket = _open(
        kind=TicketKind.CONTACT,
        subject=subject,
        text=text,
        asked_by=known,
        name="" if known else name.strip(),
        email=address,
        due_at=add_working_days(timezone.now(), days),
    )
    if acknowledge:
        emails.ticket_received(ticket, "" if known else token_of(ticket))
    return ticket


@transaction.atomic
def request_communication(
    *, actor: Any, organisation: Organisation, kind: TicketKind, subject: str, text: str, needed_on: date
) -> Ticket:
    """A partner asks for the logo, a quotation or a joint release, needed on a day in Geneva. Raises
    PermissionDenied for all but its editors; ValidationError without a text, or for a day that is sooner than
    the secretariat takes to answer."""
    if not actor.has_perm("secretariat.request_communication", organisation):
        raise PermissionDenied
    if needed_on < soonest_day():
        days = rulesets.in_force()["secretariat.tickets.request_working_days"]
        message = _("The secretariat needs %(days)s working days: please choose a later day.")
        raise ValidationError({"needed_on": ValidationError(message, params={"days": days}, code="soon")})
    asked = _asked_just_now(actor, subject, text, kind=kind, organisation=organisation)
    if asked is not None:
        return asked
    end_of_day = datetime.combine(needed_on, time(18), tzinfo=timezone.get_default_timezone())
    ticket = _open(
        kind=kind,
        subject=subject,
        text=text,
        asked_by=actor,
        organisation=organisation,
        due_at=end_of_day,
    )
    emails.ticket_received(ticket, "")
    return ticket


@transaction.atomic
def write_again(*, actor: Any, ticket: Ticket, text: str) -> Ticket:
    """The asker writes once more: what waited for them is in the secretariat’s hands again. `actor` is None
    for whoever came by the signed link of `ticket`. Raises PermissionDenied; ValidationError without a text,
    or once it is refused or closed."""
    locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
    if actor is not None and not actor.has_perm("secretariat.write_on_ticket", locked):
        raise PermissionDenied
    if locked.state in (TicketState.REFUSED, TicketState.CLOSED):
        raise ValidationError(_("This ticket is closed. Please write a new message."), code="closed")
    same = locked.messages.filter(by=actor, from_desk=False, text=text.strip())
    if said_just_now(same, at="at") is not None:
        return locked
    _say(locked, text, by=actor)
    if can_proceed(locked.hear):
        locked.hear()
        days = rulesets.in_force()["secretariat.tickets.answer_working_days"]
        locked.due_at = max(locked.due_at, add_working_days(timezone.now(), days))
        locked.save()
    inbox.close_tasks(subject=locked, kind=BACK_TASK, closed_by=actor)
    remind_desk(locked)
    return locked


def _asked_just_now(by: Any, subject: str, text: str, **where: Any) -> Ticket | None:
    """The account is locked first; whoever has none is known by the address."""
    if by is not None:
        User.objects.select_for_update().get(pk=by.pk)
    same = Ticket.objects.filter(asked_by=by, subject=subject.strip(), messages__text=text.strip(), **where)
    return said_just_now(same, at="opened_at")


def _open(*, subject: str, text: str, **fields: Any) -> Ticket:
    ticket = Ticket.objects.create(subject=subject.strip(), language=get_language() or "fr", **fields)
    _say(ticket, text, by=ticket.asked_by)
    ledger.append(
        kind="secretariat.ticket_opened",
        subject=ticket,
        actor=ticket.asked_by,
        data={"ticket": str(ticket.kind)},
    )
    remind_desk(ticket)
    return ticket


def _say(ticket: Ticket, text: str, *, by: Any) -> None:
    if not text.strip():
        raise ValidationError({"text": _("Please write something.")}, code="empty")
    TicketMessage.objects.create(ticket=ticket, by=by, text=text.strip())


def remind_desk(ticket: Ticket) -> None:
    """A task for its owner, for the whole secretariat while it has none."""
    inbox.close_tasks(subject=ticket, kind=TASK)
    inbox.open_task(
        kind=TASK,
        subject=ticket,
        role="" if ticket.owner else "secretariat",
        user=ticket.owner,
        title=gettext_noop("Answer ticket no. %(number)s"),
        params={"number": ticket.pk},
        url_name="secretariat:ticket",
        url_kwargs={"public_id": str(ticket.public_id)},
        due_at=ticket.due_at,
    )


def soonest_day() -> date:
    """The first day that a partner may ask for, in Geneva."""
    days = rulesets.in_force()["secretariat.tickets.request_working_days"]
    return max(today_in_geneva(), timezone.localdate(add_working_days(timezone.now(), days)))

"""Tickets hold no personal data for longer than they are of use."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alliance87.core import inbox, ledger, mailing, rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.months import add_months
from secretariat.enums import TicketKind, TicketState
from secretariat.models import Ticket, TicketMessage


@transaction.atomic
def erase_ticket(*, actor: Any, ticket: Ticket) -> Ticket:
    """On request of whoever wrote: name, address and every text go, from the mails about it too; that there
    was a ticket stays. `actor` is None for whoever came by the signed link of `ticket`. Raises
    PermissionDenied."""
    locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
    if actor is not None and not actor.has_perm("secretariat.handle_ticket", locked):
        raise PermissionDenied
    if locked.state != TicketState.CLOSED:
        locked.close()
        locked.closed_at = timezone.now()
        locked.save()
    if locked.email:
        mailing.forget_address(locked.email)
    inbox.close_tasks(subject=locked, closed_by=actor)
    _empty(Ticket.objects.filter(pk=locked.pk))
    ledger.append(kind="secretariat.ticket_erased", subject=locked, actor=actor, data={})
    locked.refresh_from_db()
    return locked


def forget_old_tickets() -> int:
    """Once a day: messages of the contact form that have been closed for as many months as the rules say.
    Answers how many were emptied. What a partner asked stays with the records of the Alliance."""
    months = rulesets.in_force()["secretariat.tickets.keep_months"]
    day = add_months(today_in_geneva(), -months)
    before = datetime.combine(day, datetime.min.time(), tzinfo=timezone.get_default_timezone())
    old = Ticket.objects.filter(kind=TicketKind.CONTACT, closed_at__lt=before, erased_at=None)
    return _empty(old)


@transaction.atomic
def close_answered_tickets() -> int:
    """Once a day: what was answered or refused so many days ago that nobody will come back on it. Answers how
    many."""
    days = rulesets.in_force()["secretariat.tickets.close_days"]
    ended = (TicketState.ANSWERED, TicketState.REFUSED)
    silent = Ticket.objects.filter(state__in=ended, answered_at__lt=timezone.now() - timedelta(days=days))
    closing = list(silent.select_for_update())
    for each in closing:
        each.close()
        each.closed_at = timezone.now()
        each.save()
        inbox.close_tasks(subject=each)
        ledger.append(kind="secretariat.ticket_closed", subject=each, actor=None, data={})
    return len(closing)


def erase_asker(user: Any) -> None:
    """An eraser of `core.privacy`: what the person wrote by the contact form goes, and what they wrote for a
    partner is nobody’s."""
    _empty(Ticket.objects.filter(asked_by=user, kind=TicketKind.CONTACT))
    Ticket.objects.filter(asked_by=user).update(asked_by=None)
    Ticket.objects.filter(owner=user).update(owner=None)
    TicketMessage.objects.filter(by=user).update(by=None)


def _empty(tickets: QuerySet[Ticket]) -> int:
    keys = list(tickets.values_list("pk", flat=True))
    TicketMessage.objects.filter(ticket__in=keys).update(text="", by=None)
    return Ticket.objects.filter(pk__in=keys).update(
        name="", email="", subject="", asked_by=None, erased_at=timezone.now()
    )

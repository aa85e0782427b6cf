"""Tickets as the desk and their askers see them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from partners.queries.people import editors_of
from secretariat.enums import TicketKind, TicketState
from secretariat.models import Ticket, TicketMessage

SHOWS = ("open", "mine", "overdue", "all")


@dataclass(frozen=True)
class Filters:
    """What the address of the list says: which tickets, and of which kind."""

    show: str
    kind: str

    @classmethod
    def of(cls, given: Any) -> "Filters":
        show, kind = given.get("show", "open"), given.get("kind", "")
        return cls(show if show in SHOWS else "open", kind if kind in TicketKind.values else "")


def tickets_of_desk(user: Any, filters: Filters) -> QuerySet[Ticket]:
    """For the secretariat: the most pressing first; of all of them, the newest."""
    found = Ticket.objects.visible_to(user).select_related("organisation", "asked_by", "owner")
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.show == "all":
        return found
    if filters.show == "overdue":
        return found.overdue().in_order()
    if filters.show == "mine":
        return found.open().filter(owner=user).in_order()
    return found.open().in_order()


def own_tickets(user: Any) -> QuerySet[Ticket]:
    """What the reader asked, and what was asked for a partner that they edit; not all that the desk sees."""
    return Ticket.objects.of_asker(user).select_related("organisation")


def people_of(ticket: Ticket) -> list[Any]:
    """The accounts that are written to: whoever asked, or the editors of the partner once they have left it;
    nobody for what came without an account."""
    if ticket.asker_still_asks:
        return [ticket.asked_by]
    return editors_of([ticket.organisation]) if ticket.organisation else []


def thread_of(ticket: Ticket) -> list[TicketMessage]:
    """Everything written, the oldest first. One query."""
    return list(ticket.messages.select_related("by").order_by("at", "pk"))


def acts_on(ticket: Ticket) -> list[str]:
    """What the desk can do with it now, by the names of the verbs."""
    acts = {
        TicketState.NEW: ["take", "close"],
        TicketState.TAKEN: ["answer", "ask", "refuse", "take", "close"],
        TicketState.WAITING: ["answer", "refuse", "take", "close"],
        TicketState.ANSWERED: ["close"],
        TicketState.REFUSED: ["close"],
    }
    return acts.get(TicketState(ticket.state), [])

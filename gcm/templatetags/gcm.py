"""What pages show of the governing body; pages of the apps below load it too."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.translation import get_language

from gcm.forms.proposals import PlaceForm
from gcm.models import AgendaItem, Decision, Meeting, Observer
from gcm.queries.desk import next_meeting, seat_line
from gcm.queries.mandate.to_read import meeting_to_read
from gcm.queries.outlooks import outlook
from gcm.queries.record.promised_activities import joined_of
from gcm.queries.seating.own_seats import own_term_ids
from gcm.queries.seating.regions import statements_at
from partners.enums import MembershipRole
from partners.models import Group, GroupProposal, Membership
from partners.queries.names import shown_name

register = template.Library()


@register.inclusion_tag("gcm/includes/does.html")
def decision_does(item: AgendaItem) -> dict[str, Any]:
    """What the decision on the item would do, beside its words."""
    return {"said": outlook(item).get(get_language() or "")}


@register.inclusion_tag("gcm/includes/seat_line.html", takes_context=True)
def gcm_seat_line(context: template.Context) -> dict[str, Any]:
    """The seat of the reader, in a line."""
    return {"line": seat_line(context["request"].user)}


@register.inclusion_tag("gcm/includes/seat_detail.html", takes_context=True)
def gcm_seat_detail(context: template.Context) -> dict[str, Any]:
    """Who holds the seat of the reader, in which capacity the reader acts for it, and until when."""
    user = context["request"].user
    return {"line": seat_line(user) if user.is_authenticated else None}


@register.inclusion_tag("gcm/includes/own_seats.html", takes_context=True)
def gcm_own_seats(context: template.Context, memberships: Iterable[Membership]) -> dict[str, Any]:
    """The way to the seats of the reader's organisations, for a focal point. One query, for these alone."""
    speaks = any(each.role == MembershipRole.FOCAL_POINT for each in memberships)
    return {"has_seat": speaks and bool(own_term_ids(context["request"].user))}


@register.inclusion_tag("gcm/includes/meeting_to_read.html")
def gcm_meeting_to_read(person: Any) -> dict[str, Any]:
    """The next meeting with its agenda and texts, for a page that is read without a connection."""
    return {"to_read": meeting_to_read(person)}


@register.inclusion_tag("gcm/includes/next_meeting.html", takes_context=True)
def gcm_next_meeting(context: template.Context) -> dict[str, Any]:
    """The meeting in session or to come, for those who may see it."""
    request = context["request"]
    may = request.user.has_perm("gcm.list_meetings")
    return {"next": next_meeting(request.user) if may else None, "request": request}


@register.simple_tag(takes_context=True)
def observer_name(context: template.Context, observer: Observer) -> Any:
    """The organisation that observes; one that is not listed is named to the secretariat and the chair alone
    (P5)."""
    return shown_name(context["request"].user, observer.organisation)


@register.inclusion_tag("gcm/includes/statements.html")
def regional_statements(meeting: Meeting) -> dict[str, Any]:
    """What was said on behalf of regions, for those who take part (N9)."""
    return {"statements": statements_at(meeting)}


@register.inclusion_tag("gcm/record/workplan_promises.html", takes_context=True)
def workplan_promises(context: template.Context, group: Group) -> dict[str, Any]:
    """Which activities of a group fulfil what a decision promised, for whoever may read the thread (N14)."""
    user = context["request"].user
    joins = user.has_perm("gcm.link_activity")
    found = joined_of(group) if user.has_perm("gcm.view_decisions") else []
    return {"joined": [each for each in found if joins or each.follow_up], "joins": joins}


@register.inclusion_tag("gcm/includes/office_seat.html")
def office_seat(office: Any) -> dict[str, Any]:
    """The seat that rests on an office in a group, which was read with its marks (S8)."""
    return {"number": office.seat_number, "block": office.seat_block}


@register.inclusion_tag("gcm/includes/decision_symbol.html", takes_context=True)
def decision_by_symbol(context: template.Context, symbol: str) -> dict[str, Any]:
    """A symbol that a record below holds, with the way to the decision for whoever may read it (D17)."""
    decision = Decision.objects.by_symbol(symbol)
    may = decision is not None and context["request"].user.has_perm("gcm.view_decision", decision)
    return {"symbol": symbol, "decision": decision if may else None}


@register.inclusion_tag("gcm/includes/put_on_agenda.html", takes_context=True)
def put_on_agenda(context: template.Context, proposal: GroupProposal, form: Any = None) -> dict[str, Any]:
    """The meetings on whose agenda a proposal can be put."""
    shown = form or PlaceForm()
    return {
        "proposal": proposal,
        "form": shown,
        "has_meetings": shown.has_choice,
        "csrf_token": context["csrf_token"],
    }

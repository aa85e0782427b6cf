"""Tickets: as partners ask, and as the secretariat answers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import SIGNED_IN, PortalPage
from partners.queries.proposals import proposers_for
from partners.views.forms import MEANWHILE, FormPage, add_errors
from secretariat.domain.tickets import asking, forgetting, handling
from secretariat.enums import TicketKind
from secretariat.forms.office.tickets import MessageForm, RequestForm
from secretariat.models import Ticket
from secretariat.queries.tickets import Filters, acts_on, own_tickets, thread_of, tickets_of_desk

PAGE_SIZE = 30
WRITTEN: dict[str, Callable[..., Any]] = {
    "ask": handling.ask_back,
    "answer": handling.answer_ticket,
    "refuse": handling.refuse_ticket,
    "write": asking.write_again,
}
PRESSED: dict[str, Callable[..., Any]] = {
    "take": handling.take_ticket,
    "close": handling.close_ticket,
    "erase": forgetting.erase_ticket,
}


class RequestsView(FormPage):
    """What one’s organisation needs of the secretariat, and what became of it."""

    permission = SIGNED_IN
    template_name = "secretariat/tickets/requests.html"

    @cached_property
    def organisations(self) -> Any:
        return proposers_for(self.request.user)

    def make_form(self, data: Any = None, files: Any = None) -> RequestForm:
        return RequestForm(data, organisations=self.organisations)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(own_tickets(self.request.user), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            may_ask=bool(self.organisations),
            soonest=asking.soonest_day(),
            is_desk=self.request.user.has_perm("secretariat.handle_ticket"),
            **kwargs,
        )

    def act(self, form: RequestForm) -> Ticket:
        ticket = asking.request_communication(actor=self.request.user, **form.values())
        messages.success(self.request, _("The secretariat has your request."))
        return ticket


class TicketDeskView(PortalPage):
    permission = "secretariat.handle_ticket"
    template_name = "secretariat/tickets/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters.of(self.request.GET)
        found = tickets_of_desk(self.request.user, filters)
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            filters=filters,
            kinds=TicketKind.choices,
            overdue=Ticket.objects.overdue().count(),
            **kwargs,
        )


class TicketView(PortalPage):
    """The thread, for the asker and for the desk; each has their own buttons."""

    permission = "secretariat.view_ticket"
    template_name = "secretariat/tickets/ticket.html"

    @cached_property
    def ticket(self) -> Ticket:
        found = Ticket.objects.select_related("organisation", "asked_by", "owner")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Ticket:
        return self.ticket

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        handles = self.request.user.has_perm("secretariat.handle_ticket", self.ticket)
        kwargs.setdefault("form", MessageForm())
        return super().get_context_data(
            ticket=self.ticket,
            thread=thread_of(self.ticket),
            handles=handles,
            acts=acts_on(self.ticket) if handles else [],
            asks=self.request.user.has_perm("secretariat.write_on_ticket", self.ticket),
            takes_more=self.ticket.is_open or self.ticket.state == "answered",
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        verb = request.POST.get("verb", "")
        try:
            if verb in PRESSED:
                PRESSED[verb](actor=request.user, ticket=self.ticket)
                return self._done()
            if verb not in WRITTEN:
                raise Http404
            return self._written(WRITTEN[verb])
        except TransitionNotAllowed:
            messages.error(request, MEANWHILE)
            return redirect(self.ticket)

    def _written(self, act: Callable[..., Any]) -> HttpResponse:
        form = MessageForm(self.request.POST)
        if form.is_valid():
            try:
                act(actor=self.request.user, ticket=self.ticket, text=form.cleaned_data["text"])
            except ValidationError as error:
                add_errors(form, error)
            else:
                return self._done()
        elif act is not asking.write_again and not self.request.user.has_perm("secretariat.handle_ticket"):
            raise PermissionDenied
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _done(self) -> HttpResponse:
        messages.success(self.request, _("Done."))
        return redirect(self.ticket)

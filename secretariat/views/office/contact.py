"""The contact form, and the thread of whoever wrote without an account."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alliance87.core.rate_limit import address_of, is_within
from alliance87.core.views import PUBLIC, PortalPage
from partners.views.forms import add_errors
from secretariat.domain.tickets.asking import write_again, write_to_us
from secretariat.domain.tickets.forgetting import erase_ticket
from secretariat.domain.tickets.links import ticket_by
from secretariat.forms.office.tickets import ContactForm, MessageForm
from secretariat.models import Ticket
from secretariat.queries.tickets import thread_of

HOUR = 3600
DAY = 24 * HOUR


class ContactView(PortalPage):
    """The same answer whoever writes: nobody learns whether an address is known."""

    permission = PUBLIC
    template_name = "secretariat/tickets/contact.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ContactForm(user=self.request.user))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ContactForm(request.POST, user=request.user)
        if form.is_by_machine:
            return redirect("secretariat:contact_sent")
        if not form.is_valid():
            return self._again(form, 422)
        if not is_within("contact", address_of(request), amount=5, seconds=HOUR):
            form.add_error(None, _("Too many messages came from here. Please try again in an hour."))
            return self._again(form, 429)
        values = form.values()
        whom = values["email"].lower() or f"user:{request.user.pk}"
        # A message is always kept; somebody else's mailbox is not filled with our thanks.
        acknowledge = is_within("contact-address", whom, amount=3, seconds=DAY)
        write_to_us(user=request.user, acknowledge=acknowledge, **values)
        return redirect("secretariat:contact_sent")

    def _again(self, form: ContactForm, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)


class ContactSentView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/tickets/sent.html"


@method_decorator(never_cache, name="dispatch")
class ContactThreadView(PortalPage):
    """By the link of a mail. Like all such pages it shows no address, because mails are passed on."""

    permission = PUBLIC
    template_name = "secretariat/tickets/own_thread.html"

    @cached_property
    def ticket(self) -> Ticket:
        try:
            return ticket_by(self.kwargs["token"])
        except (signing.BadSignature, Ticket.DoesNotExist) as error:
            raise Http404 from error

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", MessageForm())
        takes_more = self.ticket.is_open or self.ticket.state == "answered"
        return super().get_context_data(
            ticket=self.ticket, thread=thread_of(self.ticket), takes_more=takes_more, **kwargs
        )

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if request.POST.get("verb") == "erase":
            erase_ticket(actor=None, ticket=self.ticket)
            messages.success(request, _("Your name, your address and what you wrote are erased."))
            return redirect("secretariat:contact")
        form = MessageForm(request.POST)
        if form.is_valid() and self._is_written(form):
            messages.success(request, _("Thank you. The secretariat has your message."))
            return redirect(request.path)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _is_written(self, form: MessageForm) -> bool:
        if not is_within("contact-thread", str(self.ticket.pk), amount=10, seconds=DAY):
            form.add_error(None, _("Too many messages came from here. Please try again in an hour."))
            return False
        try:
            write_again(actor=None, ticket=self.ticket, text=form.cleaned_data["text"])
        except ValidationError as error:
            add_errors(form, error)
        return not form.errors

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from secretariat.demo import cast
from secretariat.demo.base import DemoView
from secretariat.demo.become import become
from secretariat.demo.mailbox import Mail, find_mail, mails

# Links work, nothing else does.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"


class CastPage(DemoView, TemplateView):
    template_name = "demo/cast.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        persons, codes = cast.persons(), cast.codes()
        rows = []
        for member in cast.CAST:
            person = persons.get(member.email)
            rows.append(
                {"member": member, "person": person, "code": codes.get(person.pk) if person else None}
            )
        return super().get_context_data(rows=rows, password=cast.PASSWORD, **kwargs)


class BecomeView(DemoView):
    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        member = cast.BY_KEY.get(key)
        if member is None:
            raise Http404
        person = cast.persons().get(member.email)
        if person is None:
            messages.error(
                request, _("This person is not there yet: the demonstration is still being filled.")
            )
            return HttpResponseRedirect(reverse("demo:cast"))
        become(request, person)
        messages.success(request, _("You are now %(name)s.") % {"name": person})
        return HttpResponseRedirect(_address(member.start))


class MailboxPage(DemoView, TemplateView):
    template_name = "demo/mailbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(mails(), 25).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, **kwargs)


class MailPage(DemoView, TemplateView):
    template_name = "demo/mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mail=_found(self.kwargs["key"]), **kwargs)


class MailHtmlView(DemoView):
    """The formatted part as its reader sees it, in a sandbox of its own."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        mail = _found(key)
        if not mail.html:
            raise Http404
        response = HttpResponse(mail.html)
        response["Content-Security-Policy"] = SANDBOX
        return response


def _found(key: str) -> Mail:
    mail = find_mail(key)
    if mail is None:
        raise Http404
    return mail


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse("demo:cast")

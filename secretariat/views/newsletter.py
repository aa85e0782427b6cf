"""The newsletter in public: what appeared, and a reader's own acts by signed links."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alliance87.core.feeds import atom_response
from alliance87.core.rate_limit import address_of, is_within
from alliance87.core.views import PUBLIC, PortalPage, PortalView
from secretariat.domain.newsletter import links, subscribing
from secretariat.enums import ConsentWay, SubscriberState
from secretariat.exports.issues import issues_as_atom
from secretariat.forms.subscription import ChoicesForm, SubscribeForm
from secretariat.models import ConsentText, Issue, Subscriber
from secretariat.queries.newsletter.content import issue_content

HOUR = 3600
DAY = 24 * HOUR


class ArchiveView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/newsletter/archive.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(Issue.objects.published(), 24).get_page(self.request.GET.get("page"))
        may_edit = self.request.user.has_perm("secretariat.edit_newsletter")
        return super().get_context_data(page=page, may_edit=may_edit, **kwargs)


class IssueView(PortalPage):
    """A published issue: the same content as the mail."""

    permission = PUBLIC
    template_name = "secretariat/newsletter/issue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        issue = get_object_or_404(Issue.objects.published(), number=self.kwargs["number"])
        return super().get_context_data(content=issue_content(issue), **kwargs)


class FeedView(PortalView):
    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        feed = issues_as_atom(
            language=get_language() or "fr",
            address=request.build_absolute_uri(reverse("secretariat:newsletter")),
            feed_address=request.build_absolute_uri(),
        )
        return atom_response(feed)


class SubscribeView(PortalPage):
    """The same answer whether an address is known or not."""

    permission = PUBLIC
    template_name = "secretariat/newsletter/subscribe.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", SubscribeForm())
        return super().get_context_data(text=ConsentText.objects.in_force(), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SubscribeForm(request.POST)
        if not form.is_valid():
            return self._again(form, 422)
        if not is_within("subscribe", address_of(request), amount=10, seconds=HOUR):
            form.add_error(None, _("Too many addresses were typed from here. Please try again in an hour."))
            return self._again(form, 429)
        email = form.cleaned_data["email"].lower()
        if is_within("subscribe-address", email, amount=3, seconds=DAY):
            try:
                subscribing.ask_subscription(email=email, values=form.choices())
            except ValidationError as error:
                form.add_error(None, error)
                return self._again(form, 422)
        return redirect("secretariat:newsletter_asked")

    def _again(self, form: SubscribeForm, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)


class AskedView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/newsletter/asked.html"


@method_decorator(never_cache, name="dispatch")
class ConfirmView(PortalPage):
    """GET asks, because scanners follow links; only POST acts."""

    permission = PUBLIC
    template_name = "secretariat/newsletter/confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            subscriber = links.to_confirm(self.kwargs["token"])
        except signing.SignatureExpired:
            return super().get_context_data(is_old=True, **kwargs)
        except (signing.BadSignature, Subscriber.DoesNotExist) as error:
            raise Http404 from error
        waits = subscriber.state == SubscriberState.ASKED
        return super().get_context_data(waits=waits, text=ConsentText.objects.in_force(), **kwargs)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            subscriber = subscribing.confirm_subscription(token=token)
        except signing.SignatureExpired:
            return redirect(request.path)
        except (signing.BadSignature, Subscriber.DoesNotExist) as error:
            raise Http404 from error
        messages.success(request, _("You are subscribed. The next issue comes by itself."))
        return redirect("secretariat:newsletter_preferences", links.managing(subscriber))


@method_decorator(never_cache, name="dispatch")
class PreferencesView(PortalPage):
    """What the reader gets, by the link in each mail. The page does not show the address, because mails are
    passed on; nor does it send data anywhere but there."""

    permission = PUBLIC
    template_name = "secretariat/newsletter/preferences.html"

    @cached_property
    def subscriber(self) -> Subscriber:
        try:
            return links.to_manage(self.kwargs["token"])
        except (signing.BadSignature, Subscriber.DoesNotExist) as error:
            raise Http404 from error

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ChoicesForm(instance=self.subscriber))
        text = ConsentText.objects.in_force()
        reads = self.subscriber.state == SubscriberState.ACTIVE
        later = text if reads and text != self.subscriber.consent else None
        return super().get_context_data(reads=reads, later_text=later, **kwargs)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        verb = {"agree": self._agree, "leave": self._leave, "data": self._data, "erase": self._erase}.get(
            request.POST.get("verb", "")
        )
        if verb:
            return verb()
        form = ChoicesForm(request.POST, instance=self.subscriber)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        subscribing.change_choices(subscriber=self.subscriber, values=form.cleaned_data)
        return self._done(_("Your choices are saved."))

    def _agree(self) -> HttpResponse:
        subscribing.renew_consent(subscriber=self.subscriber)
        return self._done(_("Thank you. You go on receiving the newsletter."))

    def _leave(self) -> HttpResponse:
        subscribing.leave_list(subscriber=self.subscriber, way=ConsentWay.PAGE)
        return self._done(_("You are unsubscribed. Nothing more will leave to you."))

    def _data(self) -> HttpResponse:
        if is_within("own-data", self.subscriber.email, amount=3, seconds=DAY):
            subscribing.send_own_data(subscriber=self.subscriber)
        return self._done(_("Everything we keep about you is on its way to your address."))

    def _erase(self) -> HttpResponse:
        subscribing.erase_subscriber(subscriber=self.subscriber)
        messages.success(self.request, _("Your address and your choices are erased."))
        return redirect("secretariat:newsletter")

    def _done(self, words: str) -> HttpResponse:
        messages.success(self.request, words)
        return redirect("secretariat:newsletter_preferences", self.kwargs["token"])

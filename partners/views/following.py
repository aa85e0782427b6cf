"""Follow, confirm, choose, stop: with an account, or by the link in a mail."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.rate_limit import address_of, is_within
from alliance87.core.views import PUBLIC, SIGNED_IN, PortalPage
from partners.domain.following import (
    LinkUsedError,
    ask_to_follow,
    change_rhythms,
    confirm_following,
    follow,
    managing,
    stop_following,
    to_manage,
)
from partners.forms.following import FollowForm, RhythmsForm
from partners.models import Follower
from partners.queries.following import find_target, followed_by
from partners.views.forms import FormPage

HOUR = 3600
DAY = 24 * HOUR


class TooOftenError(Exception):
    """Too many addresses were typed by one visitor."""


class FollowView(FormPage):
    """One thing to follow: its name, how often, and where to."""

    permission = PUBLIC
    template_name = "partners/following/follow.html"

    @cached_property
    def target(self) -> tuple[int, str]:
        try:
            return find_target(self.kwargs["kind"], self.kwargs["key"])
        except LookupError as error:
            raise Http404 from error

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(followed=self.target[1], **kwargs)

    def make_form(self, data: Any = None, files: Any = None) -> FollowForm:
        return FollowForm(data, has_account=self.request.user.is_authenticated)

    def act(self, form: FollowForm) -> str:
        user: Any = self.request.user
        what = {"kind": self.kwargs["kind"], "target": self.target[0], "rhythm": form.cleaned_data["rhythm"]}
        if user.is_authenticated:
            follow(actor=user, **what)
            messages.success(self.request, _("Saved. You can change it here at any time."))
            return reverse("partners:following")
        if not is_within("follow", address_of(self.request), amount=10, seconds=HOUR):
            raise TooOftenError
        email = form.cleaned_data["email"].lower()
        if is_within("follow-address", email, amount=3, seconds=DAY):  # the answer is the same
            ask_to_follow(email=email, language=get_language() or "fr", **what)
        messages.success(self.request, _("Please look at your mail: its link makes it begin."))
        return self.request.path

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except TooOftenError:
            form = self.make_form(request.POST)
            form.add_error(None, _("Too many addresses were typed from here. Please try again in an hour."))
            return self.again(form, 429)


class ConfirmView(PortalPage):
    """GET asks, because scanners follow links; only POST acts. The signed token is the right to act."""

    permission = PUBLIC
    template_name = "partners/following/confirm.html"

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            follower = confirm_following(token=token)
        except signing.BadSignature as error:
            raise Http404 from error
        except LinkUsedError:
            return self.render_to_response(self.get_context_data(is_used=True), status=409)
        messages.success(request, _("You follow it now."))
        return redirect("partners:follow_choices", managing(follower))


class ChoicesMixin(FormPage):
    """Everything that is followed, each with its rhythm, and one button that stops it all."""

    template_name = "partners/following/choices.html"
    done = _("Saved. You can change it here at any time.")

    def find_follower(self) -> Follower | None:
        """None for who follows nothing yet."""
        raise TypeError(type(self).__name__)

    @cached_property
    def follower(self) -> Follower | None:
        return self.find_follower()

    def make_form(self, data: Any = None, files: Any = None) -> RhythmsForm:
        return RhythmsForm(data, followed=followed_by(self.follower) if self.follower else [])

    def act(self, form: RhythmsForm) -> str:
        if self.follower:
            change_rhythms(follower=self.follower, rhythms=form.rhythms())
        return self.request.path

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "stop" in request.POST and self.follower:
            stop_following(follower=self.follower)
            messages.success(request, _("Stopped: nothing more is sent to you."))
            return redirect("secretariat:home")
        return super().post(request, *args, **kwargs)


class FollowingView(ChoicesMixin):
    permission = SIGNED_IN

    def find_follower(self) -> Follower | None:
        user: Any = self.request.user
        return Follower.objects.filter(user=user).first()


class ChoicesView(ChoicesMixin):
    """By the link of a mail, which is the right to act."""

    permission = PUBLIC

    def find_follower(self) -> Follower:
        try:
            return to_manage(self.kwargs["token"])
        except (signing.BadSignature, Follower.DoesNotExist) as error:
            raise Http404 from error

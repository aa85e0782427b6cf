from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.domain.grants import grant, revoke
from alliance87.core.access.grant_form import GrantForm
from alliance87.core.access.queries.grants import grantable_on
from alliance87.core.access.registry import is_granted
from alliance87.core.views import SIGNED_IN, PortalView


class GrantView(PortalView):
    """Where the form of the grants panel goes. Who may grant nothing on the object learns nothing of it."""

    permission = SIGNED_IN

    def post(self, request: HttpRequest, content_type: int, object_pk: str) -> HttpResponse:
        obj = find_object(content_type, object_pk)
        choices = grantable_on(request.user, obj)
        if not choices:
            raise Http404
        form = GrantForm(request.POST, choices=choices)
        if not form.is_valid():
            _say(request, form.errors.as_data())
        else:
            self.give(obj, form.cleaned_data)
        return back(request)

    def give(self, obj: Model, data: dict[str, Any]) -> None:
        try:
            grant(actor=self.request.user, obj=obj, **data)
            messages.success(self.request, _("The right was granted and recorded."))
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))


class RevokeView(PortalView):
    permission = SIGNED_IN

    def post(self, request: HttpRequest, content_type: int, object_pk: str) -> HttpResponse:
        obj = find_object(content_type, object_pk)
        name = request.POST.get("permission", "")
        person = get_object_or_404(get_user_model(), pk=_number(request.POST.get("user")))
        own = person == request.user and is_granted(person, name, obj)
        if not own and name not in dict(grantable_on(request.user, obj)):
            raise Http404
        try:
            revoke(actor=request.user, user=person, permission=name, obj=obj)
            messages.success(request, _("The right was taken back and recorded."))
        except ImproperlyConfigured as error:
            raise Http404 from error
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return back(request)


def find_object(content_type: int, object_pk: str) -> Model:
    """The object of a grant. Raises Http404."""
    model = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None:
        raise Http404
    try:
        return get_object_or_404(model, pk=object_pk)
    except (ValueError, ValidationError) as error:
        raise Http404 from error


def back(request: HttpRequest) -> HttpResponse:
    """To the page that the panel is on."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if safe else "/")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0


def _say(request: HttpRequest, errors: dict[str, list[ValidationError]]) -> None:
    for error in (each for found in errors.values() for each in found):
        messages.error(request, " ".join(error.messages))

"""Base views: deny by default.

A view names the permission it asks for, or says PUBLIC or SIGNED_IN aloud; one that says nothing
does not start. The answers to who may not: anonymous visitors are sent to sign in and come back,
signed-in outsiders get 404 (they learn nothing, not even that the page exists), insiders without
the right get 403.
"""

from typing import Any, ClassVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.generic import TemplateView
from django.views.generic.base import View

from alliance87.core.access import second_factor

PUBLIC = "public"
SIGNED_IN = "signed-in"


class PortalView(View):
    """A view with a declared permission; `insider_permission` tells who may know that the page exists."""

    permission: ClassVar[str] = ""
    insider_permission: ClassVar[str] = ""
    second_factor: ClassVar[bool] = False  # given within the last minutes: for constitutional acts
    takes_fallback: ClassVar[bool] = False  # a code of the secretariat stands for it, once
    without_second_factor: ClassVar[bool] = False  # open also to whoever has yet to give theirs

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        if not cls.permission:
            raise ImproperlyConfigured(f"{cls.__name__} declares no permission")
        return super().as_view(**initkwargs)

    def get_permission_object(self) -> Any:
        """The object that the permission is asked on. Raises Http404 when there is none."""
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refusal = self.refuse(request)
        return refusal or super().dispatch(request, *args, **kwargs)

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        """None when the visitor may go on, a redirect to sign in or to give the second factor, or raises
        Http404 or PermissionDenied."""
        if self.permission == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if self.permission == SIGNED_IN:
            return None
        obj = self.get_permission_object()
        if request.user.has_perm(self.permission, obj):
            return self._refusal_of_act(request)
        if self.insider_permission and request.user.has_perm(self.insider_permission, obj):
            raise PermissionDenied
        raise Http404

    def _refusal_of_act(self, request: HttpRequest) -> HttpResponse | None:
        if not self.second_factor:
            return None
        return second_factor.refusal_of_act(request, takes_fallback=self.takes_fallback)


class PortalPage(PortalView, TemplateView):
    """A page made of a template and a context."""

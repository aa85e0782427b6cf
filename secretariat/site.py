from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# A superuser who could delete a second factor here would be a way around the two officers, one who could
# tick an address as verified around its owner; groups of Django's own give no right on the portal.
NEVER_ON_THE_DESK = {"mfa.authenticator", "account.emailaddress", "auth.group"}

# Views of the site itself for everybody who works in the secretariat; the first page shows what one may see.
OPEN_TO_EVERYBODY = {"index", "app_index", "i18n_javascript", "logout", "password_change"}


class DeskAdminConfig(AdminConfig):
    default_site = "secretariat.site.DeskSite"


class DeskSite(AdminSite):
    """The secretariat's desk."""

    site_header = _("Desk of the secretariat")
    site_title = _("Desk of the secretariat")
    index_title = _("What waits")
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        from secretariat.queries.desk import desk_page

        desk = desk_page(request.user, request.GET.get("show", ""))
        return super().index(request, {"desk": desk, **(extra_context or {})})

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        models: list[Any] = (
            [model_or_iterable] if isinstance(model_or_iterable, type) else [*model_or_iterable]
        )
        shown = [each for each in models if each._meta.label_lower not in NEVER_ON_THE_DESK]
        super().register(shown, admin_class, **options)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Visitors sign in on the portal's own page and come back; others learn nothing of the desk."""
        from django.contrib.auth.views import redirect_to_login  # its module needs loaded apps

        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                raise Http404
            if not request.user.has_perm("access.use_whole_desk") and not self._is_open_to(request, view):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, view)

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("access.enter_desk")

    def _is_open_to(self, request: HttpRequest, view: Any) -> bool:
        """For whoever is on the desk without being an officer: the pages of the desk itself, and those of the
        records that they may see. Anything else, above all what nobody thought of, is closed."""
        owner = getattr(view, "__self__", None)
        if isinstance(owner, ModelAdmin):
            return owner.has_view_permission(request)
        return owner is self and view.__name__ in OPEN_TO_EVERYBODY

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """There is one page to change a password on: allauth's."""
        return redirect("account_change_password")

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one page to sign in on, with one second factor: allauth's."""
        from django.contrib.auth.views import redirect_to_login

        if request.user.is_authenticated and not self.has_permission(request):
            raise Http404
        return redirect_to_login(request.GET.get("next") or reverse("admin:index", current_app=self.name))

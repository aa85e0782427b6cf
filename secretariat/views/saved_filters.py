"""Filters of the desk's lists that somebody keeps: keep, rename, share, remove. All work without script."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from partners.domain.desk_roles import PERMISSION
from secretariat.domain import saved_filters
from secretariat.forms.saved_filters import KeepFilterForm, SavedFilterForm
from secretariat.models import SavedFilter


class SavedFiltersPage(PortalPage):
    """One's own, and those that colleagues share of the lists that one may see."""

    permission = "access.enter_desk"
    template_name = "secretariat/filters/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        known = SavedFilter.objects.of_reader(user).select_related("owner").order_by("page", "name")
        seen = [each for each in known if each.owner_id == user.pk or saved_filters.may_see(user, each.page)]
        return super().get_context_data(filters=seen, **kwargs)


class KeepFilterPage(PortalPage):
    """Names the filter that a list has now; the form comes from the list, and is shown again with what is
    wrong."""

    permission = "access.enter_desk"
    template_name = "secretariat/filters/keep.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", KeepFilterForm(initial=self.request.GET.dict()))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = KeepFilterForm(request.POST)
        if form.is_valid():
            try:
                saved = saved_filters.save_filter(actor=request.user, **form.cleaned_data)
            except PermissionDenied as error:
                raise Http404 from error
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, _("Kept as “%(name)s”.") % {"name": saved})
                return redirect(saved)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OwnFilter(PortalPage):
    permission = "access.enter_desk"

    @cached_property
    def saved(self) -> SavedFilter:
        return get_object_or_404(SavedFilter, pk=self.kwargs["pk"], owner=self.request.user.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(saved=self.saved, **kwargs)


class SavedFilterPage(OwnFilter):
    """Another name; shared or not."""

    template_name = "secretariat/filters/edit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", SavedFilterForm(instance=self.saved))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = SavedFilterForm(request.POST)
        if form.is_valid():
            try:
                saved_filters.change_filter(actor=request.user, saved=self.saved, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, _("Saved."))
                return redirect("secretariat:saved_filters")
        return self.render_to_response(self.get_context_data(form=form), status=422)


class RemoveFilterPage(OwnFilter):
    """Asks first. What a colleague shares, a director withdraws."""

    template_name = "secretariat/filters/remove.html"

    @cached_property
    def saved(self) -> SavedFilter:
        user = self.request.user
        within = Q(owner=user.pk)
        if user.has_perm(PERMISSION):
            within |= Q(shared=True)
        return get_object_or_404(SavedFilter, within, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.saved.owner_id == request.user.pk:
            saved_filters.remove_filter(actor=request.user, saved=self.saved)
            messages.success(request, _("Removed."))
        else:
            saved_filters.withdraw_filter(actor=request.user, saved=self.saved)
            messages.success(request, _("Withdrawn: only its owner finds it now."))
        return redirect("secretariat:saved_filters")

"""The seats on the secretariat's desk: who holds them, who acts for them. Formalities only (S12)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core.admin import DeskAdmin
from alliance87.core.dates import today_in_geneva
from alliance87.core.phrases import with_colon
from gcm.domain.seating.replacing import accredit_notified, return_delegate_notice
from gcm.domain.seats import accredit_delegate, accredit_term, end_delegate, end_term
from gcm.forms.accreditation import DelegateForm, EndTermForm, ReturnNoticeForm, TermForm
from gcm.models import Delegate, DelegateNotice, Seat, SeatTerm
from gcm.queries.seats import terms_of


def _data(request: HttpRequest) -> Any:
    """What was sent, when something was."""
    return request.POST if request.method == "POST" else None


@admin.register(Seat)
class SeatAdmin(DeskAdmin):
    list_display = ("number", "category", "office", "regional_group", "holder")
    list_display_links = ("number", "category")
    list_filter = ("category",)
    list_select_related = ("category", "regional_group")
    ordering = ("number",)
    change_form_template = "admin/gcm/seat/change_form.html"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("gcm.view_seat_desk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Seat]:
        return super().get_queryset(request).prefetch_related("terms__organisation")

    @admin.display(description=gettext_lazy("Holder today"))
    def holder(self, seat: Seat) -> str:
        today = today_in_geneva()
        held = [
            each
            for each in seat.terms.all()
            if each.starts_on <= today and (each.ended_on is None or each.ended_on >= today)
        ]
        return str(held[0].organisation) if held else "—"

    def get_urls(self) -> list[Any]:
        routes: tuple[tuple[str, Any, str], ...] = (
            ("<int:object_id>/terms/", self.term_view, "term"),
            ("<int:object_id>/terms/<int:pk>/end/", self.end_term_view, "end_term"),
            ("<int:object_id>/terms/<int:pk>/persons/", self.delegate_view, "delegate"),
            ("<int:object_id>/persons/<int:pk>/end/", self.end_delegate_view, "end_delegate"),
            ("<int:object_id>/notices/<int:pk>/accredit/", self.accredit_notified_view, "accredit_notified"),
            ("<int:object_id>/notices/<int:pk>/return/", self.return_notice_view, "return_notice"),
        )
        guard = self.admin_site.admin_view
        mine = [path(route, guard(view), name=f"gcm_seat_{name}") for route, view, name in routes]
        return [*mine, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        seat: Any = self.get_object(request, object_id)
        if seat is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        return self._page(request, seat)

    def _page(self, request: HttpRequest, seat: Seat) -> HttpResponse:
        today = today_in_geneva()
        context = {
            **self.admin_site.each_context(request),
            "title": str(seat),
            "seat": seat,
            "terms": terms_of(seat),
            "today": today,
        }
        return TemplateResponse(request, "admin/gcm/seat/change_form.html", context)

    def term_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        seat = self._seat(request, object_id)
        form = TermForm(_data(request), seat=seat)
        question = _("Whoever holds the seat leaves office the day before the first day (R4, R6).")
        return self._act(
            request,
            seat,
            form,
            _("Accredit a holder"),
            question,
            lambda: accredit_term(actor=request.user, seat=seat, **form.values()),
        )

    def end_term_view(self, request: HttpRequest, object_id: int, pk: int) -> HttpResponse:
        seat = self._seat(request, object_id)
        term = get_object_or_404(SeatTerm, pk=pk, seat=seat)
        form = EndTermForm(_data(request))
        question = _("%(name)s leaves office; nobody acts for it after that day.") % {
            "name": term.organisation
        }
        return self._act(
            request,
            seat,
            form,
            _("End the term"),
            question,
            lambda: end_term(actor=request.user, term=term, **form.values()),
        )

    def delegate_view(self, request: HttpRequest, object_id: int, pk: int) -> HttpResponse:
        seat = self._seat(request, object_id)
        term = get_object_or_404(SeatTerm, pk=pk, seat=seat)
        form = DelegateForm(_data(request))
        question = _("A new representative takes the place of the one before; the term goes on (S14).")
        return self._act(
            request,
            seat,
            form,
            _("Accredit a person"),
            question,
            lambda: accredit_delegate(actor=request.user, term=term, **form.values()),
        )

    def end_delegate_view(self, request: HttpRequest, object_id: int, pk: int) -> HttpResponse:
        seat = self._seat(request, object_id)
        delegate = get_object_or_404(Delegate, pk=pk, term__seat=seat)
        question = _("%(name)s will no longer act for the seat, from now on.") % {"name": delegate.person}
        form = forms.Form(_data(request))
        return self._act(
            request,
            seat,
            form,
            _("End the accreditation"),
            question,
            lambda: end_delegate(actor=request.user, delegate=delegate),
        )

    def accredit_notified_view(self, request: HttpRequest, object_id: int, pk: int) -> HttpResponse:
        seat = self._seat(request, object_id)
        notice = get_object_or_404(DelegateNotice, pk=pk, term__seat=seat)
        question = _("%(name)s acts for the seat from now on, as the holder says (S14).") % {
            "name": notice.person
        }
        return self._act(
            request,
            seat,
            forms.Form(_data(request)),
            _("Accredit a person"),
            question,
            lambda: accredit_notified(actor=request.user, notice=notice),
        )

    def return_notice_view(self, request: HttpRequest, object_id: int, pk: int) -> HttpResponse:
        seat = self._seat(request, object_id)
        notice = get_object_or_404(DelegateNotice, pk=pk, term__seat=seat)
        form = ReturnNoticeForm(_data(request))
        return self._act(
            request,
            seat,
            form,
            _("Send the notice back"),
            _("For a formality alone: who acts for the seat is the holder’s choice (S12, X2)."),
            lambda: return_delegate_notice(actor=request.user, notice=notice, **form.cleaned_data),
        )

    def _seat(self, request: HttpRequest, object_id: int) -> Seat:
        """Raises Http404 for whoever has no part in the seats."""
        if not self.has_view_permission(request):
            raise Http404
        return get_object_or_404(Seat.objects.select_related("category"), pk=object_id)

    def _act(
        self,
        request: HttpRequest,
        seat: Seat,
        form: Any,
        title: str,
        question: str,
        verb: Callable[[], Any],
    ) -> HttpResponse:
        """A page that asks, and a POST that does."""
        if request.method == "POST" and form.is_valid():
            try:
                verb()
            except ValidationError as error:
                form.add_error(None, error.messages)
            except TransitionNotAllowed:
                form.add_error(
                    None, _("This has moved on in the meantime. The page shows how it stands now.")
                )
            else:
                messages.success(request, _("Done and recorded."))
                return redirect("admin:gcm_seat_change", seat.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": with_colon(seat, title),
            "seat": seat,
            "form": form,
            "act": title,
            "question": question,
        }
        status = 422 if request.method == "POST" else 200
        return TemplateResponse(request, "admin/gcm/seat/act.html", context, status=status)

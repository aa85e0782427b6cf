"""Reviews on the desk: prepared here, put on an agenda, and what the GCG concluded recorded."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.admin import DeskAdmin
from gcm.domain.mandate.reviews import conclude_review, put_review_on_agenda
from gcm.enums import ReviewKind, ReviewState
from gcm.forms.mandate.reviews import OutcomeForm
from gcm.forms.proposals import PlaceForm
from gcm.models import Review
from gcm.queries.mandate.reviews import review_page


@admin.register(Review)
class ReviewAdmin(DeskAdmin):
    list_display = ("__str__", "state", "opened_at", "decision")
    list_filter = ("kind", "state")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("gcm.prepare_review")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The review with its figures; a POST with a meeting places it, one with an outcome concludes it."""
        review: Any = self.get_object(request, object_id) if self.has_view_permission(request) else None
        if review is None:
            raise Http404
        place = PlaceForm(request.POST if "meeting" in request.POST else None)
        outcome = OutcomeForm(request.POST if "outcome" in request.POST else None)
        if place.is_bound and place.is_valid() and self._placed(request, review, place):
            messages.success(request, _("The review is on the agenda."))
            return redirect("admin:gcm_meeting_change", place.cleaned_data["meeting"].pk)
        if outcome.is_bound and outcome.is_valid() and self._concluded(request, review, outcome):
            messages.success(request, _("Done and recorded."))
            return redirect("admin:gcm_review_change", review.pk)
        return self._page(request, review, place, outcome)

    def _placed(self, request: HttpRequest, review: Review, form: PlaceForm) -> bool:
        try:
            put_review_on_agenda(actor=request.user, review=review, meeting=form.cleaned_data["meeting"])
        except ValidationError as error:
            form.add_error(None, error.messages)
        except TransitionNotAllowed:
            form.add_error(None, _("This review does not wait for a meeting."))
        return not form.errors

    def _concluded(self, request: HttpRequest, review: Review, form: OutcomeForm) -> bool:
        try:
            conclude_review(actor=request.user, review=review, outcome=form.cleaned_data["outcome"])
        except ValidationError as error:
            form.add_error(None, error.messages)
        except TransitionNotAllowed:
            form.add_error(None, _("The review comes up at a meeting first."))
        return not form.errors

    def _page(self, request: HttpRequest, review: Review, place: Any, outcome: Any) -> HttpResponse:
        decided, waits = review.kind == ReviewKind.PROGRESS, review.state == ReviewState.ON_AGENDA
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(review),
            "review": review,
            "page": review_page(review),
            "place": place if review.may_be_placed() and review.state != ReviewState.CONCLUDED else None,
            "outcome": outcome if outcome.is_bound or (waits and not decided) else None,
        }
        status = 422 if place.errors or outcome.errors else 200
        return TemplateResponse(request, "admin/gcm/mandate/review.html", context, status=status)

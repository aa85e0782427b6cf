"""Reviews: the list, one with its figures, and the questionnaire on the secretariat."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.mandate.questionnaire import answer_questionnaire
from gcm.enums import ReviewKind, ReviewState
from gcm.forms.mandate.reviews import QuestionnaireForm
from gcm.models import Review
from gcm.queries.mandate.reviews import own_answer, review_page, voices


class ReviewsView(PortalPage):
    permission = "gcm.view_reviews"
    template_name = "gcm/mandate/reviews.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(reviews=Review.objects.all(), **kwargs)


class ReviewView(PortalPage):
    permission = "gcm.view_reviews"
    template_name = "gcm/mandate/review.html"

    @cached_property
    def review(self) -> Review:
        return get_object_or_404(Review, public_id=self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review, user = self.review, self.request.user
        asks = review.kind == ReviewKind.SECRETARIAT
        return super().get_context_data(
            page=review_page(review),
            review=review,
            voices=voices(review) if asks and user.has_perm("gcm.read_questionnaire") else None,
            may_answer=asks
            and review.state != ReviewState.CONCLUDED
            and user.has_perm("gcm.answer_questionnaire"),
            **kwargs,
        )


class QuestionnaireView(PortalPage):
    """The reader's seat answers; another answer takes the place of the one before."""

    permission = "gcm.answer_questionnaire"
    insider_permission = "gcm.view_reviews"
    template_name = "gcm/mandate/questionnaire.html"

    @cached_property
    def review(self) -> Review:
        return get_object_or_404(Review, public_id=self.kwargs["public_id"], kind=ReviewKind.SECRETARIAT)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = QuestionnaireForm(answer=own_answer(self.review, self.request.user))
        return super().get_context_data(review=self.review, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = QuestionnaireForm(request.POST)
        if not (form.is_valid() and self._answered(form)):
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("Your answer is noted. You can change it until the review is concluded."))
        return redirect(self.review)

    def _answered(self, form: QuestionnaireForm) -> bool:
        try:
            answer_questionnaire(
                actor=self.request.user,
                review=self.review,
                ratings=form.ratings(),
                comment=form.cleaned_data["comment"],
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        return not form.errors

"""The country answers point by point, and the next version is read beside each (F3)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts
from pathfinders.domain.clinic.answers import answer_point
from pathfinders.forms.clinic.review import AnswerForm
from pathfinders.models import FeedbackPoint
from pathfinders.queries.clinic.rounds import earlier_review, followed_in
from pathfinders.views.roadmap.base import Drafting
from pathfinders.views.roadmap.versions import OfVersion


class AnswerView(Drafting):
    @cached_property
    def point(self) -> FeedbackPoint:
        found = FeedbackPoint.objects.select_related("review__version")
        return get_object_or_404(
            found, review__version__roadmap=self.roadmap, review__state="signed", pk=self.kwargs["pk"]
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(AnswerForm(instance=self.point))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = AnswerForm(request.POST, instance=self.point)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            answer_point(actor=request.user, point=self.point, **form.cleaned_data)
        except StaleEditError as stale:
            return self._page(form, 409, changes=both_texts(form, stale))
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("Your answer is kept. You can change it until you hand the roadmap in."))
        return redirect(self.roadmap)

    def _page(self, form: AnswerForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {"form": form, "point": self.point, **more}
        context |= {"roadmap": self.roadmap, "country": self.roadmap.pathway.country}
        return render(self.request, "pathfinders/clinic/answer.html", context, status=status)


class FollowedView(OfVersion, PortalPage):
    """Each point of the letter, the answer to it, and what changed since."""

    template_name = "pathfinders/clinic/followed.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        earlier = earlier_review(self.version)
        if earlier is None:
            raise Http404
        rows = followed_in(self.version, earlier)
        return super().get_context_data(version=self.version, earlier=earlier, rows=rows, **kwargs)

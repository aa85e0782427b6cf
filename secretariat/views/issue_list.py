"""The issues of the newsletter on the desk."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from alliance87.core.views import PortalPage
from secretariat.domain.newsletter import composing
from secretariat.enums import ContributionState
from secretariat.forms.issue import MonthForm
from secretariat.models import Contribution, Issue

PAGE_SIZE = 30


class IssuesView(PortalPage):
    """All issues, what waits beside them, and the button that begins the next."""

    permission = "secretariat.edit_newsletter"
    template_name = "secretariat/issues/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", MonthForm(initial={"month": timezone.localdate()}))
        seen = Contribution.objects.visible_to(self.request.user)
        waiting = seen.filter(state=ContributionState.SUBMITTED).count()
        page = Paginator(Issue.objects.all(), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, waiting=waiting, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MonthForm(request.POST)
        if form.is_valid():
            try:
                issue = composing.open_issue(actor=request.user, month=form.cleaned_data["month"])
            except ValidationError as error:
                form.add_error("month", error)
            else:
                return redirect("secretariat:issue", issue.number)
        return self.render_to_response(self.get_context_data(form=form), status=422)

"""Papers, as the secretariat files them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gcm.domain.planning.papers import add_paper, add_paper_file, change_paper, withdraw_paper
from gcm.forms.planning.papers import NewPaperForm, PaperFileForm, PaperForm
from gcm.models import Paper
from gcm.queries.minuting.symbols import symbol_of_paper
from gcm.queries.planning.deadlines import deadlines_of
from gcm.queries.planning.papers import files_with_uploads, row_of
from gcm.views.meetings import MeetingMixin


class FilingView(MeetingMixin):
    permission = "gcm.prepare_meeting"
    insider_permission = "gcm.view_meeting"


class AddPaperView(FilingView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(NewPaperForm(meeting=self.meeting))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = NewPaperForm(request.POST, request.FILES, meeting=self.meeting)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            paper = add_paper(actor=request.user, meeting=self.meeting, **form.values())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        said = symbol_of_paper(paper) or paper.number
        messages.success(request, _("The paper is filed as no. %(number)s.") % {"number": said})
        return redirect("gcm:paper", self.meeting.public_id, paper.number)

    def _page(self, form: Any, status: int = 200) -> HttpResponse:
        context = {"meeting": self.meeting, "form": form, "deadlines": deadlines_of(self.meeting)}
        return render(self.request, "gcm/planning/paper_add.html", context, status=status)


class PaperView(FilingView):
    """One paper: its files, its readers, its end."""

    @cached_property
    def paper(self) -> Paper:
        papers = self.meeting.papers.select_related("meeting", "addendum_to").prefetch_related(
            files_with_uploads()
        )
        return get_object_or_404(papers, number=self.kwargs["number"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = PaperForm(request.POST, meeting=self.meeting, paper=self.paper)
        return self.do(
            lambda: change_paper(actor=request.user, paper=self.paper, **form.values()), change_form=form
        )

    def do(self, verb: Callable[[], Any], **forms: Any) -> HttpResponse:
        form = next(iter(forms.values()), None)
        if form is not None and not form.is_valid():
            return self.page(422, **forms)
        try:
            verb()
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return self.page(422, **forms)
        messages.success(self.request, _("Saved."))
        return redirect("gcm:paper", self.meeting.public_id, self.paper.number)

    def page(self, status: int = 200, **forms: Any) -> HttpResponse:
        paper = self.paper
        context = {
            "meeting": self.meeting,
            "paper": paper,
            "row": row_of(paper, self.meeting, deadlines_of(self.meeting)),
            "change_form": PaperForm(meeting=self.meeting, paper=paper),
            "file_form": PaperFileForm(),
            **forms,
        }
        return render(self.request, "gcm/planning/paper.html", context, status=status)


class PaperFileView(PaperView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect("gcm:paper", self.meeting.public_id, self.paper.number)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = PaperFileForm(request.POST, request.FILES)
        return self.do(
            lambda: add_paper_file(actor=request.user, paper=self.paper, **form.cleaned_data), file_form=form
        )


class WithdrawPaperView(PaperView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect("gcm:paper", self.meeting.public_id, self.paper.number)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(lambda: withdraw_paper(actor=request.user, paper=self.paper))

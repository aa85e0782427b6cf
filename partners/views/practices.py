"""Good practices: for everybody, for the partner that wrote one, and for those who stand by it."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC, SIGNED_IN, PortalPage
from partners.domain.practices import (
    adopt_practice,
    correct_practice,
    endorse_practice,
    review_practice,
    save_practice,
    start_practice,
    submit_practice,
    withdraw_practice,
)
from partners.exports.tables import Table
from partners.exports.work import practices_table
from partners.forms.initiative import AdoptForm, EndorseForm, InNameOfForm, PracticeForm, ReviewForm
from partners.forms.taking_down import TakeDownForm
from partners.models import GoodPractice
from partners.queries.directory import Filters
from partners.queries.initiatives import countries_of
from partners.queries.pilots import pilot_of
from partners.queries.practices import (
    correction_of,
    may_support,
    missing_of_practice,
    practices_for,
    practices_to_read,
    search_practices,
    support_of,
)
from partners.queries.profiles import left_on
from partners.views.files import TableView
from partners.views.forms import ActAtOnce, FormPage
from partners.views.initiatives import PAGE_SIZE, StartView, choices


class PracticesView(PortalPage):
    permission = PUBLIC
    template_name = "partners/practices/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, filters = self.request.user, Filters.of(self.request.GET)
        page = Paginator(search_practices(filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        reads = user.is_authenticated and user.has_perm("partners.view_report_lights")
        return super().get_context_data(
            page=page, filters=filters, waiting=practices_to_read() if reads else [], **choices(), **kwargs
        )


class PracticesFileView(TableView):
    """The list as the filters narrow it."""

    def table(self) -> Table:
        rows = search_practices(Filters.of(self.request.GET))
        return practices_table(rows.prefetch_related("topics", "countries"))


class StartPracticeView(StartView):
    template_name = "partners/practices/start.html"

    def act(self, form: InNameOfForm) -> Any:
        started = start_practice(actor=self.request.user, organisation=form.cleaned_data["organisation"])
        return redirect("partners:practice_edit", started.public_id).headers["Location"]


class PracticeMixin(PortalPage):
    permission = "partners.view_practice"
    insider_permission = "partners.view_practice"

    @cached_property
    def practice(self) -> GoodPractice:
        rows = practices_for(self.request.user)
        found: GoodPractice = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def get_permission_object(self) -> GoodPractice:
        return self.practice

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(practice=self.practice, **kwargs)


class PracticeView(PracticeMixin):
    permission = PUBLIC
    template_name = "partners/practices/page.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A correction that was taken in leads to the practice that it corrected."""
        if self.practice.corrects and self.practice.state == "withdrawn":
            return redirect(self.practice.corrects)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, practice = self.request.user, self.practice
        may_edit = user.has_perm("partners.edit_practice", practice)
        speaks = user.has_perm("partners.speak_for_record", practice)
        return super().get_context_data(
            support=support_of(practice, user),
            pilot=pilot_of(practice, user),
            topics=practice.topics.all(),
            countries=countries_of(practice),
            may_edit=may_edit,
            may_correct=user.has_perm("partners.correct_practice", practice),
            may_take_down=user.has_perm("partners.take_down", practice),
            correction=correction_of(practice) if speaks else None,
            left_on=left_on(practice.organisation),
            may_review=user.has_perm("partners.review_practice", practice),
            may_withdraw=practice.state != "withdrawn"
            and user.has_perm("partners.withdraw_practice", practice),
            may_support=practice.state == "published"
            and user.is_authenticated
            and may_support(practice, user).exists(),
            missing=missing_of_practice(practice) if may_edit else [],
            **kwargs,
        )


class EditPracticeView(PracticeMixin, FormPage):
    permission = "partners.edit_practice"
    template_name = "partners/practices/edit.html"
    done = _("Saved. You can come back to this page at any time.")

    def make_form(self, data: Any = None, files: Any = None) -> PracticeForm:
        return PracticeForm(data, instance=self.practice)

    def act(self, form: PracticeForm) -> GoodPractice:
        return save_practice(
            actor=self.request.user,
            practice=self.practice,
            revision=form.cleaned_data["revision"],
            values=form.values(),
        )


class SubmitPracticeView(ActAtOnce, PracticeMixin):
    permission = "partners.edit_practice"
    record_name = "practice"
    done = _("The practice is with the secretariat, which reads it first.")

    def act(self) -> GoodPractice:
        return submit_practice(actor=self.request.user, practice=self.practice)


class CorrectPracticeView(ActAtOnce, PracticeMixin):
    """A POST that begins the draft of a correction."""

    permission = "partners.correct_practice"
    record_name = "practice"
    done = _("Correct it and hand it in. The practice stays as it is until the secretariat has read this.")

    def act(self) -> GoodPractice:
        return correct_practice(actor=self.request.user, practice=self.practice)


class ReviewView(PracticeMixin, FormPage):
    permission = "partners.review_practice"
    template_name = "partners/practices/review.html"
    done = _("The partner is told by e-mail.")

    def make_form(self, data: Any = None, files: Any = None) -> ReviewForm:
        return ReviewForm(data)

    def act(self, form: ReviewForm) -> GoodPractice:
        return review_practice(actor=self.request.user, practice=self.practice, **form.cleaned_data)


class WithdrawPracticeView(PracticeMixin, FormPage):
    """A page that asks, and a POST that does; the secretariat says why."""

    permission = "partners.withdraw_practice"
    template_name = "partners/practices/withdraw.html"
    done = _("The practice is withdrawn.")

    def make_form(self, data: Any = None, files: Any = None) -> Form:
        own = self.request.user.has_perm("partners.speak_for_record", self.practice)
        return Form(data) if own else TakeDownForm(data)

    def act(self, form: Form) -> GoodPractice:
        return withdraw_practice(actor=self.request.user, practice=self.practice, **form.cleaned_data)


class EndorseView(PracticeMixin, FormPage):
    permission = SIGNED_IN
    template_name = "partners/practices/endorse.html"
    done = _("Thank you: your organisation stands beside the practice now.")
    form_class: Any = EndorseForm

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        organisations = may_support(self.practice, self.request.user)
        return self.form_class(data, organisations=organisations)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = may_support(self.practice, self.request.user).exists()
        return super().get_context_data(may_support=others and self.practice.state == "published", **kwargs)

    def act(self, form: Any) -> GoodPractice:
        endorse_practice(actor=self.request.user, practice=self.practice, **form.cleaned_data)
        return self.practice


class AdoptView(EndorseView):
    template_name = "partners/practices/adopt.html"
    done = _("Thank you: the practice now shows where it was adopted.")
    form_class = AdoptForm

    def act(self, form: Any) -> GoodPractice:
        adopt_practice(actor=self.request.user, practice=self.practice, **form.cleaned_data)
        return self.practice

"""From the first click to the secretariat's answer, as the applicant sees it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage, PortalView
from partners.domain.applications import (
    save_application,
    start_application,
    submit_application,
    withdraw_application,
)
from partners.domain.stale import StaleEditError
from partners.enums import ApplicationState
from partners.forms.application import STEPS, SubmitForm
from partners.models import Application, ApplicationMessage, CommitmentText
from partners.queries.applications import history_of, missing_of, steps_of
from partners.views.stale import both_texts


class ApplyView(PortalPage):
    """What becoming a partner means, and the button that begins."""

    permission = "partners.start_application"
    template_name = "partners/apply.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        applicant: Any = self.request.user
        mine = Application.objects.filter(applicant=applicant)
        draft = mine.filter(state=ApplicationState.DRAFT).first()
        return super().get_context_data(
            draft=draft,
            others=mine.exclude(state=ApplicationState.DRAFT),
            text=CommitmentText.objects.in_force(),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        application = start_application(actor=request.user)
        return redirect("partners:application_step", application.public_id, "organisation")


class ApplicationMixin(PortalView):
    permission = "partners.view_application"

    @cached_property
    def application(self) -> Application:
        return get_object_or_404(
            Application.objects.select_related("country", "organisation", "commitment_text", "applicant"),
            public_id=self.kwargs["public_id"],
        )

    def get_permission_object(self) -> Application:
        return self.application


class ApplicationView(ApplicationMixin, PortalPage):
    """Where the application stands: what is missing, what was asked, what comes next."""

    template_name = "partners/application.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application = self.application
        text = CommitmentText.objects.in_force()
        may_change = self.request.user.has_perm("partners.change_application", application)
        conversation = list(application.conversation.all())
        kwargs.setdefault("submit_form", self.submit_form(text) if may_change and text else None)
        return super().get_context_data(
            application=application,
            topics=application.topics.all(),
            steps=steps_of(application),
            missing=missing_of(application) if may_change else [],
            conversation=conversation,
            question=_last_question(application, conversation),
            commitment_text=application.commitment_text or text,
            text_in_force=text,
            may_change=may_change,
            history=history_of(application),
            **kwargs,
        )

    def submit_form(self, text: CommitmentText | None, data: Any = None) -> SubmitForm:
        returned = self.application.state == ApplicationState.RETURNED
        return SubmitForm(data, question=returned, initial={"version": text.version if text else None})


def _last_question(
    application: Application, conversation: list[ApplicationMessage]
) -> ApplicationMessage | None:
    if application.state != ApplicationState.RETURNED:
        return None
    return next(
        (each for each in reversed(conversation) if each.kind == ApplicationMessage.Kind.QUESTION), None
    )


class SubmitView(ApplicationView):
    """Hand in. A GET shows the state page, so that going back after signing in lands well."""

    insider_permission = "partners.view_application"
    permission = "partners.change_application"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.application)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.submit_form(CommitmentText.objects.in_force(), request.POST)
        if not form.is_valid():
            return self._again(form)
        read = CommitmentText.objects.filter(version=form.cleaned_data["version"]).first()
        try:
            submit_application(
                actor=request.user,
                application=self.application,
                commitment=read,
                answer=form.cleaned_data.get("answer", ""),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._again(form)
        messages.success(
            request, _("Your application is with the secretariat. You will hear from it by e-mail.")
        )
        return redirect(self.application)

    def _again(self, form: SubmitForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(submit_form=form), status=422)


class StepView(ApplicationMixin):
    """One step of the form. Saving keeps what is there, complete or not, and goes on."""

    insider_permission = "partners.view_application"
    permission = "partners.change_application"

    @cached_property
    def step(self) -> str:
        if self.kwargs["step"] not in STEPS:
            raise Http404
        return str(self.kwargs["step"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(STEPS[self.step](instance=self.application))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = STEPS[self.step](request.POST, instance=self.application)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            save_application(
                actor=request.user,
                application=self.application,
                revision=form.cleaned_data["revision"],
                values=form.values(),
            )
        except StaleEditError as stale:
            return self._page(form, status=409, changes=both_texts(form, stale))
        return self._next()

    def _next(self) -> HttpResponse:
        if "later" in self.request.POST:
            messages.success(self.request, _("Saved. You can come back to this page at any time."))
            return HttpResponseRedirect(self.application.get_absolute_url())
        names = list(STEPS)
        at = names.index(self.step) + 1
        if at == len(names):
            return HttpResponseRedirect(self.application.get_absolute_url() + "#submit")
        return redirect("partners:application_step", self.application.public_id, names[at])

    def _page(self, form: Any, status: int = 200, changes: list[Any] | None = None) -> HttpResponse:
        context = {
            "form": form,
            "application": self.application,
            "steps": steps_of(self.application, current=self.step),
            "changes": changes,
            "back": self._back(),
        }
        return render(self.request, "partners/application_step.html", context, status=status)

    def _back(self) -> str:
        names = list(STEPS)
        at = names.index(self.step)
        if at == 0:
            return self.application.get_absolute_url()
        return reverse("partners:application_step", args=[self.application.public_id, names[at - 1]])


class WithdrawView(ApplicationMixin, PortalPage):
    """A page that asks, and a POST that does."""

    insider_permission = "partners.view_application"
    permission = "partners.withdraw_application"
    template_name = "partners/application_withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(application=self.application, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            withdraw_application(actor=request.user, application=self.application)
        except TransitionNotAllowed:
            messages.error(
                request, _("This application has been decided on and cannot be withdrawn any more.")
            )
        else:
            messages.success(request, _("The application is withdrawn. Nothing of it was published."))
        return redirect(self.application)

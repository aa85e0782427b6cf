"""Applications on the secretariat's desk. Every button calls a verb of `domain`."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.admin import DeskHistoryAdmin
from alliance87.core.text import number_in
from partners.domain.applications import accept_application, decline_application, return_application
from partners.domain.stale import StaleEditError
from partners.enums import ApplicationState, PartnerKind
from partners.forms.application import DeclineForm, QuestionForm
from partners.models import Application
from partners.queries.applications import explanation_of, similar_organisations


def posted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Verbs act on POST; whoever comes back here after signing in again finds the application's page."""

    def only_posted(request: HttpRequest, object_id: int) -> HttpResponse:
        if request.method != "POST":
            return redirect("admin:partners_application_change", object_id)
        return view(request, object_id)

    return only_posted


def revision_of(request: HttpRequest) -> int:
    """The revision that the officer read; one that never stands when the form does not say."""
    read = number_in(request.POST.get("revision", ""))
    return -1 if read is None else read


@admin.register(Application)
class ApplicationAdmin(DeskHistoryAdmin):
    list_display = ("__str__", "kind", "country", "state", "submitted_at")
    list_filter = ("state", "kind")
    search_fields = ("name", "focal_point_name")
    ordering = ("-submitted_at",)
    list_select_related = ("country",)
    change_form_template = "admin/partners/application/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Application]:
        return Application.objects.visible_to(request.user)

    def get_urls(self) -> list[Any]:
        verbs = {"accept": self.accept_view, "return": self.return_view, "decline": self.decline_view}
        mine = [
            path(
                f"<int:object_id>/{name}/",
                self.admin_site.admin_view(posted(view)),
                name=f"partners_application_{name}",
            )
            for name, view in verbs.items()
        ]
        return [*mine, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        application = self.get_object(request, object_id)
        if application is None or not self.has_view_permission(request, application):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        return self._page(request, application)

    def _page(
        self, request: HttpRequest, application: Application, status: int = 200, **forms: Any
    ) -> HttpResponse:
        waits = application.state == ApplicationState.SUBMITTED
        context = {
            **self.admin_site.each_context(request),
            "title": str(application),
            "opts": self.opts,
            "original": application,
            "topics": application.topics.all(),
            "other_kinds": [PartnerKind(kind).label for kind in application.other_kinds],
            "similar": similar_organisations(application) if application.is_in_hand else [],
            "conversation": application.conversation.select_related("author"),
            "may_decide": waits and request.user.has_perm("partners.check_application", application),
            "explanation": explanation_of(application),
            "question_form": QuestionForm(),
            "decline_form": DeclineForm(),
            **forms,
        }
        return TemplateResponse(request, self.change_form_template, context, status=status)  # type: ignore[arg-type]

    def accept_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        application = get_object_or_404(self.get_queryset(request), pk=object_id)
        if "checked" not in request.POST:
            messages.error(request, _("Please confirm that identity, kind and commitment are checked."))
            return self._page(request, application, status=422)
        return self._decide(
            request,
            application,
            lambda: accept_application(
                actor=request.user, application=application, revision=revision_of(request)
            ),
            _("The organisation is a partner. It is told by e-mail."),
        )

    def return_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        application = get_object_or_404(self.get_queryset(request), pk=object_id)
        form = QuestionForm(request.POST)
        if not form.is_valid():
            return self._page(request, application, status=422, question_form=form)
        question = form.cleaned_data["question"]
        return self._decide(
            request,
            application,
            lambda: return_application(
                actor=request.user,
                application=application,
                question=question,
                revision=revision_of(request),
            ),
            _("The application is with the applicant again."),
        )

    def decline_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        application = get_object_or_404(self.get_queryset(request), pk=object_id)
        form = DeclineForm(request.POST)
        if not form.is_valid():
            return self._page(request, application, status=422, decline_form=form)
        return self._decide(
            request,
            application,
            lambda: decline_application(
                actor=request.user,
                application=application,
                instruction=form.save(commit=False),
                reason=form.cleaned_data["reason"],
                revision=revision_of(request),
            ),
            _("The application is declined. The applicant is told by e-mail."),
            decline_form=form,
        )

    def _decide(
        self,
        request: HttpRequest,
        application: Application,
        verb: Callable[[], Application],
        done: str,
        **forms: Any,
    ) -> HttpResponse:
        try:
            verb()
        except StaleEditError:
            messages.error(
                request,
                _("This application was changed while you read it. Nothing was decided: read it again."),
            )
        except TransitionNotAllowed:
            messages.error(
                request,
                _("This application is not waiting for the secretariat any more. Nothing was changed."),
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self._page(request, application, status=422, **forms)
        else:
            messages.success(request, done)
        return redirect("admin:partners_application_change", application.pk)

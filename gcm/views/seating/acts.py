"""A page that asks, and a POST that does: one way for every act on seats."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage
from gcm.domain.seating.accrediting import ChangedPlanError


class ActPage(PortalPage):
    """`heading`, `question` and `button` are what the page says; `act` calls the verb. A refusal keeps what
    was typed: 422 for what does not fit, 409 for what has changed."""

    template_name = "gcm/seating/act.html"
    insider_permission = "gcm.follow_designations"
    form_class: ClassVar[type[forms.Form]] = forms.Form
    heading: ClassVar[Any] = ""
    question: ClassVar[Any] = ""
    button: ClassVar[Any] = ""
    done: ClassVar[Any] = ""

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    @abstractmethod
    def act(self, form: Any) -> Any:
        """Call the verb with what the form has."""

    def back(self) -> str:
        """Where it leads when done, or left."""
        return str(self.get_permission_object().get_absolute_url())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.form_class(**self.form_kwargs()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, request.FILES, **self.form_kwargs())
        if not form.is_valid():
            return self.show(form, 422)
        refusal = self.refusal_of(form, lambda: self.act(form))
        if refusal:
            return self.show(form, refusal)
        messages.success(request, self.done)
        return redirect(self.back())

    def refusal_of(self, form: forms.Form, verb: Callable[[], Any]) -> int:
        """Do it; 0, or the status of the refusal with its words on the form."""
        try:
            verb()
        except ValidationError as error:
            _tell(form, error)
            return 422
        except (TransitionNotAllowed, ChangedPlanError):
            form.add_error(None, _("This has moved on in the meantime. The page shows how it stands now."))
            return 409
        return 0

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            heading=self.heading,
            question=self.question,
            button=self.button,
            back=self.back(),
            about=self.get_permission_object(),
        )
        return self.render_to_response(context, status=status)


def _tell(form: forms.Form, error: ValidationError) -> None:
    """Each refusal at its field, the others above the form."""
    for name, words in getattr(error, "message_dict", {NON_FIELD_ERRORS: error.messages}).items():
        form.add_error(name if name in form.fields else None, words)

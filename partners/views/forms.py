"""A page with one form and one verb behind it, and the verb without a form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage, PortalView
from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts

MEANWHILE = _("This was answered meanwhile. Nothing was changed.")


class FormPage(PortalPage):
    """GET shows the form; POST hands what was typed to `act`, and keeps it on the page when it is refused.
    What the verb raises on a field stands at that field; what moved on meanwhile is told, and not taken for
    done."""

    done: Any = ""  # said afterwards

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        """The form, filled in with what stands. Each page has its own."""
        raise TypeError(f"{type(self).__name__} has no form")

    def act(self, form: Any) -> Any:
        """Call the verb; what it answers is where to go next, or has an address."""
        raise TypeError(f"{type(self).__name__} does nothing")

    def changes_of(self, form: Any, stale: StaleEditError) -> Any:
        """The fields in which what stands differs from what was typed."""
        return both_texts(form, stale)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = self.make_form()
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.again(form, 422)
        try:
            answer = self.act(form)
        except StaleEditError as stale:
            return self.again(form, 409, changes=self.changes_of(form, stale))
        except TransitionNotAllowed:
            form.add_error(None, MEANWHILE)
            return self.again(form, 409)
        except ValidationError as error:
            add_errors(form, error)
            return self.again(form, 422)
        if self.done:
            messages.success(request, self.done)
        return redirect(answer)

    def again(self, form: BaseForm, status: int, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)


class ActAtOnce(PortalView):
    """A POST that calls `act`, and goes to what that answers; a GET leads back to the page of the record, and
    so does a refusal, with its reason."""

    record_name: str  # the attribute of the view that holds the record
    done: Any = ""  # said afterwards

    def act(self) -> Any:
        """Call the verb; what it answers is where to go next, or has an address."""
        raise TypeError(f"{type(self).__name__} does nothing")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(getattr(self, self.record_name))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = self.act()
        except TransitionNotAllowed:
            messages.error(request, MEANWHILE)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, self.done)
            return redirect(answer)
        return redirect(getattr(self, self.record_name))


def add_errors(form: BaseForm, error: ValidationError) -> None:
    """At their fields, where the form has such; otherwise on top of it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)

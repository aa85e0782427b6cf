"""Pages that ask before something is done, and do it on a POST: each act is a line of a table."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property

from alliance87.core.views import PortalPage
from gcm.views.refusals import REFUSALS, refusal_of
from gcm.views.writing import say


@dataclass(frozen=True)
class Act:
    """`question` is what will happen; `do` calls the verb with the actor, the subject and the values of the
    form; `offered` says whether the state of the subject allows it (the verb asks again)."""

    title: Any
    question: Any
    done: Any
    do: Callable[[Any, Any, dict[str, Any]], Any]
    permission: str
    offered: Callable[[Any], bool]
    form: Callable[..., forms.Form] = forms.Form
    constitutional: bool = False


Acts = Mapping[str, Act]


def offered_to(user: Any, acts: Acts, subject: Any) -> dict[str, Act]:
    """What the person can do with the subject now, for the links of its page."""
    return {
        name: act
        for name, act in acts.items()
        if act.offered(subject) and user.has_perm(act.permission, subject)
    }


class ActPage(PortalPage):
    """The act is named in the address; the right that is asked is the act's."""

    template_name = "gcm/act.html"
    acts: ClassVar[Acts] = {}
    permission = "of the act"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        act = self.acts.get(kwargs["act"])
        if act is None:
            raise Http404
        self.act = act
        self.permission = act.permission  # type: ignore[misc]
        self.second_factor = act.constitutional  # type: ignore[misc]

    @cached_property
    @abstractmethod
    def subject(self) -> Any:
        """What it is done to. Raises Http404."""

    @property
    def back(self) -> str:
        """Where to go afterwards, or without doing it."""
        return str(self.subject.get_absolute_url())

    def get_permission_object(self) -> Any:
        return self.subject

    def form_for(self, *sent: Any) -> forms.Form:
        if self.act.form is forms.Form:
            return forms.Form(*sent)
        return self.act.form(*sent, subject=self.subject, user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form_for())
        kwargs["act"] = self.act  # a view's own arguments are in kwargs: there it is the name
        return super().get_context_data(subject=self.subject, back=self.back, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_for(request.POST, request.FILES)
        if not form.is_valid():
            return self._again(form, 422)
        try:
            self.act.do(request.user, self.subject, form.cleaned_data)
        except PermissionDenied:
            raise
        except REFUSALS as error:
            refusal = refusal_of(error)
            say(form, error, refusal)
            return self._again(form, refusal.status)
        messages.success(request, self.act.done)
        return HttpResponseRedirect(self.back)

    def _again(self, form: forms.Form, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)

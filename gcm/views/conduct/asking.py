"""Pages that ask something about the meeting, and not about one item of it."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from alliance87.core.views import PortalPage
from gcm.views.refusals import REFUSALS, refusal_of
from gcm.views.room import RoomMixin
from gcm.views.writing import say


class AskingPage(RoomMixin, PortalPage):
    """A form. What the verb refuses is said on the page, and what was typed is kept."""

    @abstractmethod
    def form_for(self, data: Any) -> forms.Form:
        """The form with what was sent, or empty."""

    @abstractmethod
    def do(self, form: Any) -> None:
        """Call the verb. Raises one of REFUSALS."""

    def done(self) -> HttpResponse:
        """Where to go afterwards."""
        return HttpResponseRedirect(self.screen.address(self.meeting))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form_for(None))
        back = self.screen.address(self.meeting)
        return super().get_context_data(meeting=self.meeting, back=back, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_for(request.POST)
        if not form.is_valid():
            return self._again(form, 422)
        try:
            self.do(form)
        except REFUSALS as error:
            refusal = refusal_of(error)
            say(form, error, refusal)
            return self._again(form, refusal.status)
        return self.done()

    def _again(self, form: forms.Form, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)

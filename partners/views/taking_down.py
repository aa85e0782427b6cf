"""The secretariat takes down what somebody said beside a record."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partners.domain.taking_down import take_down_words
from partners.forms.taking_down import TakeDownForm
from partners.models import Adoption, Endorsement, InitiativeReport
from partners.views.forms import FormPage

KINDS: dict[str, Any] = {"report": InitiativeReport, "endorsement": Endorsement, "adoption": Adoption}


class TakeDownView(FormPage):
    """A page that shows the words and asks why, and a POST that does."""

    permission = "partners.take_down_words"
    template_name = "partners/take_down.html"
    done = _("It is taken down.")

    @cached_property
    def said(self) -> Any:
        model = KINDS.get(self.kwargs["kind"])
        if model is None:
            raise Http404
        return get_object_or_404(model.objects.standing(), pk=self.kwargs["pk"])

    def get_permission_object(self) -> Any:
        return self.said

    def make_form(self, data: Any = None, files: Any = None) -> TakeDownForm:
        return TakeDownForm(data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = getattr(self.said, "text", "") or getattr(self.said, "words", "")
        return super().get_context_data(said=self.said, words=words, **kwargs)

    def act(self, form: TakeDownForm) -> Any:
        return take_down_words(actor=self.request.user, said=self.said, **form.cleaned_data)

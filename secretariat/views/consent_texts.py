"""The text that readers of the newsletter agree to: proposed by one, published by another."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core.text import number_in
from partners.views.forms import MEANWHILE, FormPage
from secretariat.domain.newsletter import consent
from secretariat.forms.issue import ConsentTextForm
from secretariat.models import ConsentProposal, ConsentText
from secretariat.queries.newsletter.consent import changes_of, waiting_proposal
from secretariat.queries.newsletter.readers import reader_counts

DONE = {
    "publish": gettext_lazy("The text is in force from now on."),
    "drop": gettext_lazy("The proposal is given up: the text in force stays."),
}
VERBS: dict[str, Any] = {"publish": consent.publish_consent_text, "drop": consent.drop_consent_text}


class ConsentTextsView(FormPage):
    """The texts that readers agreed to, the one that waits with what it changes, or the form for it."""

    permission = "secretariat.manage_readers"
    template_name = "secretariat/issues/consent_texts.html"
    done = gettext_lazy("The text waits for a director: nothing changes until then.")

    def make_form(self, data: Any = None, files: Any = None) -> ConsentTextForm:
        return ConsentTextForm(data, of=ConsentText.objects.in_force())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts, waiting = list(ConsentText.objects.all()), waiting_proposal()
        if waiting is not None:
            user = self.request.user
            kwargs |= {
                "changes": changes_of(waiting, texts[0] if texts else None),
                "may_publish": user.has_perm("secretariat.publish_consent_text", waiting),
                "readers": reader_counts()["total"] if waiting.asks_again else 0,
            }
        return super().get_context_data(texts=texts, waiting=waiting, **kwargs)

    def act(self, form: ConsentTextForm) -> Any:
        consent.propose_consent_text(
            actor=self.request.user, texts=form.texts(), asks_again=form.cleaned_data["asks_again"]
        )
        return "secretariat:consent_texts"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A verb is about the proposal that was on the page, which nobody edits."""
        if "verb" not in request.POST:
            return super().post(request, *args, **kwargs)
        verb = request.POST["verb"]
        if verb not in VERBS:
            raise Http404
        proposal = get_object_or_404(ConsentProposal, pk=number_in(request.POST.get("proposal", "")))
        try:
            VERBS[verb](actor=request.user, proposal=proposal)
        except TransitionNotAllowed:
            messages.error(request, MEANWHILE)
        else:
            messages.success(request, DONE[verb])
        return redirect("secretariat:consent_texts")

"""Templates: their list, their versions, and how they read with samples."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.views import PortalPage
from partners.domain.stale import StaleEditError
from partners.views.forms import add_errors
from partners.views.stale import both_texts
from secretariat.domain.letters.wordings import retire_wording, save_wording
from secretariat.enums import WordingKind
from secretariat.forms.office.letters import KINDS, TEXTS, WordingForm
from secretariat.models import Wording
from secretariat.queries.wordings import (
    STATUTORY,
    blocks_of,
    fill,
    parity_of,
    samples,
    variables_of,
)
from secretariat.queries.wordings_in_use import led_mails


class WordingsView(PortalPage):
    permission = "secretariat.edit_wording"
    template_name = "secretariat/letters/wordings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(Wording.objects.prefetch_related("versions"))
        led = led_mails()
        groups = [
            (
                value,
                label,
                value in STATUTORY,
                [each for each in rows if each.kind == value],
                [each for each in led if each.mail.purpose == value],
            )
            for value, label in KINDS
        ]
        return super().get_context_data(groups=groups, **kwargs)


class _WordingPage(PortalPage):
    """What is typed is kept as another version, or shown with samples first."""

    permission = "secretariat.edit_wording"
    template_name = "secretariat/letters/wording.html"
    wording: Any = None

    @property
    def kind(self) -> WordingKind:
        return WordingKind(self.wording.kind)

    def make_form(self, data: Any = None) -> WordingForm:
        last = self.wording.versions.order_by("-number").first() if self.wording else None
        return WordingForm(data, of=self.wording, version=last)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.pop("kind", None)  # the address says it by a word, the page by its label
        form = kwargs.setdefault("form", self.make_form())
        texts = self._texts(form)
        return super().get_context_data(
            wording=self.wording,
            kind=self.kind,
            statutory=self.kind in STATUTORY,
            variables=variables_of(self.kind),
            parity=parity_of(texts),
            previews=[self._preview(texts, code) for code in LANGUAGES if texts[f"body_{code}"].strip()],
            versions=self.wording.versions.select_related("made_by") if self.wording else [],
            led=led_mails(self.kind),
            **kwargs,
        )

    def _preview(self, texts: dict[str, str], code: str) -> dict[str, Any]:
        with translation.override(code):
            values = samples(self.kind)
        return {
            "code": code,
            "subject": fill(texts[f"subject_{code}"], values),
            "blocks": blocks_of(fill(texts[f"body_{code}"], values)),
        }

    def _texts(self, form: WordingForm) -> dict[str, str]:
        return {name: str(form[name].value() or "") for name in TEXTS}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if "preview" in request.POST:
            form.is_valid()
            return self.render_to_response(self.get_context_data(form=form, is_preview=True))
        if form.is_valid():
            try:
                made = save_wording(
                    actor=request.user,
                    kind=self.kind,
                    name=form.cleaned_data.get("name", ""),
                    texts=form.texts(),
                    wording=self.wording,
                    revision=form.cleaned_data["revision"],
                )
            except StaleEditError as stale:
                changes = both_texts(form, stale, form.texts())
                return self.render_to_response(self.get_context_data(form=form, changes=changes), status=409)
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _("Saved as version %(number)s.") % {"number": made.number})
                return redirect("secretariat:wording", made.wording_id)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class NewWordingView(_WordingPage):
    @property
    def kind(self) -> WordingKind:
        if self.kwargs["kind"] not in WordingKind.values:
            raise Http404
        return WordingKind(self.kwargs["kind"])


class WordingView(_WordingPage):
    @cached_property
    def wording(self) -> Wording:  # type: ignore[override]
        return get_object_or_404(Wording, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.POST.get("verb") != "retire":
            return super().post(request, **kwargs)
        retire_wording(actor=request.user, wording=self.wording)
        messages.success(request, _("No letter begins with it any more."))
        return redirect("secretariat:wordings")

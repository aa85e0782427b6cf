"""Letters: written, instructed, approved, sent."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.languages import LANGUAGES
from alliance87.core.text import number_in
from alliance87.core.views import PortalPage, PortalView
from partners.domain.stale import StaleEditError
from partners.queries.applications import Change
from partners.views.forms import MEANWHILE, FormPage
from partners.views.stale import both_texts
from secretariat.domain.letters import drafting, sending
from secretariat.forms.office.letters import DraftForm, InstructionForm, LetterForm
from secretariat.models import Letter
from secretariat.queries.letters import awaits_instruction, letters, missing_of, reached_by, said_to
from secretariat.queries.wordings import parity_of, variables_of

PAGE_SIZE = 30
PRESSED: dict[str, Callable[..., Letter]] = {
    "propose": drafting.propose_letter,
    "take-back": drafting.take_letter_back,
    "drop": drafting.drop_letter,
    "send": sending.send_letter,
}


class LettersView(FormPage):
    """Those in hand; another one is begun from a template."""

    permission = "secretariat.write_letter"
    template_name = "secretariat/letters/list.html"

    def make_form(self, data: Any = None, files: Any = None) -> DraftForm:
        return DraftForm(data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        show = "all" if self.request.GET.get("show") == "all" else "open"
        page = Paginator(letters(show), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, show=show, **kwargs)

    def act(self, form: DraftForm) -> Any:
        letter = drafting.draft_letter(actor=self.request.user, wording=form.cleaned_data["wording"])
        return redirect("secretariat:letter_edit", letter.public_id).headers["Location"]


def read_by(request: HttpRequest) -> int:
    """The revision of the letter that was on the page; -1 for none."""
    read = number_in(request.POST.get("revision", ""))
    return -1 if read is None else read


class LetterMixin:
    kwargs: dict[str, Any]

    @cached_property
    def letter(self) -> Letter:
        found = Letter.objects.select_related(
            "version__wording", "meeting", "made_by", "proposed_by", "approved_by", "instruction"
        )
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Letter:
        return self.letter


class LetterView(LetterMixin, PortalPage):
    """The letter as it stands, for the secretariat, and for the chair in whose name it goes out."""

    permission = "secretariat.view_letter"
    template_name = "secretariat/letters/letter.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, letter = self.request.user, self.letter
        reached = reached_by(letter)
        first = reached[0] if reached else None
        writes = user.has_perm("secretariat.write_letter", letter)
        previews = [said_to(letter, first, code) for code in LANGUAGES]
        return super().get_context_data(
            letter=letter,
            heading=next(each.subject for each in previews if each.language == get_language()),
            reached=reached,
            previews=previews,
            writes=writes,
            missing=missing_of(letter) if writes and letter.state == "draft" else [],
            waits_for_chair=awaits_instruction(letter),
            may_instruct=awaits_instruction(letter)
            and user.has_perm("gcm.instruct_secretariat", letter.meeting),
            may_approve=letter.state == "proposed" and user.has_perm("secretariat.approve_letter", letter),
            filed=letter.filed.order_by("pk") if letter.state == "sent" else [],
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        verb = request.POST.get("verb", "")
        try:
            if verb == "approve":
                sending.approve_letter(actor=request.user, letter=self.letter, revision=read_by(request))
            elif verb in PRESSED:
                PRESSED[verb](actor=request.user, letter=self.letter)
            else:
                raise Http404
        except TransitionNotAllowed:
            messages.error(request, MEANWHILE)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Done."))
        return redirect(self.letter)


class LetterEditView(LetterMixin, FormPage):
    permission = "secretariat.write_letter"
    template_name = "secretariat/letters/edit.html"
    done = gettext_lazy("Saved.")

    def make_form(self, data: Any = None, files: Any = None) -> LetterForm:
        return LetterForm(data, of=self.letter)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            letter=self.letter, variables=variables_of(self.letter.kind), **kwargs
        )
        form = context["form"]
        context["parity"] = parity_of({name: str(form[name].value() or "") for name in form.fields})
        return context

    def act(self, form: LetterForm) -> Letter:
        return drafting.save_letter(actor=self.request.user, letter=self.letter, **form.values())

    def changes_of(self, form: Any, stale: StaleEditError) -> list[Change]:
        stands = LetterForm(of=self.letter)["organisations"].value()
        typed = form.data.get("organisations", "").strip()
        changes = both_texts(form, stale, form.of_letter())
        if stands.split() != typed.split():
            changes.append(Change(form.fields["organisations"].label, stands, typed))
        return changes


class InstructView(LetterMixin, PortalPage):
    """The chair has the letter sent in her name, with a recent second factor (X3)."""

    permission = "gcm.instruct_secretariat"
    second_factor = True
    template_name = "secretariat/letters/instruct.html"

    def get_permission_object(self) -> Any:
        if not self.request.user.has_perm("secretariat.view_letter", self.letter):  # type: ignore[attr-defined]
            raise Http404
        return self.letter.meeting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reached = reached_by(self.letter)
        previews = [said_to(self.letter, reached[0] if reached else None, code) for code in LANGUAGES]
        return super().get_context_data(letter=self.letter, previews=previews, reached=reached, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            sending.give_instruction(actor=request.user, letter=self.letter, revision=read_by(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The secretariat is instructed to send this letter in your name."))
        return redirect(self.letter)


class FileInstructionView(LetterMixin, FormPage):
    """The instruction came by letter or mail: an officer files it (X3)."""

    permission = "secretariat.write_letter"
    template_name = "secretariat/letters/instruction.html"
    done = gettext_lazy("The instruction is filed: the letter can be approved on it.")

    def make_form(self, data: Any = None, files: Any = None) -> InstructionForm:
        return InstructionForm(data, files, initial={"revision": self.letter.revision})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(letter=self.letter, **kwargs)

    def act(self, form: InstructionForm) -> Letter:
        return sending.file_instruction(actor=self.request.user, letter=self.letter, **form.cleaned_data)


class PdfView(LetterMixin, PortalView):
    """The document as the first addressee would get it; its number is given when it is sent."""

    permission = "secretariat.view_letter"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        language = self.kwargs["language"]
        if language not in LANGUAGES:
            raise Http404
        reached = reached_by(self.letter)
        said = said_to(self.letter, reached[0] if reached else None, language)
        return HttpResponse(
            sending.letter_pdf(self.letter, said, ""),
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="letter-{language}.pdf"'},
        )

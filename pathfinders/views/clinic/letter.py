"""The letter: written by the secretariat, signed by the chair, read by the country (F3, X3)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partners.domain.stale import StaleEditError
from partners.queries.applications import Change
from partners.views.stale import both_texts
from pathfinders.domain.clinic.letter import (
    begin_letter,
    hand_letter_to_chair,
    remove_point,
    save_letter,
    save_point,
    take_letter_back,
)
from pathfinders.domain.clinic.signing import file_signing_instruction, instruct_signing, sign_letter
from pathfinders.exports.letter_pdf import letter_pdf
from pathfinders.forms.clinic.review import LetterForm, PointForm, SigningForm
from pathfinders.models import FeedbackPoint
from pathfinders.queries.clinic.criteria import criteria_of
from pathfinders.views.clinic.base import ActView, OfReview


class WritingView(OfReview):
    permission = "pathfinders.write_letter"

    def shown(self, form: Any, status: int = 200, **more: Any) -> HttpResponse:
        context = self.context(form=form, **more)
        return render(self.request, "pathfinders/clinic/form.html", context, status=status)

    def refused(self, form: Any, error: ValidationError) -> HttpResponse:
        form.add_error(None, error.messages)
        return self.shown(form, 422)


class LetterWriteView(WritingView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.shown(LetterForm(instance=self.review))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = LetterForm(request.POST, instance=self.review)
        if not form.is_valid():
            return self.shown(form, 422)
        revision = form.cleaned_data["revision"]
        try:
            save_letter(actor=request.user, review=self.review, revision=revision, values=form.values())
        except StaleEditError as stale:
            return self.shown(form, 409, changes=both_texts(form, stale))
        except ValidationError as error:
            return self.refused(form, error)
        messages.success(request, _("Saved."))
        return redirect(self.review)


class PointView(WritingView):
    @cached_property
    def point(self) -> FeedbackPoint | None:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(FeedbackPoint, review=self.review, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        point = self.point
        initial: dict[str, Any] = {"revision": 0}
        if point is not None:
            initial = {name: getattr(point, name) for name in ("revision", "criterion", "part", "text")}
            initial["comments"] = point.comments.all()
        return self.shown(self._form(initial=initial))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.shown(form, 422)
        try:
            save_point(actor=request.user, review=self.review, point=self.point, **form.cleaned_data)
        except StaleEditError as stale:
            current: Any = stale.current
            data: Any = form.data.copy()  # type: ignore[attr-defined]
            data["revision"] = current.revision
            form.data = data
            changes = [Change(_("observation"), current.text, form.cleaned_data["text"])]
            return self.shown(form, 409, changes=changes)
        except ValidationError as error:
            return self.refused(form, error)
        messages.success(request, _("Saved."))
        return redirect(self.review)

    def _form(self, data: Any = None, **given: Any) -> PointForm:
        return PointForm(data, criteria=criteria_of(self.review), plan=self.plan, review=self.review, **given)


class RemovePointView(ActView):
    permission = "pathfinders.write_letter"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        point = get_object_or_404(FeedbackPoint, review=self.review, pk=self.kwargs["pk"])
        return self.do(lambda: remove_point(actor=request.user, point=point), _("Removed."))


class BeginView(ActView):
    permission = "pathfinders.write_letter"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: begin_letter(actor=request.user, review=self.review),
            _("Write the letter, point by point, from what the members said."),
        )


class HandView(ActView):
    permission = "pathfinders.write_letter"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: hand_letter_to_chair(actor=request.user, review=self.review),
            _("The letter is with the chair and the vice-chair."),
        )


class TakeBackView(ActView):
    permission = "pathfinders.take_letter_back"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: take_letter_back(actor=request.user, review=self.review),
            _("The letter is with the secretariat again."),
        )


class OfLetterRead(ActView):
    """An act on the letter that was on the page, and on no other."""

    @property
    def read(self) -> str:
        return str(self.request.POST.get("handed_at", ""))


class SignView(OfLetterRead):
    permission = "pathfinders.sign_letter"
    second_factor = True

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: sign_letter(actor=request.user, review=self.review, handed_at=self.read),
            _("The letter is signed, and the country is told."),
        )


class InstructView(OfLetterRead):
    permission = "pathfinders.instruct_signing"
    second_factor = True

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: instruct_signing(actor=request.user, review=self.review, handed_at=self.read),
            _("The secretariat is instructed to sign the letter."),
        )


class FileInstructionView(WritingView):
    """The instruction came by letter or mail: an officer files it (X3)."""

    permission = "pathfinders.file_signing_instruction"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.shown(SigningForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = SigningForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.shown(form, 422)
        try:
            file_signing_instruction(actor=request.user, review=self.review, **form.cleaned_data)
        except ValidationError as error:
            return self.refused(form, error)
        messages.success(request, _("The instruction is filed: the letter can be signed on it."))
        return redirect(self.review)


class LetterView(OfReview):
    """What was signed, for the country and the GCG; before that it is nobody's."""

    permission = "pathfinders.view_feedback"
    insider_permission = "pathfinders.view_clinic"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.review.letter is None:
            raise Http404
        context = self.context(letter=self.review.letter, points=self.review.points.all())
        return render(request, "pathfinders/clinic/letter.html", context)


class LetterPdfView(LetterView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.review.letter is None:
            raise Http404
        version = self.review.version
        name = f"letter-{version.roadmap.pathway.country.iso2.lower()}-{version.number}.pdf"
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        }
        return HttpResponse(letter_pdf(self.review), content_type="application/pdf", headers=headers)

"""The draft goes to the members; they ask for corrections, and each gets an answer (N4, N6)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.languages import LANGUAGES
from gcm.domain.minuting.comments import answer_correction, circulate_draft, request_correction
from gcm.forms.minuting.corrections import AnswerForm, CorrectionForm
from gcm.models import Correction, MinutesPassage, Seat
from gcm.queries.delegations import delegations_of
from gcm.queries.minuting.paragraphs import paragraphs_of
from gcm.views.minutes_acts import ActView
from gcm.views.minutes_base import MinutesMixin


class CirculateView(ActView):
    permission = "gcm.write_minutes"
    act = "circulate"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: circulate_draft(actor=request.user, minutes=self.minutes),
            _("The draft is with the members; they are told by e-mail until when they can comment."),
        )


class CorrectionView(MinutesMixin):
    """Other words for one paragraph, in the language in which it is read."""

    permission = "gcm.comment_minutes"

    @cached_property
    def passage(self) -> MinutesPassage:
        return get_object_or_404(
            MinutesPassage.objects.select_related("item", "minutes"),
            minutes=self.minutes,
            item__position=self.kwargs["position"],
        )

    @cached_property
    def paragraph(self) -> str:
        """Raises Http404 without one."""
        if self.kwargs["language"] not in LANGUAGES:
            raise Http404
        found = paragraphs_of(getattr(self.passage, f"summary_{self.kwargs['language']}", "") or "")
        number = self.kwargs["paragraph"]
        if not 1 <= number <= len(found):
            raise Http404
        return found[number - 1]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(CorrectionForm(seats=self._seats(), initial={"proposed": self.paragraph}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = CorrectionForm(request.POST, seats=self._seats())
        if not form.is_valid():
            return self._page(form, 422)
        said = form.cleaned_data
        try:
            request_correction(
                actor=request.user,
                passage=self.passage,
                seat=Seat.objects.get(pk=said["seat"]),
                language=self.kwargs["language"],
                paragraph=self.kwargs["paragraph"],
                proposed=said["proposed"],
                reason=said["reason"],
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("Your request is noted. The secretariat answers when the time is over."))
        return redirect("gcm:minutes", self.meeting.public_id)

    def _seats(self) -> list[tuple[int, str]]:
        mine = [each for each in delegations_of(self.request.user) if each.takes_part]
        return [(each.seat_id, _("Seat %(number)s") % {"number": each.seat_number}) for each in mine]

    def _page(self, form: CorrectionForm, status: int = 200) -> HttpResponse:
        context = {
            "meeting": self.meeting,
            "minutes": self.minutes,
            "item": self.passage.item,
            "form": form,
            "paragraph": self.paragraph,
            "number": self.kwargs["paragraph"],
            "language": self.kwargs["language"],
        }
        return render(self.request, "gcm/minuting/correction.html", context, status=status)


class AnswerView(MinutesMixin):
    permission = "gcm.answer_correction"

    @cached_property
    def correction(self) -> Correction:
        return get_object_or_404(
            Correction.objects.select_related("passage__item", "passage__minutes", "seat"),
            passage__minutes=self.minutes,
            pk=self.kwargs["pk"],
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(AnswerForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            answer_correction(actor=request.user, correction=self.correction, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("The request is answered."))
        return redirect("gcm:minutes", self.meeting.public_id)

    def _page(self, form: AnswerForm, status: int = 200) -> HttpResponse:
        context = {
            "meeting": self.meeting,
            "minutes": self.minutes,
            "correction": self.correction,
            "form": form,
        }
        return render(self.request, "gcm/minuting/answer.html", context, status=status)

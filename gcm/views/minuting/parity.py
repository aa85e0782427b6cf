"""The other languages of the minutes, paragraph by paragraph (N10)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.minuting.parity import mark_parity, set_translation_dates
from gcm.forms.minuting.parity import DatesForm
from gcm.models import MinutesPassage
from gcm.queries.minuting.parity import parity_of
from gcm.views.minutes_base import MinutesMixin
from partners.forms.revised import LANGUAGES


class ParityView(MinutesMixin, PortalPage):
    permission = "gcm.write_minutes"
    template_name = "gcm/minuting/parity.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        minutes = self.minutes
        kwargs.setdefault("form", DatesForm(minutes=minutes))
        columns = [each for each in parity_of(minutes) if each.pairs]
        return super().get_context_data(
            minutes=minutes,
            columns=[(each, LANGUAGES[each.language]) for each in columns],
            waiting=sum(not pair.is_in_parity for each in columns for pair in each.pairs),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = DatesForm(request.POST, minutes=self.minutes)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            set_translation_dates(actor=request.user, minutes=self.minutes, dates=form.dates())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("The days are noted."))
        return redirect("gcm:minutes_parity", self.meeting.public_id)


class MarkView(MinutesMixin):
    """Two paragraphs were compared."""

    permission = "gcm.write_minutes"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect("gcm:minutes_parity", self.meeting.public_id)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        passages = MinutesPassage.objects.select_related("minutes__meeting")
        passage: MinutesPassage = get_object_or_404(
            passages, minutes=self.minutes, item__position=self.kwargs["position"]
        )
        about = {name: self.kwargs[name] for name in ("language", "field", "paragraph")}
        try:
            mark_parity(actor=request.user, passage=passage, digest=request.POST.get("digest", ""), **about)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The paragraph is in parity."))
        return redirect("gcm:minutes_parity", self.meeting.public_id)

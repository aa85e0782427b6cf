"""The front page of the GCG, and its composition on any day."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PUBLIC, PortalPage
from gcm.forms.seats import DayForm
from gcm.queries.register import latest_published
from gcm.queries.seating.balance import balance
from gcm.queries.seating.bodies import calls_open_today
from gcm.queries.seats import categories_told, composition, record_starts_on


class IndexView(PortalPage):
    permission = PUBLIC
    template_name = "gcm/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(decisions=latest_published(3), **kwargs)


class SeatsView(PortalPage):
    permission = PUBLIC
    template_name = "gcm/seats.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = DayForm(request.GET)
        known = form.is_valid()
        day = form.cleaned_data["date"] if known else today_in_geneva()
        shown = composition(day, by=request.user)
        starts = record_starts_on() if shown.held == 0 else None
        context = self.get_context_data(
            form=form,
            composition=shown,
            record_starts=starts if starts and day < starts else None,
            told=categories_told(request.user),
            balance=balance(day),
            calls=calls_open_today(),
            is_today=day == today_in_geneva(),
        )
        return self.render_to_response(context, status=200 if known else 422)

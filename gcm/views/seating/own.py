"""Our seat: who acts for it, and notices of who will (S14)."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PortalPage
from gcm.domain.seating.replacing import give_delegate_notice
from gcm.forms.accreditation import DelegateForm
from gcm.models import SeatTerm
from gcm.queries.seating.own_seats import own_seats
from gcm.views.seating.acts import ActPage


class OwnSeatsView(PortalPage):
    permission = "gcm.notify_delegate"
    insider_permission = "gcm.follow_designations"
    template_name = "gcm/seating/own_seats.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(terms=own_seats(self.request.user), **kwargs)


class GiveNoticeView(ActPage):
    permission = "gcm.notify_delegate"
    second_factor = True
    form_class = DelegateForm
    heading = _("Say who acts for the seat")
    question = _(
        "A new representative takes the place of the one before once the secretariat has accredited them. "
        "The term of the seat and its count of absences go on (S14)."
    )
    button = _("Give notice")
    done = _("The notice is with the secretariat, which accredits the person.")

    @cached_property
    def term(self) -> SeatTerm:
        found = SeatTerm.objects.select_related("seat__category", "organisation")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> SeatTerm:
        return self.term

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(term=self.term, **kwargs)

    def act(self, form: Any) -> None:
        give_delegate_notice(actor=self.request.user, term=self.term, **form.values())

    def back(self) -> str:
        return reverse("gcm:own_seats")

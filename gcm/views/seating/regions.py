"""The page of a spokesperson, and the consultations of a region."""

from typing import Any, cast

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.seating.regions import contribute_to_round, make_regional_statement, open_regional_round
from gcm.forms.seating.region import ContributionForm, RoundForm, StatementForm
from gcm.models import Meeting, RegionalRound, Seat
from gcm.queries.seating.offices import speaks_for
from gcm.queries.seating.regions import government_in, region_page
from gcm.views.seating.acts import ActPage


class RegionView(PortalPage):
    permission = "gcm.speak_for_region"
    insider_permission = "gcm.follow_designations"
    template_name = "gcm/seating/region.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seat = cast(Seat, speaks_for(self.request.user))  # what the permission asks
        return super().get_context_data(seat=seat, page=region_page(seat), **kwargs)


class OfMeeting(PortalView):
    insider_permission = "gcm.follow_designations"

    @cached_property
    def meeting(self) -> Meeting:
        mine = Meeting.objects.visible_to(self.request.user)
        return get_object_or_404(mine, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Meeting:
        return self.meeting

    def back(self) -> str:
        return reverse("gcm:region")


class AskRegionView(OfMeeting, ActPage):
    permission = "gcm.speak_for_region"
    form_class = RoundForm
    heading = _("Ask the region before the meeting")
    question = _(
        "The focal points of the governments of your region get a mail and can answer in writing (S6)."
    )
    button = _("Ask the region")
    done = _("The region is asked.")

    def act(self, form: Any) -> None:
        open_regional_round(actor=self.request.user, meeting=self.meeting, **form.cleaned_data)


class StatementView(OfMeeting, ActPage):
    permission = "gcm.speak_for_region"
    form_class = StatementForm
    heading = _("Make a statement on behalf of the region")
    question = _(
        "It is attributed to your region, members read it with the meeting, and it stays as it is (N9)."
    )
    button = _("Make the statement")
    done = _("The statement is on record.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"meeting": self.meeting, "initial": {"language": get_language()}}

    def act(self, form: Any) -> None:
        make_regional_statement(actor=self.request.user, meeting=self.meeting, **form.cleaned_data)


class RoundView(ActPage):
    """The question, what was contributed, and the form for whoever may answer."""

    permission = "gcm.view_regional_round"
    template_name = "gcm/seating/round.html"
    form_class = ContributionForm
    heading = _("Consultation of the region")
    button = _("Send the contribution")
    done = _("Thank you: your contribution is with the spokesperson.")

    @cached_property
    def round(self) -> RegionalRound:
        found = RegionalRound.objects.select_related("meeting", "regional_group")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> RegionalRound:
        return self.round

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = government_in(self.request.user, self.round.regional_group_id)
        contributions = self.round.contributions.select_related("organisation")
        return super().get_context_data(
            round=self.round,
            mine=mine,
            contributions=contributions,
            **kwargs,
        )

    def act(self, form: Any) -> None:
        contribute_to_round(actor=self.request.user, round=self.round, **form.cleaned_data)

    def back(self) -> str:
        return reverse("gcm:regional_round", args=[self.round.pk])

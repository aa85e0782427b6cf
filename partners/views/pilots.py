"""Pilots: for everybody, and for the partner whose they are."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC, PortalPage
from partners.domain.pilots import (
    end_pilot,
    make_practice,
    publish_pilot,
    save_pilot,
    start_pilot,
    withdraw_pilot,
)
from partners.enums import PilotOutcome
from partners.exports.market import pilots_table
from partners.exports.tables import Table
from partners.forms.initiative import InNameOfForm
from partners.forms.pilot import EndPilotForm, PilotForm
from partners.forms.taking_down import TakeDownForm
from partners.models import Pilot
from partners.queries.initiatives import countries_of
from partners.queries.pilots import (
    drafts_of,
    filters_of,
    line_of,
    missing_of_pilot,
    own_pilots,
    partners_of,
    pilots_for,
    search_pilots,
)
from partners.views.files import TableView
from partners.views.forms import ActAtOnce, FormPage
from partners.views.initiatives import PAGE_SIZE, StartView, choices


class PilotsView(PortalPage):
    permission = PUBLIC
    template_name = "partners/pilots/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, filters = self.request.user, filters_of(self.request.GET)
        page = Paginator(search_pilots(filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            filters=filters,
            outcomes=PilotOutcome.choices,
            own=own_pilots(user) if user.is_authenticated else [],
            **choices(),
            **kwargs,
        )


class PilotsFileView(TableView):
    """The list as the filters narrow it."""

    def table(self) -> Table:
        rows = search_pilots(filters_of(self.request.GET)).prefetch_related("topics", "countries")
        return pilots_table(rows)


class StartPilotView(StartView):
    template_name = "partners/pilots/start.html"

    def act(self, form: InNameOfForm) -> Any:
        started = start_pilot(actor=self.request.user, organisation=form.cleaned_data["organisation"])
        return redirect("partners:pilot_edit", started.public_id).headers["Location"]


class PilotMixin(PortalPage):
    permission = "partners.view_pilot"

    @cached_property
    def pilot(self) -> Pilot:
        found: Pilot = get_object_or_404(pilots_for(self.request.user), public_id=self.kwargs["public_id"])
        return found

    def get_permission_object(self) -> Pilot:
        return self.pilot

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(pilot=self.pilot, **kwargs)


class PilotView(PilotMixin):
    permission = PUBLIC
    template_name = "partners/pilots/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, pilot = self.request.user, self.pilot
        may_edit = user.has_perm("partners.edit_pilot", pilot)
        return super().get_context_data(
            topics=pilot.topics.all(),
            countries=countries_of(pilot),
            partners=partners_of(pilot, user),
            line=line_of(pilot, user),
            may_edit=may_edit,
            may_take_down=not may_edit and user.has_perm("partners.take_down", pilot),
            drafts=drafts_of(pilot) if may_edit else [],
            may_become=may_edit and pilot.state == "ended" and pilot.outcome != PilotOutcome.FAILED,
            missing=missing_of_pilot(pilot) if may_edit and pilot.state == "draft" else [],
            **kwargs,
        )


class OwnPilotMixin(PilotMixin):
    """For the editors of the partner; whoever sees it may know that there are such pages."""

    permission = "partners.edit_pilot"
    insider_permission = "partners.view_pilot"


class EditPilotView(OwnPilotMixin, FormPage):
    template_name = "partners/pilots/edit.html"
    done = _("Saved. You can come back to this page at any time.")

    def make_form(self, data: Any = None, files: Any = None) -> PilotForm:
        return PilotForm(data, instance=self.pilot)

    def act(self, form: PilotForm) -> Pilot:
        revision = form.cleaned_data["revision"]
        return save_pilot(actor=self.request.user, pilot=self.pilot, revision=revision, values=form.values())


class PublishPilotView(ActAtOnce, OwnPilotMixin):
    record_name, done = "pilot", _("It is public now.")

    def act(self) -> Any:
        return publish_pilot(actor=self.request.user, pilot=self.pilot)


class PractisePilotView(PublishPilotView):
    """A POST that begins the draft of a practice."""

    done = _(
        "A draft of a good practice has begun. Add the problem, the evidence and where it could be scaled."
    )

    def act(self) -> Any:
        return make_practice(actor=self.request.user, pilot=self.pilot)


class EndPilotView(OwnPilotMixin, FormPage):
    template_name = "partners/pilots/end.html"
    done = _("It has ended. Everybody can read what came of it.")

    def make_form(self, data: Any = None, files: Any = None) -> EndPilotForm:
        return EndPilotForm(data, instance=self.pilot)

    def act(self, form: EndPilotForm) -> Pilot:
        outcome = form.cleaned_data["outcome"]
        return end_pilot(actor=self.request.user, pilot=self.pilot, outcome=outcome, values=form.values())


class WithdrawPilotView(OwnPilotMixin, FormPage):
    """A page that asks, and a POST that does."""

    permission = "partners.withdraw_pilot"
    template_name = "partners/pilots/withdraw.html"
    done = _("It is withdrawn.")

    def make_form(self, data: Any = None, files: Any = None) -> Form:
        own = self.request.user.has_perm("partners.edit_pilot", self.pilot)
        return Form(data) if own else TakeDownForm(data)

    def act(self, form: Form) -> Pilot:
        return withdraw_pilot(actor=self.request.user, pilot=self.pilot, **form.cleaned_data)

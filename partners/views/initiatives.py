"""Initiatives and commitments: for everybody, and for the partner whose they are."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC, SIGNED_IN, PortalPage
from partners.domain.initiatives import (
    end_initiative,
    publish_initiative,
    report_progress,
    save_initiative,
    start_initiative,
    withdraw_initiative,
)
from partners.exports.tables import Table
from partners.exports.work import initiatives_table
from partners.forms.initiative import EndForm, InitiativeForm, InNameOfForm, ReportForm
from partners.forms.taking_down import TakeDownForm
from partners.models import Country, Initiative, Organisation, Topic
from partners.queries.directory import Filters
from partners.queries.initiatives import (
    Row,
    countries_of,
    initiatives_for,
    light_of,
    missing_of,
    reports_of,
    search_initiatives,
)
from partners.queries.postings import open_needs_and_offers
from partners.queries.profiles import left_on
from partners.views.files import TableView
from partners.views.forms import ActAtOnce, FormPage

PAGE_SIZE = 30


def choices() -> dict[str, Any]:
    """What can be chosen above a list (two queries)."""
    return {"topics": Topic.objects.filter(active=True), "countries": Country.objects.in_order()}


class InitiativesView(PortalPage):
    permission = PUBLIC
    template_name = "partners/initiatives/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, filters = self.request.user, Filters.of(self.request.GET)
        page = Paginator(search_initiatives(user, filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        sees_lights = user.is_authenticated and user.has_perm("partners.view_report_lights")
        return super().get_context_data(
            page=page,
            rows=[Row(each, light_of(each)) for each in page.object_list],
            filters=filters,
            sees_lights=sees_lights,
            **choices(),
            **kwargs,
        )


class InitiativesFileView(TableView):
    """The list as the filters narrow it, for everybody."""

    def table(self) -> Table:
        rows = search_initiatives(AnonymousUser(), Filters.of(self.request.GET))
        return initiatives_table(rows.prefetch_related("topics", "countries"))


class StartView(FormPage):
    """What a commitment is, and in whose name it is made."""

    permission = SIGNED_IN
    template_name = "partners/initiatives/start.html"

    def organisations(self) -> Any:
        mine = Organisation.objects.partners().edited_by(self.request.user)
        return mine.order_by(*Organisation.name_order())

    def make_form(self, data: Any = None, files: Any = None) -> InNameOfForm:
        return InNameOfForm(data, organisations=self.organisations())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(may_start=self.organisations().exists(), **kwargs)

    def act(self, form: InNameOfForm) -> Any:
        started = start_initiative(actor=self.request.user, organisation=form.cleaned_data["organisation"])
        return redirect("partners:initiative_edit", started.public_id).headers["Location"]


class InitiativeMixin(PortalPage):
    permission = "partners.view_initiative"

    @cached_property
    def initiative(self) -> Initiative:
        rows = initiatives_for(self.request.user)
        found: Initiative = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def get_permission_object(self) -> Initiative:
        return self.initiative

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(initiative=self.initiative, **kwargs)


class InitiativeView(InitiativeMixin):
    permission = PUBLIC
    template_name = "partners/initiatives/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, initiative = self.request.user, self.initiative
        may_edit = user.has_perm("partners.edit_initiative", initiative)
        sees_light = may_edit or (user.is_authenticated and user.has_perm("partners.view_report_lights"))
        return super().get_context_data(
            reports=reports_of(initiative),
            topics=initiative.topics.all(),
            countries=countries_of(initiative),
            postings=open_needs_and_offers(initiative=initiative, most=PAGE_SIZE),
            may_edit=may_edit,
            may_end=user.has_perm("partners.speak_for_record", initiative),
            may_take_down=user.has_perm("partners.take_down", initiative),
            left_on=left_on(initiative.organisation),
            missing=missing_of(initiative) if may_edit and initiative.state == "draft" else [],
            light=light_of(initiative) if sees_light and initiative.state == "published" else None,
            **kwargs,
        )


class OwnMixin(InitiativeMixin):
    """For the editors of the partner; whoever sees the initiative may know that there are such pages."""

    permission = "partners.edit_initiative"
    insider_permission = "partners.view_initiative"


class EditView(OwnMixin, FormPage):
    template_name = "partners/initiatives/edit.html"
    done = _("Saved. You can come back to this page at any time.")

    def make_form(self, data: Any = None, files: Any = None) -> InitiativeForm:
        return InitiativeForm(data, instance=self.initiative)

    def act(self, form: InitiativeForm) -> Initiative:
        return save_initiative(
            actor=self.request.user,
            initiative=self.initiative,
            revision=form.cleaned_data["revision"],
            values=form.values(),
        )


class PublishView(ActAtOnce, OwnMixin):
    record_name, done = "initiative", _("It is public now.")

    def act(self) -> Initiative:
        return publish_initiative(actor=self.request.user, initiative=self.initiative)


class ReportView(OwnMixin, FormPage):
    template_name = "partners/initiatives/report.html"
    done = _("Thank you: the report is public.")

    def make_form(self, data: Any = None, files: Any = None) -> ReportForm:
        return ReportForm(data, files)

    def act(self, form: ReportForm) -> Initiative:
        report_progress(actor=self.request.user, initiative=self.initiative, **form.values())
        return self.initiative


class EndView(OwnMixin, FormPage):
    permission = "partners.speak_for_record"
    template_name = "partners/initiatives/end.html"
    done = _("It has ended.")

    def make_form(self, data: Any = None, files: Any = None) -> EndForm:
        return EndForm(data)

    def act(self, form: EndForm) -> Initiative:
        completed = form.cleaned_data["completed"] and self.initiative.state != "draft"
        end_initiative(actor=self.request.user, initiative=self.initiative, completed=completed)
        return self.initiative


class WithdrawInitiativeView(OwnMixin, FormPage):
    """A page that asks, and a POST that does; the secretariat says why."""

    permission = "partners.withdraw_initiative"
    template_name = "partners/initiatives/withdraw.html"
    done = _("It is withdrawn.")

    def make_form(self, data: Any = None, files: Any = None) -> Form:
        own = self.request.user.has_perm("partners.speak_for_record", self.initiative)
        return Form(data) if own else TakeDownForm(data)

    def act(self, form: Form) -> Initiative:
        return withdraw_initiative(actor=self.request.user, initiative=self.initiative, **form.cleaned_data)

"""The commitment of a partner: read, confirmed again, and followed up (P12)."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PortalPage
from partners.domain.confirmations import confirm_commitment
from partners.forms.application import ConfirmForm
from partners.models import CommitmentRequest, CommitmentText, Organisation
from partners.queries.commitments import commitments_of, unconfirmed, without_focal_point
from partners.views.forms import FormPage
from partners.views.organisations import OrganisationPage

PAGE_SIZE = 30


class CommitmentView(OrganisationPage, FormPage):
    """For the people of the partner and the secretariat; its focal points confirm."""

    permission = "partners.view_organisation_desk"
    template_name = "partners/life/commitment.html"
    done = _("Thank you: it is confirmed.")

    @cached_property
    def text(self) -> CommitmentText | None:
        return CommitmentText.objects.in_force()

    def make_form(self, data: Any = None, files: Any = None) -> ConfirmForm:
        return ConfirmForm(data, initial={"version": self.text.version if self.text else None})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organisation = self.organisation
        return super().get_context_data(
            organisation=organisation,
            text=self.text,
            topics=organisation.topics.all(),
            given=commitments_of(organisation)[:PAGE_SIZE],
            asked=CommitmentRequest.objects.open().filter(organisation=organisation).first(),
            may_confirm=self.text is not None
            and self.request.user.has_perm("partners.confirm_commitment", organisation),
            **kwargs,
        )

    def act(self, form: ConfirmForm) -> Organisation:
        read = CommitmentText.objects.filter(version=form.cleaned_data["version"]).first()
        confirm_commitment(actor=self.request.user, organisation=self.organisation, text=read)
        return self.organisation


class CommitmentsView(PortalPage):
    """Those that did not confirm by their day, and those that nobody can be asked for."""

    permission = "partners.follow_up_commitments"
    template_name = "partners/life/commitments.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(unconfirmed(), PAGE_SIZE).get_page(self.request.GET.get("page"))
        silent = Paginator(without_focal_point(), PAGE_SIZE).get_page(1)
        return super().get_context_data(page=page, silent=silent, **kwargs)

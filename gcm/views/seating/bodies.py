"""The nominating bodies: what each has on file, and the acts of its officers."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.seating.calls import open_call, withdraw_call
from gcm.domain.seating.credentials import file_credentials
from gcm.domain.seating.officers import end_officer, name_officer
from gcm.domain.seating.policies import file_rotation_policy
from gcm.forms.seating.designation import CallForm, LetterForm, OfficerForm, RotationForm
from gcm.models import NominatingBody, NominatingOfficer, SeatCall
from gcm.queries.delegations import delegations_of
from gcm.queries.seating.bodies import body_page, overview
from gcm.queries.seating.interests import interests_in
from gcm.views.seating.acts import ActPage


class OverviewView(PortalPage):
    """S16: who nominates, and whose rotation is on file."""

    permission = "gcm.follow_designations"
    template_name = "gcm/seating/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = [each.seat_number for each in delegations_of(self.request.user) if each.takes_part]
        return super().get_context_data(lines=overview(), mine=mine, **kwargs)


class BodyMixin(PortalView):
    """Of one body; rights are asked on it."""

    insider_permission = "gcm.follow_designations"

    @cached_property
    def body(self) -> NominatingBody:
        return get_object_or_404(NominatingBody.objects.for_lists(), pk=self.kwargs["pk"])

    def get_permission_object(self) -> NominatingBody:
        return self.body


class BodyView(BodyMixin, PortalPage):
    permission = "gcm.view_body"
    template_name = "gcm/seating/body.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reads = self.request.user.has_perm("gcm.view_seat_interests", self.body)
        return super().get_context_data(
            body=self.body,
            page=body_page(self.body),
            interests=interests_in(self.body) if reads else None,
            **kwargs,
        )


class NameOfficerView(BodyMixin, ActPage):
    permission = "gcm.name_nominating_officer"
    form_class = OfficerForm
    heading = _("Note a nominating officer")
    question = _("The body names its officers by a letter; the secretariat notes it.")
    button = _("Note the officer")
    done = _("The officer is noted and can hand in designations.")

    def act(self, form: Any) -> None:
        name_officer(actor=self.request.user, body=self.body, **form.cleaned_data)


class EndOfficerView(ActPage):
    permission = "gcm.name_nominating_officer"
    heading = _("End the office of a nominating officer")
    question = _("Today is the last day. What was handed in stays as it is.")
    button = _("End the office")
    done = _("The office is ended.")

    @cached_property
    def officer(self) -> NominatingOfficer:
        found = NominatingOfficer.objects.select_related("body__category", "body__regional_group")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> NominatingBody:
        return self.officer.body

    def act(self, form: Any) -> None:
        end_officer(actor=self.request.user, officer=self.officer)


class OpenCallView(BodyMixin, ActPage):
    permission = "gcm.open_seat_call"
    form_class = CallForm
    heading = _("Open a call for interest")
    question = _("It stands on the public page of the seats from its first day to its last (S18).")
    button = _("Open the call")
    done = _("The call is set; it is public on its days.")

    def act(self, form: Any) -> None:
        open_call(actor=self.request.user, body=self.body, **form.values())


class WithdrawCallView(ActPage):
    permission = "gcm.open_seat_call"
    heading = _("Withdraw the call")
    question = _("It disappears from the public page.")
    button = _("Withdraw the call")
    done = _("The call is withdrawn.")

    @cached_property
    def call(self) -> SeatCall:
        found = SeatCall.objects.select_related("body__category", "body__regional_group")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> NominatingBody:
        return self.call.body

    def act(self, form: Any) -> None:
        withdraw_call(actor=self.request.user, call=self.call)


class FileRotationView(BodyMixin, ActPage):
    permission = "gcm.file_rotation_policy"
    form_class = RotationForm
    heading = _("File the rotation of the group")
    question = _(
        "Each group decides how its seats rotate. A new version stands beside the earlier ones (S16)."
    )
    button = _("File this version")
    done = _("The rotation is on file.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"body": self.body}

    def act(self, form: Any) -> None:
        file_rotation_policy(actor=self.request.user, body=self.body, **form.values())


class FileCredentialsView(BodyMixin, ActPage):
    permission = "gcm.nominate"
    form_class = LetterForm
    heading = _("File a letter of designation")
    question = _(
        "Then add the names, and hand it in to the secretariat, which checks formalities only (S12)."
    )
    button = _("File the letter")
    done = _("The letter is on file. Add the names now.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"body": self.body}

    def act(self, form: Any) -> None:
        self.filed = file_credentials(actor=self.request.user, body=self.body, **form.cleaned_data)

    def back(self) -> str:
        return getattr(self, "filed", self.body).get_absolute_url()

"""One letter, the names in it, and what becomes of them."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.seating.accrediting import accredit_nomination, plan_for
from gcm.domain.seating.credentials import (
    accept_credentials,
    hand_in_credentials,
    mend_credentials,
    return_credentials,
)
from gcm.domain.seating.nominations import add_nomination, call_up_reserve, withdraw_nomination
from gcm.forms.seating.designation import CallUpForm, LetterForm, NameForm, PlannedForm, ReturnForm
from gcm.models import Credentials, Nomination
from gcm.queries.seating.cautions import cautions_of, explanation_of
from gcm.queries.seating.register import credentials_register
from gcm.views.seating.acts import ActPage


class RegisterView(PortalPage):
    permission = "gcm.view_credentials_register"
    insider_permission = "gcm.follow_designations"
    template_name = "gcm/seating/register.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(entries=credentials_register(), **kwargs)


class CredentialsMixin(PortalView):
    insider_permission = "gcm.follow_designations"

    @cached_property
    def credentials(self) -> Credentials:
        found = Credentials.objects.select_related("body__category", "body__regional_group", "filed_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> Credentials:
        return self.credentials


class CredentialsView(CredentialsMixin, PortalPage):
    permission = "gcm.view_credentials"
    template_name = "gcm/seating/credentials.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = self.credentials.nominations.select_related(
            "organisation__country",
            "seat",
            "person",
            "term",
            "credentials__body__category",
            "group_office__group",
        )
        return super().get_context_data(
            credentials=self.credentials,
            body=self.credentials.body,
            letter=self.credentials.letter,
            names=[(each, cautions_of(each)) for each in names],
            **kwargs,
        )


class MendView(CredentialsMixin, ActPage):
    permission = "gcm.nominate"
    form_class = LetterForm
    heading = _("Correct the letter")
    button = _("Save")
    done = _("The letter is corrected. Hand it in when it is ready.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"body": self.credentials.body, "on_file": self.credentials}

    def act(self, form: Any) -> None:
        mend_credentials(actor=self.request.user, credentials=self.credentials, **form.cleaned_data)


class AddNameView(CredentialsMixin, ActPage):
    permission = "gcm.nominate"
    form_class = NameForm
    heading = _("Add a name")
    question = _("In the order of the letter.")
    button = _("Add the name")
    done = _("The name is in the letter.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"body": self.credentials.body}

    def act(self, form: Any) -> None:
        add_nomination(actor=self.request.user, credentials=self.credentials, **form.cleaned_data)


class HandInView(CredentialsMixin, ActPage):
    permission = "gcm.nominate"
    second_factor = True
    heading = _("Hand the letter in")
    question = _(
        "The secretariat checks signature, date and names. It cannot refuse whom your group chose (S12)."
    )
    button = _("Hand it in")
    done = _("The letter is with the secretariat.")

    def act(self, form: Any) -> None:
        hand_in_credentials(actor=self.request.user, credentials=self.credentials)


class ReturnView(CredentialsMixin, ActPage):
    permission = "gcm.accredit"
    form_class = ReturnForm
    heading = _("Return the letter for a formality")
    question = _("For one of these grounds only: the choice of the group is not the secretariat’s (S12).")
    button = _("Return the letter")
    done = _("The letter is returned; its officer was told.")

    def act(self, form: Any) -> None:
        return_credentials(actor=self.request.user, credentials=self.credentials, **form.cleaned_data)


class AcceptView(CredentialsMixin, ActPage):
    permission = "gcm.accredit"
    heading = _("Formalities in order?")
    question = _("Signature, date and names are as they should be. The names can then be accredited.")
    button = _("The formalities are in order")
    done = _("Noted: the names can be accredited.")

    def act(self, form: Any) -> None:
        accept_credentials(actor=self.request.user, credentials=self.credentials)


class NominationMixin(PortalView):
    insider_permission = "gcm.follow_designations"

    @cached_property
    def nomination(self) -> Nomination:
        found = Nomination.objects.select_related(
            "credentials__body__category",
            "credentials__body__regional_group",
            "organisation__country",
            "seat__category",
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> Credentials:
        return self.nomination.credentials

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(nomination=self.nomination, **kwargs)  # type: ignore[misc]
        return context


class WithdrawNominationView(NominationMixin, ActPage):
    permission = "gcm.nominate"
    heading = _("Withdraw the name")
    question = _("Possible until it is accredited. The name stays readable in the letter.")
    button = _("Withdraw the name")
    done = _("The name is withdrawn.")

    def act(self, form: Any) -> None:
        withdraw_nomination(actor=self.request.user, nomination=self.nomination)


class CallUpView(NominationMixin, ActPage):
    permission = "gcm.nominate"
    form_class = CallUpForm
    heading = _("Take the name from the reserve list")
    button = _("Nominate for this seat")
    done = _("The name waits for its accreditation.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"nomination": self.nomination}

    def act(self, form: Any) -> None:
        call_up_reserve(actor=self.request.user, nomination=self.nomination, **form.cleaned_data)


class AccreditView(NominationMixin, ActPage):
    """R7: the days of the term are shown before they are confirmed."""

    permission = "gcm.accredit"
    template_name = "gcm/seating/accredit.html"
    form_class = PlannedForm
    heading = _("Accredit")
    button = _("Accredit, with these days")
    done = _("Accredited and recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        plan = plan_for(self.nomination)
        return {"initial": {"starts_on": plan.starts}} if plan else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = plan_for(self.nomination)
        return super().get_context_data(
            plan=plan,
            explanation=explanation_of(plan) if plan else None,
            cautions=cautions_of(self.nomination),
            **kwargs,
        )

    def act(self, form: Any) -> None:
        accredit_nomination(actor=self.request.user, nomination=self.nomination, **form.cleaned_data)

"""What is written beside a decision: pages that ask, and POSTs that do."""

from abc import abstractmethod
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.record.annotations import contest_quorum, note_review, write_erratum
from gcm.domain.record.confirmation import put_confirmation_on_agenda
from gcm.forms.proposals import PlaceForm
from gcm.forms.record.annotations import ErratumForm, NoteForm
from gcm.views.decisions import DecisionMixin


class ActPage(DecisionMixin, PortalPage):
    """A form about a decision. What the verb refuses is said on the page, and the words are kept."""

    insider_permission = "gcm.view_decisions"
    template_name = "gcm/record/act.html"
    heading: ClassVar[Any] = ""
    explanation: ClassVar[Any] = ""
    button: ClassVar[Any] = ""
    done: ClassVar[Any] = ""

    @abstractmethod
    def form_for(self, data: Any) -> forms.Form:
        """The form with what was sent, or empty."""

    @abstractmethod
    def do(self, values: dict[str, Any]) -> None:
        """Call the verb. Raises ValidationError."""

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        return PortalView.refuse(self, request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form_for(None))
        return super().get_context_data(
            decision=self.decision,
            heading=self.heading % {"symbol": self.decision.symbol},
            explanation=self.explanation,
            button=self.button,
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_for(request.POST)
        if form.is_valid():
            try:
                self.do(form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, self.done)
                return redirect(self.decision)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ErratumView(ActPage):
    permission = "gcm.write_erratum"
    second_factor = True
    heading = _("Erratum to %(symbol)s")
    explanation = _(
        "For a slip alone: a wrong letter, figure or name. The text of the decision stays as it is, the "
        "erratum stands beside it, and every representative is told. To change what was decided takes a "
        "new decision."
    )
    button = _("Write the erratum")
    done = _("The erratum stands beside the decision. The representatives are told.")

    def form_for(self, data: Any) -> forms.Form:
        return ErratumForm(data, initial={"language": self.decision.text.source_language})

    def do(self, values: dict[str, Any]) -> None:
        write_erratum(actor=self.request.user, decision=self.decision, **values)


class ContestView(ActPage):
    permission = "gcm.contest_quorum"
    second_factor = True
    heading = _("Contest the quorum of %(symbol)s")
    explanation = _(
        "The decision is marked for members, not deleted. A meeting with a quorum may confirm it; the "
        "secretariat is asked to put that on an agenda."
    )
    button = _("Mark the quorum as contested")
    done = _("The quorum of the decision is marked as contested.")

    def form_for(self, data: Any) -> forms.Form:
        return NoteForm(data, label=_("What was found, and how"))

    def do(self, values: dict[str, Any]) -> None:
        contest_quorum(actor=self.request.user, decision=self.decision, note=values["note"])


class ReviewView(ActPage):
    permission = "gcm.note_review"
    heading = _("Review of %(symbol)s")
    explanation = _("What came of the review, for members. To change what was decided takes a new decision.")
    button = _("Note the review")
    done = _("The review is noted.")

    def form_for(self, data: Any) -> forms.Form:
        return NoteForm(data, label=_("Outcome of the review"))

    def do(self, values: dict[str, Any]) -> None:
        note_review(actor=self.request.user, decision=self.decision, note=values["note"])


class ConfirmationView(ActPage):
    permission = "gcm.prepare_meeting"
    heading = _("Confirmation of %(symbol)s")
    explanation = _("The item gets a drafted text in the three languages, which can be worded anew.")
    button = _("Put on the agenda")
    done = _("The confirmation is on the agenda. A text for the decision is drafted.")

    def get_permission_object(self) -> Any:
        return None

    def form_for(self, data: Any) -> forms.Form:
        return PlaceForm(data)

    def do(self, values: dict[str, Any]) -> None:
        put_confirmation_on_agenda(actor=self.request.user, decision=self.decision, meeting=values["meeting"])

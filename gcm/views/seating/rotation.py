"""Leaving a seat, what stays with it, review cases, and the list of participants."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PortalPage, PortalView
from gcm.domain.seating.accrediting import holder_of
from gcm.domain.seating.handing_over import Plan, plan_successor
from gcm.domain.seating.handovers import file_handover, withdraw_handover
from gcm.domain.seating.policies import rule_for
from gcm.domain.seating.reviews import record_review_outcome
from gcm.enums import HandoverState
from gcm.forms.seating.rotation import HandoverForm, OutcomeForm
from gcm.models import Handover, Meeting, NominatingBody, ReviewCase, SeatTerm
from gcm.queries.seating.cautions import explanation_of
from gcm.queries.seating.handover_file import handover_file
from gcm.queries.seating.register import participants
from gcm.views.seating.acts import ActPage


class SeatMixin(PortalView):
    """Of whoever holds the seat today, or held it last."""

    insider_permission = "gcm.follow_designations"

    @cached_property
    def term(self) -> SeatTerm:
        terms = SeatTerm.objects.filter(
            seat__number=self.kwargs["number"], starts_on__lte=today_in_geneva()
        ).select_related("seat__category", "seat__regional_group", "organisation")
        found = terms.order_by("-starts_on").first()
        if found is None:
            raise Http404
        return found

    def get_permission_object(self) -> SeatTerm:
        return self.term

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(term=self.term, **kwargs)  # type: ignore[misc]
        return context


class HandoverFileView(SeatMixin, PortalPage):
    permission = "gcm.view_handover_file"
    template_name = "gcm/seating/handover_file.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        announced = self.term.handovers.filter(state=HandoverState.FILED).first()
        return super().get_context_data(file=handover_file(self.term.seat), announced=announced, **kwargs)


class HandoverView(SeatMixin, ActPage):
    permission = "gcm.hand_over_seat"
    second_factor = True
    template_name = "gcm/seating/handover.html"
    form_class = HandoverForm
    heading = _("Hand the seat over before the end of the term")
    button = _("Announce the handover")
    done = _("The handover is announced: the nominating body of your group was told.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body = NominatingBody.objects.for_lists().of_seat(self.term.seat)
        plan = self._plan(body)
        return super().get_context_data(
            body=body, plan=plan, explanation=explanation_of(plan) if plan else None, **kwargs
        )

    def _plan(self, body: NominatingBody | None) -> Plan | None:
        """R7: what the successor would get if the handover were today."""
        today = today_in_geneva()
        holder = holder_of(self.term.seat, today)
        if body is None or holder is None:
            return None
        leaving = type(holder)(holder.starts, holder.due, holder.ended, holder.leaves or today)
        return plan_successor(leaving, rule_for(body, today), today)

    def act(self, form: Any) -> None:
        file_handover(actor=self.request.user, term=self.term, **form.cleaned_data)

    def back(self) -> str:
        return reverse("gcm:handover_file", args=[self.term.seat.number])


class WithdrawHandoverView(ActPage):
    permission = "gcm.withdraw_handover"
    second_factor = True
    heading = _("Withdraw the notice of handover")
    question = _("The holder stays in office. Possible until a successor is accredited (R10).")
    button = _("Withdraw the notice")
    done = _("The notice is withdrawn.")

    @cached_property
    def handover(self) -> Handover:
        found = Handover.objects.select_related("term__seat__category")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> Handover:
        return self.handover

    def act(self, form: Any) -> None:
        withdraw_handover(actor=self.request.user, handover=self.handover)

    def back(self) -> str:
        return reverse("gcm:handover_file", args=[self.handover.term.seat.number])


class ReviewMixin(PortalView):
    insider_permission = "gcm.follow_designations"

    @cached_property
    def case(self) -> ReviewCase:
        found = ReviewCase.objects.select_related("term__seat__category", "term__organisation", "recorded_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_permission_object(self) -> ReviewCase:
        return self.case


class ReviewCaseView(ReviewMixin, PortalPage):
    permission = "gcm.view_review_case"
    template_name = "gcm/seating/review_case.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(case=self.case, **kwargs)


class OutcomeView(ReviewMixin, ActPage):
    permission = "gcm.record_review_outcome"
    form_class = OutcomeForm
    heading = _("Record what was decided")
    question = _("The seat stays as it is: what follows from it is another act, by those whose act it is.")
    button = _("Record the outcome")
    done = _("The outcome is recorded.")

    def act(self, form: Any) -> None:
        record_review_outcome(actor=self.request.user, case=self.case, **form.cleaned_data)


class ParticipantsView(PortalPage):
    permission = "gcm.view_participants"
    insider_permission = "gcm.view_meeting"
    template_name = "gcm/seating/participants.html"

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(
            Meeting.objects.visible_to(self.request.user), public_id=self.kwargs["public_id"]
        )

    def get_permission_object(self) -> Meeting:
        return self.meeting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        observers = self.meeting.observers.filter(invited_at__isnull=False).select_related(
            "organisation", "person"
        )
        return super().get_context_data(
            meeting=self.meeting, rows=participants(self.meeting), observers=observers, **kwargs
        )

"""Absences, as those whose work it is see them (A15). Who may not see a case does not learn that there is
one: dignity comes before the distinction between "forbidden" and "not there"."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property

from alliance87.core import rulesets
from alliance87.core.rulesets import Explanation
from alliance87.core.views import PortalPage, PortalView
from gcm.domain.absences.cases import stands
from gcm.enums import CaseState
from gcm.models import AbsenceCase, AbsenceNote, Attendance, Seat
from gcm.queries.absences.lists import absences_for
from gcm.queries.absences.streak import streak_of_seat
from gcm.views.absences.acts import ATTENDANCE, CASES, NOTES
from gcm.views.acts import ActPage, offered_to


class AbsencesView(PortalPage):
    permission = "gcm.list_absences"
    insider_permission = "gcm.follow_meetings"
    template_name = "gcm/absences/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(absences=absences_for(self.request.user), **kwargs)


class StreakView(PortalPage):
    """The meetings of a seat's holder, for that holder, the chair and the secretariat."""

    permission = "gcm.view_streak"
    insider_permission = "gcm.follow_meetings"
    template_name = "gcm/absences/streak.html"

    @cached_property
    def seat(self) -> Seat:
        return get_object_or_404(Seat.objects.select_related("category"), number=self.kwargs["number"])

    def get_permission_object(self) -> Seat:
        return self.seat

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        streak = streak_of_seat(self.seat)
        return super().get_context_data(
            seat=self.seat, streak=streak, rows=list(reversed(streak.rows)), **kwargs
        )


class NoteMixin(PortalView):
    permission = "gcm.view_absence_note"

    @cached_property
    def subject(self) -> AbsenceNote:
        notes = AbsenceNote.objects.select_related(
            "attendance__seat__category", "attendance__term__organisation", "attendance__meeting", "signed_by"
        )
        return get_object_or_404(notes, pk=self.kwargs["pk"])

    def get_permission_object(self) -> AbsenceNote:
        return self.subject


class NoteView(NoteMixin, PortalPage):
    template_name = "gcm/absences/note.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            note=self.subject, acts=offered_to(self.request.user, NOTES, self.subject), **kwargs
        )


class NoteActView(NoteMixin, ActPage):
    acts = NOTES


class CaseMixin(PortalView):
    permission = "gcm.view_absence_case"

    @cached_property
    def subject(self) -> AbsenceCase:
        cases = AbsenceCase.objects.select_related(
            "seat__category", "term__organisation", "meeting", "successor"
        )
        return get_object_or_404(cases, pk=self.kwargs["pk"])

    def get_permission_object(self) -> AbsenceCase:
        return self.subject


class CaseView(CaseMixin, PortalPage):
    template_name = "gcm/absences/case.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        case = self.subject
        before = case.state in (CaseState.OPEN, CaseState.COMMENT)
        return super().get_context_data(
            case=case,
            facts=[
                {**each, "starts_at": parse_datetime(each["starts_at"])} for each in case.facts["meetings"]
            ],
            acts=offered_to(self.request.user, CASES, case),
            stands=not before or stands(case),
            explanation=_explanation(case),
            **kwargs,
        )


class CaseActView(CaseMixin, ActPage):
    acts = CASES


class AttendanceActView(ActPage):
    """About one seat at one meeting."""

    acts = ATTENDANCE

    @cached_property
    def subject(self) -> Attendance:
        rows = Attendance.objects.select_related("meeting", "seat", "term__organisation")
        return get_object_or_404(
            rows, meeting__public_id=self.kwargs["public_id"], seat__number=self.kwargs["seat"]
        )

    @property
    def back(self) -> str:
        """The vice-chair decides on the chair's government without seeing everybody's attendance (A13)."""
        if not self.request.user.has_perm("gcm.view_attendance"):
            return reverse("gcm:absences")
        return reverse("gcm:attendance", args=[self.kwargs["public_id"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pending = self.subject.changes.pending().first()
        return super().get_context_data(
            subject_line=f"{self.subject.meeting}, {self.subject.seat}", pending=pending, **kwargs
        )


def _explanation(case: AbsenceCase) -> Explanation:
    values = ("gcm.absences.limit", "gcm.absences.comment_days")
    return Explanation(
        rule="A11", clause="gcm.attendance", values=values, rules=rulesets.in_force(case.opened_at)
    )

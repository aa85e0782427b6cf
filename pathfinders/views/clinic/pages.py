"""The clinic: the criteria beside the text, and what members say (F3)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gcm.models import Seat
from pathfinders.domain.clinic.comments import add_comment, withdraw_comment
from pathfinders.domain.roadmap.timeline import timeline_of
from pathfinders.forms.clinic.review import CommentForm
from pathfinders.models import RoadmapComment
from pathfinders.queries.clinic.criteria import criteria_of
from pathfinders.queries.clinic.letters import standing_instruction
from pathfinders.queries.clinic.rounds import earlier_review, points_of, said_of
from pathfinders.queries.roadmap.document import document_of
from pathfinders.views.clinic.base import ActView, OfReview


class ClinicView(OfReview):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page(self.form())

    def form(self, data: Any = None) -> CommentForm:
        initial = {"criterion": self.request.GET.get("criterion", "")}
        return CommentForm(
            data, initial=initial, criteria=criteria_of(self.review), plan=self.plan, seats=self.seats()
        )

    def page(self, form: CommentForm, status: int = 200) -> HttpResponse:
        user, review = self.request.user, self.review
        may_comment = review.are_comments_open and user.has_perm("pathfinders.comment_roadmap", review)
        context = self.context(
            form=form if may_comment else None,
            said=said_of(review),
            points=points_of(review),
            document=document_of(self.plan, get_language() or "fr"),
            timeline=timeline_of(self.plan),
            instruction=standing_instruction(review) if review.state == "with_chair" else None,
            earlier=earlier_review(review.version),
            writes=user.has_perm("pathfinders.write_letter", review),
            instructs=user.has_perm("pathfinders.instruct_signing", review),
            signs=user.has_perm("pathfinders.sign_letter", review),
        )
        return render(self.request, "pathfinders/clinic/page.html", context, status=status)


class CommentView(ClinicView):
    permission = "pathfinders.comment_roadmap"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect(self.review)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form, 422)
        said = form.cleaned_data
        try:
            add_comment(
                actor=request.user,
                review=self.review,
                seat=Seat.objects.get(pk=said["seat"]),
                criterion=said["criterion"],
                part=said["part"],
                text=said["text"],
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Your comment is noted, for the GCG and the secretariat alone."))
        return redirect(self.review)


class WithdrawView(ActView):
    permission = "pathfinders.comment_roadmap"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        comment = get_object_or_404(
            RoadmapComment.objects.standing(), review=self.review, pk=self.kwargs["pk"], author=request.user
        )
        return self.do(
            lambda: withdraw_comment(actor=request.user, comment=comment), _("Your comment is taken back.")
        )

"""The secretariat writes the minutes: passage by passage, with the actions to be followed up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.follow_ups import add_follow_up, remove_follow_up
from gcm.domain.minutes import save_passage
from gcm.enums import MinutesState
from gcm.forms.minutes import FollowUpForm, PassageForm
from gcm.models import AgendaItem, Decision, FollowUp, MinutesPassage
from gcm.queries.minutes import chapters_to_write
from gcm.queries.minuting.attribution import named_in
from gcm.views.minutes_base import MinutesMixin
from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts


class WriteView(MinutesMixin, PortalPage):
    permission = "gcm.write_minutes"
    template_name = "gcm/minutes/write.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chapters = chapters_to_write(self.minutes)
        return super().get_context_data(
            minutes=self.minutes,
            chapters=chapters,
            is_draft=self.minutes.can_be_written,
            can_circulate=self.minutes.state == MinutesState.DRAFT and not self.minutes.issues.exists(),
            missing=sum(each.is_missing for each in chapters),
            **kwargs,
        )


class PassageMixin(MinutesMixin):
    permission = "gcm.write_minutes"

    @cached_property
    def item(self) -> AgendaItem:
        return get_object_or_404(AgendaItem, meeting=self.meeting, position=self.kwargs["position"])

    @cached_property
    def passage(self) -> MinutesPassage:
        return get_object_or_404(MinutesPassage, minutes=self.minutes, item=self.item)


class PassageView(PassageMixin):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(PassageForm(instance=self.passage))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = PassageForm(request.POST, instance=self.passage)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            save_passage(
                actor=request.user,
                passage=self.passage,
                revision=form.cleaned_data["revision"],
                values=form.values(),
            )
        except StaleEditError as stale:
            return self._page(form, 409, changes=both_texts(form, stale))
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form, 422)
        messages.success(request, _("Saved."))
        return redirect("gcm:minutes_edit", self.meeting.public_id)

    def _page(self, form: PassageForm, status: int = 200, changes: Any = None) -> HttpResponse:
        decision = Decision.objects.filter(item=self.item).select_related("text").first()
        context = {
            "meeting": self.meeting,
            "item": self.item,
            "form": form,
            "changes": changes,
            "decision": decision,
            "named": named_in(self.meeting).get(self.item.pk),
            "wording": decision.text.wording() if decision else None,
        }
        return render(self.request, "gcm/minutes/passage.html", context, status=status)


class AddFollowUpView(PassageMixin):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(FollowUpForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = FollowUpForm(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            add_follow_up(actor=request.user, item=self.item, values=form.values())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("The action is noted."))
        return redirect("gcm:minutes_edit", self.meeting.public_id)

    def _page(self, form: FollowUpForm, status: int = 200) -> HttpResponse:
        context = {"meeting": self.meeting, "item": self.item, "form": form}
        return render(self.request, "gcm/minutes/follow_up_add.html", context, status=status)


class RemoveFollowUpView(MinutesMixin):
    permission = "gcm.write_minutes"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect("gcm:minutes_edit", self.meeting.public_id)

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        action = get_object_or_404(FollowUp, pk=pk, item__meeting=self.meeting)
        try:
            remove_follow_up(actor=request.user, follow_up=action)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The action is taken off."))
        return redirect("gcm:minutes_edit", self.meeting.public_id)

"""The chair does without the comments of the members (N4)."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gcm.domain.minuting.window import waive_comments
from gcm.forms.absences.cases import ReasonForm
from gcm.models import Meeting
from gcm.views.acts import Act, ActPage, Acts
from gcm.views.minutes_base import MinutesMixin

WAIVE = Act(
    title=_("Do without comments"),
    question=_(
        "The minutes then reach you without the days that the working arrangements give the members, or "
        "before they are over. Your reason is shown with the minutes and issued with them."
    ),
    done=_("The minutes can come to you now."),
    do=lambda actor, meeting, values: waive_comments(actor=actor, minutes=meeting.minutes, **values),
    permission="gcm.waive_comments",
    offered=lambda meeting: meeting.minutes.can_waive_comments,
    form=ReasonForm,
    constitutional=True,
)


class WaiveView(MinutesMixin, ActPage):
    """About the minutes of one meeting; rights are asked on the meeting."""

    acts: ClassVar[Acts] = {"waive": WAIVE}

    @cached_property
    def subject(self) -> Meeting:
        return self.minutes.meeting

    @property
    def back(self) -> str:
        return reverse("gcm:minutes", args=[self.meeting.public_id])

    def get_permission_object(self) -> Any:
        return self.meeting

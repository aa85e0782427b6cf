"""What is done about an observer. None of it is within an observer's reach but to decline (T16)."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gcm.domain.observers import invite_observer, is_short, refuse_observer
from gcm.domain.observing import decline_observing, note_attended, note_floor, object_to_observer
from gcm.enums import ObserverState
from gcm.forms.absences.cases import ReasonForm
from gcm.forms.observers import FloorForm, InvitationForm
from gcm.models import Observer
from gcm.views.acts import Act, ActPage


def _is_undecided(observer: Observer) -> bool:
    return observer.state == ObserverState.INFORMED


def _may_note(observer: Observer) -> bool:
    return observer.state == ObserverState.INVITED and observer.meeting.opened_at is not None


OBSERVER = {
    "invite-shortly": Act(
        title=_("Invite with a shorter notice"),
        question=_(
            "The GCG was informed later than the house rules ask: say why it is invited all the same."
        ),
        done=_("The observer is invited and told by e-mail."),
        do=lambda actor, observer, values: invite_observer(actor=actor, observer=observer, **values),
        permission="gcm.invite_observer",
        offered=lambda observer: _is_undecided(observer) and is_short(observer),
        form=InvitationForm,
        constitutional=True,
    ),
    "refuse": Act(
        title=_("Do not invite"),
        question=_("The decision is yours; your reason is kept with it."),
        done=_("The observer is not invited."),
        do=lambda actor, observer, values: refuse_observer(actor=actor, observer=observer, **values),
        permission="gcm.invite_observer",
        offered=_is_undecided,
        form=ReasonForm,
        constitutional=True,
    ),
    "object": Act(
        title=_("Object to the observer"),
        question=_("The chair reads your reason and decides. An objection here blocks nothing."),
        done=_("Your objection is with the chair."),
        do=lambda actor, observer, values: object_to_observer(actor=actor, observer=observer, **values),
        permission="gcm.object_to_observer",
        offered=_is_undecided,
        form=ReasonForm,
    ),
    "decline": Act(
        title=_("Decline the invitation"),
        question=_("The observer does not come to this meeting."),
        done=_("The invitation is declined."),
        do=lambda actor, observer, values: decline_observing(actor=actor, observer=observer),
        permission="gcm.decline_observing",
        offered=lambda observer: observer.state == ObserverState.INVITED,
    ),
    "attended": Act(
        title=_("Note as attending"),
        question=_("For the record. Observers count for nothing: neither for the quorum nor for a seat."),
        done=_("The attendance of the observer is noted."),
        do=lambda actor, observer, values: note_attended(actor=actor, observer=observer),
        permission="gcm.record_observer",
        offered=_may_note,
    ),
    "floor": Act(
        title=_("Note that the floor was given"),
        question=_("Only when the chair exceptionally gave it: the minutes state it as a fact (O4)."),
        done=_("It is noted for the minutes."),
        do=lambda actor, observer, values: note_floor(actor=actor, observer=observer, **values),
        permission="gcm.record_observer",
        offered=lambda observer: observer.state == ObserverState.ATTENDED,
        form=FloorForm,
    ),
}


class ObserverActView(ActPage):
    """About one observer of one meeting. Rights are asked on the meeting but for declining."""

    acts = OBSERVER
    insider_permission = "gcm.follow_meetings"

    @cached_property
    def subject(self) -> Observer:
        observers = Observer.objects.select_related("meeting", "organisation", "person")
        return get_object_or_404(observers, meeting__public_id=self.kwargs["public_id"], pk=self.kwargs["pk"])

    @property
    def back(self) -> str:
        return self.subject.meeting.get_absolute_url()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(subject_line=self.subject.organisation.name, **kwargs)

"""What is done about an action after the minutes are out (N12, N13)."""

from django.utils.translation import gettext_lazy as _

from gcm.domain.record.actions import (
    accept_follow_up,
    assign_follow_up,
    begin_follow_up,
    cancel_follow_up,
    hand_back_follow_up,
)
from gcm.enums import FollowUpState
from gcm.forms.absences.cases import ReasonForm
from gcm.forms.record.actions import AssignForm, CancelForm
from gcm.models import FollowUp
from gcm.views.acts import Act


def _can_begin(action: FollowUp) -> bool:
    return action.state == FollowUpState.OPEN and not action.awaits_acceptance


ACTION = {
    "accept": Act(
        title=_("Accept the action"),
        question=_("Your organisation takes the action on and reports when it is done."),
        done=_("The action is accepted."),
        do=lambda actor, action, values: accept_follow_up(actor=actor, follow_up=action),
        permission="gcm.carry_out_follow_up",
        offered=lambda action: action.awaits_acceptance,
    ),
    "begin": Act(
        title=_("Work has begun"),
        question=_("The action is shown as in progress."),
        done=_("The action is in progress."),
        do=lambda actor, action, values: begin_follow_up(actor=actor, follow_up=action),
        permission="gcm.carry_out_follow_up",
        offered=_can_begin,
    ),
    "hand-back": Act(
        title=_("Hand the action back"),
        question=_("It goes back to the secretariat with your reason, which members can read."),
        done=_("The action is with the secretariat again."),
        do=lambda actor, action, values: hand_back_follow_up(actor=actor, follow_up=action, **values),
        permission="gcm.carry_out_follow_up",
        offered=lambda action: action.is_under_way and not action.by_secretariat,
        form=ReasonForm,
    ),
    "assign": Act(
        title=_("Give it to another owner"),
        question=_("An organisation or a group is told at once and accepts it or hands it back."),
        done=_("The action has another owner."),
        do=lambda actor, action, values: assign_follow_up(actor=actor, follow_up=action, owner=values),
        permission="gcm.assign_follow_up",
        offered=lambda action: action.is_under_way and action.by_secretariat,
        form=AssignForm,
    ),
    "cancel": Act(
        title=_("Cancel by a decision"),
        question=_("Which decision of a later meeting says that it is not to be done any more?"),
        done=_("The action is cancelled by the decision."),
        do=lambda actor, action, values: cancel_follow_up(actor=actor, follow_up=action, **values),
        permission="gcm.assign_follow_up",
        offered=lambda action: action.is_under_way and action.item.meeting.closed_at is not None,
        form=CancelForm,
    ),
}

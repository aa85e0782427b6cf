"""What became of the follow-up actions of the demonstration, so that each state can be seen."""

from gcm.domain.record.actions import (
    begin_follow_up,
    cancel_follow_up,
    close_follow_up,
    hand_back_follow_up,
)
from gcm.models import Decision, FollowUp
from gcm.queries.record.owners import people_of
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.minutes_story import ACTIONS, EVIDENCE, HANDED_BACK, Action
from secretariat.demo_seed.people import cast_member, representative_of

REPORTS = 18  # the seat that presented the method


def follow_up() -> None:
    """One is done, one begun, one handed back, one cancelled, one waits for its partner, one is overdue."""
    with stand_at(days_from_today(-210)):
        action = FollowUp.objects.get(seat__number=REPORTS)
        close_follow_up(actor=representative_of(REPORTS), follow_up=action, evidence_url=EVIDENCE)
    with stand_at(days_from_today(-60)):
        for told in ACTIONS:
            for act in told.then:
                _do(act, FollowUp.objects.get(text_en=told.text["en"]), told)


def _do(act: str, action: FollowUp, told: Action) -> None:
    if act == "begin":
        begin_follow_up(actor=representative_of(told.seat), follow_up=action)
    elif act == "hand-back":
        hand_back_follow_up(actor=people_of(action)[0], follow_up=action, reason=HANDED_BACK)
    else:
        decision = Decision.objects.exclude(item__meeting=action.item.meeting).latest("sequence")
        cancel_follow_up(actor=cast_member("officer-1"), follow_up=action, decision=decision)

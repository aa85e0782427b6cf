"""To whoever has something to do that the GCG agreed on (N13)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import FollowUp

WHY = _("You receive this mail because you act for the organisation, or for one that leads the group.")


def action_assigned(action: FollowUp, people: Sequence[Any]) -> None:
    """One action, with the page on which it is accepted or handed back."""
    mailing.send(
        kind="gcm.action_assigned",
        template="mail/gcm/action_assigned",
        recipients=[mailing.to_account(each) for each in people],
        context={
            "action": action,
            "meeting": action.item.meeting,
            "owner": action.organisation or action.group,
        },
        why=WHY,
        statutory=True,
    )

"""After each meeting the representatives are sent the head of the chain of decisions: whoever keeps that mail
can prove later that no decision up to there was changed, added or taken away."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from alliance87.core import ledger
from gcm.emails.record import head_of_decisions
from gcm.models import Meeting, Witness
from gcm.queries.record.published import head_of_chain


@transaction.atomic
def send_head(*, actor: Any, meeting: Meeting) -> Witness | None:
    """Mail the head to the representatives of all seats and keep what was sent; once a meeting, and nothing
    before the first decision. With it goes the head of the tamper-evident record, for `verify_ledger
    --anchor`. Part of closing the meeting, which has asked the right."""
    head = head_of_chain()
    known = Witness.objects.filter(meeting=meeting).first()
    if known is not None or not head["sequence"]:
        return known
    made = Witness.objects.create(
        meeting=meeting, sequence=head["sequence"], hash=head["hash"], sent_at=timezone.now()
    )
    head_of_decisions(made, ledger.head())
    ledger.append(
        kind="gcm.head_sent",
        subject=made,
        actor=actor,
        data={"meeting": meeting.pk, "decisions": made.sequence, "head": made.hash},
    )
    return made

"""What an e-mail service tells of messages it took, by django-anymail's normalised events."""

from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason, tracking
from django.dispatch import receiver

from alliance87.core.mailing.domain.outcomes import record_event

BOUNCED = (EventType.BOUNCED, EventType.REJECTED, EventType.FAILED)
HARD = (RejectReason.BOUNCED, RejectReason.INVALID)


@receiver(tracking, dispatch_uid="alliance87.mailing.tracking")
def handle_tracking(event: AnymailTrackingEvent, **kwargs: Any) -> None:
    """Bounces and complaints only: we track no opening and no click."""
    bounced = event.event_type in BOUNCED
    complained = event.event_type == EventType.COMPLAINED
    if event.recipient and (bounced or complained):
        record_event(
            token=str(event.metadata.get("delivery", "")),
            bounced=bounced,
            complained=complained,
            address=event.recipient,
            hard=bounced and event.reject_reason in HARD,
        )

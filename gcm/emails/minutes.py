"""The minutes, to every representative (N2). Statutory: whoever muted other mail gets them (T11)."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import IssuedMinutes, Minutes

DRAFT_WHY = _("You receive this mail because you represent a member of the GCG.")
WHY = _("You receive this mail because you represented a member of the GCG when the minutes were issued.")


def draft_circulated(minutes: Minutes, people: Sequence[Any]) -> None:
    """The draft can be read, and commented on until an instant. The text stays on the portal: it is not yet
    what will be issued."""
    mailing.send(
        kind="gcm.draft_minutes",
        template="mail/gcm/draft_minutes",
        recipients=[mailing.to_account(each) for each in people],
        context={
            "number": minutes.meeting.number,
            "meeting": minutes.meeting,
            "until": minutes.comments_until,
            "utc": f"{minutes.comments_until.astimezone(UTC):%H:%M}" if minutes.comments_until else "",
        },
        why=DRAFT_WHY,
        statutory=True,
    )


def minutes_issued(
    issued: IssuedMinutes, recipients: Sequence[mailing.Recipient], documents: Mapping[str, bytes]
) -> Any:
    """One mailing, with the document in the reader's language; answers the mailing."""
    number = issued.content["meeting"]["number"]
    return mailing.send(
        kind="gcm.minutes_issued",
        template="mail/gcm/minutes_issued",
        recipients=recipients,
        context={
            "number": number,
            "version": issued.version,
            "because": issued.content["because"],
            "meeting": issued.minutes.meeting,
            "symbols": [each["decision"]["symbol"] for each in issued.content["items"] if each["decision"]],
        },
        why=WHY,
        statutory=True,
        attachments={
            language: [mailing.Attachment(f"gcm-{number}-{language}.pdf", document, "application/pdf")]
            for language, document in documents.items()
        },
    )

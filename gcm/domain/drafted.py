"""Items whose words follow from what the decision does, so that the two move together (D4)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import day_in_geneva, today_in_geneva
from gcm.domain.agenda import add_item
from gcm.domain.room import ask, locked_meeting
from gcm.domain.texts import put_text
from gcm.enums import ItemKind
from gcm.models import AgendaItem, DecisionText, Meeting
from gcm.queries.drafted import drafted_words, is_drafted

SOURCE = "fr"


@transaction.atomic
def add_drafted_item(*, actor: Any, meeting: Meeting, subject: Any, effect: str) -> AgendaItem:
    """An item for decision on the subject, with its text drafted in the three languages, French being the
    source. Raises PermissionDenied; ValidationError once the agenda of the meeting is final, and when nothing
    can be decided."""
    wordings = drafted_words(effect, subject, _day_of(meeting))
    item = add_item(
        actor=actor,
        meeting=meeting,
        titles={language: title for language, (title, _body) in wordings.items()},
        kind=ItemKind.DECISION,
        subject=subject,
        effect=effect,
    )
    put_text(actor=actor, item=item, source_language=SOURCE, wordings=wordings)
    return item


@transaction.atomic
def put_drafted_words(*, actor: Any, item: AgendaItem, written_from: int | None = None) -> DecisionText:
    """Draft the next numbered text anew from what the decision would do. Raises as `put_text` does, and
    ValidationError for an item whose words follow from nothing."""
    ask(actor, "gcm.word_decision", locked_meeting(item.meeting))
    found = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    if not is_drafted(found):
        raise ValidationError(_("No words were drafted for this item."), code="not_drafted")
    return put_text(
        actor=actor,
        item=found,
        source_language=SOURCE,
        wordings=drafted_words(found.effect, found.subject, _day_of(found.meeting)),
        written_from=written_from,
    )


def _day_of(meeting: Meeting) -> date:
    """The day in Geneva on which it is to be decided."""
    return max(day_in_geneva(meeting.starts_at), today_in_geneva())

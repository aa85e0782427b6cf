"""What groups ask of the GCG: help wanted in their workplans comes to the desks of its members and to the
next agenda (W12), and before each meeting the groups are asked how they get on (W13)."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext, override

from alliance87.core.inbox.deeds import READ
from gcm.domain.agenda import add_item
from gcm.domain.planning.sources import Candidate, define_source
from gcm.enums import ItemKind
from gcm.models import AgendaItem, Meeting
from gcm.models.meeting import TO_COME
from gcm.queries.delegations import delegations_of
from partners.domain.group_updates import ask_for_updates
from partners.models.organisation import LANGUAGES
from partners.queries.desk import Line, define_lines
from partners.queries.group_work import help_wanted

ASKS = gettext_lazy("Support that “%(group)s” asks for")


def lines_of(user: Any) -> Iterator[Line]:
    """One line for whoever acts for a seat, while a group asks for help."""
    if not delegations_of(user):
        return
    asked = list(help_wanted())
    if asked:
        yield Line(
            deed=READ,
            text=ngettext("A group asks for help", "Groups ask for help: %(number)s activities", len(asked))
            % {"number": len(asked)},
            note=str(asked[0]),
            url=reverse("partners:groups_progress"),
            due_at=datetime.combine(asked[0].ends_on, time.max, tzinfo=UTC),
        )


def ask_before_next_meeting() -> int:
    """Ask the groups for their updates before the next meeting that is called. Answers how many groups were
    asked."""
    coming = Meeting.objects.filter(state__in=TO_COME, starts_at__gt=timezone.now())
    meeting = coming.order_by("starts_at").first()
    return ask_for_updates(before=meeting.starts_at) if meeting else 0


def _asked() -> list[Candidate]:
    return [
        Candidate(
            key=str(line.pk),
            title=str(line.group),
            note=f"{line.activity}: {line.help_wanted}",
            url=line.get_absolute_url(),
        )
        for line in help_wanted()
    ]


def _place(*, actor: Any, key: str, meeting: Meeting) -> AgendaItem:
    line = help_wanted().filter(pk=int(key) if key.isdecimal() and len(key) < 18 else 0).first()
    if line is None:
        raise LookupError(key)
    titles = {}
    for code in LANGUAGES:
        with override(code):
            titles[code] = (str(ASKS) % {"group": line.group})[:200]
    return add_item(
        actor=actor, meeting=meeting, titles=titles, kind=ItemKind.INFORMATION, subject=line.group
    )


define_source("gcm.group_help", gettext_lazy("Help that groups ask for"), find=_asked, place=_place)
define_lines(lines_of)

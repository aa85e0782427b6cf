"""Groups whose term ends wait for an agenda until the GCG is asked to extend them, to let them rest or to
close them (W5, W6)."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.months import add_months
from gcm.domain.planning.sources import Candidate, define_source
from gcm.domain.record.group_changes import put_change_on_agenda
from gcm.models import AgendaItem, Meeting
from partners.domain.group_changes import kinds_for, usual_end
from partners.enums import GroupChangeKind
from partners.queries.groups import whose_term_ends

EXTEND = GroupChangeKind.EXTEND
WORDS = {EXTEND: gettext_lazy("Extend for a term as long as the last")}


def _ending() -> list[Any]:
    months = rulesets.in_force()["gcm.meetings.group_term_months"]
    return whose_term_ends(add_months(today_in_geneva(), months))


def _terms() -> list[Candidate]:
    return [
        Candidate(
            key=str(group.pk),
            title=str(group),
            note=_("Its term ends on %(day)s") % {"day": date_format(group.last_day, "DATE_FORMAT")},
            url=group.get_absolute_url(),
            choices=[(f"{group.pk}:{kind}", WORDS.get(kind, kind.label)) for kind in kinds_for(group)],
        )
        for group in _ending()
    ]


def _place(*, actor: Any, key: str, meeting: Meeting) -> AgendaItem:
    """With the effect and the drafted text that the page of the group gives it. A term reached is extended
    from the day of the meeting; another last day than the usual one is given on that page (W6)."""
    number, _colon, kind = key.partition(":")
    group = next((each for each in _ending() if str(each.pk) == number), None)
    if group is None:
        raise LookupError(key)
    ends_on = usual_end(group, timezone.localdate(meeting.starts_at)) if kind == EXTEND else None
    return put_change_on_agenda(actor=actor, group=group, kind=kind, meeting=meeting, ends_on=ends_on)


define_source("gcm.group_terms", gettext_lazy("Groups whose term ends"), find=_terms, place=_place)

"""How a group gets on: said by its leads before each meeting of the GCG, and asked for when nobody says
anything (W13, W14). The software asks; it closes and deletes nothing."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, rulesets
from alliance87.core.dates import day_in_geneva, today_in_geneva
from alliance87.core.repeats import said_just_now
from partners import emails
from partners.domain.freshness import is_silent
from partners.enums import Light
from partners.models import Group, GroupUpdate
from partners.queries.group_work import groups_at_work, leads_of_group
from partners.queries.groups import period_of

UPDATE_TASK = "partners.group_update"
SILENCE_TASK = "partners.group_silent"


@transaction.atomic
def write_update(
    *, actor: Any, group: Group, light: str, achieved: str, coming: str, obstacles: str = ""
) -> GroupUpdate:
    """Say how it goes. Raises PermissionDenied for all but those who lead the group or co-edit it,
    ValidationError without a word on what was achieved and what comes, and for amber or red without saying
    what stands in the way."""
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm("partners.edit_group", locked):
        raise PermissionDenied
    if light != Light.GREEN and not obstacles.strip():
        raise ValidationError({"obstacles": _("Amber and red say what stands in the way.")})
    said = {"achieved": achieved.strip(), "coming": coming.strip(), "obstacles": obstacles.strip()}
    same = locked.updates.filter(written_by=actor, light=light, **said)
    if (written := said_just_now(same, at="written_at")) is not None:
        return written  # type: ignore[no-any-return]
    made = GroupUpdate(group=locked, light=light, language=get_language() or "fr", written_by=actor, **said)
    made.full_clean(exclude=["group", "written_by"])
    made.save()
    for kind in (UPDATE_TASK, SILENCE_TASK):
        inbox.close_tasks(subject=locked, kind=kind, closed_by=actor)
    return made


def ask_for_updates(*, before: datetime, now: datetime | None = None) -> int:
    """Ask the leads of each group at work for an update before the meeting of the GCG that starts at
    `before`, once its days of the rule set have begun; a group that has written one since is left in peace.
    A second run changes nothing. Answers how many groups were asked."""
    instant = now or timezone.now()
    begins = before - timedelta(days=rulesets.in_force()["partners.groups.update_before_days"])
    if not begins <= instant < before:
        return 0
    silent = [each for each in groups_at_work() if each.last_update is None or each.last_update < begins]
    for group in silent:
        _open_for_leads(group, UPDATE_TASK, gettext_noop("Say in two minutes how %(group)s gets on"), before)
    return len(silent)


def notice_silence(*, today: date | None = None) -> int:
    """Write, once, to the leads of each group at work that shows no activity for the months of the rule set.
    A group without leads comes to the secretariat. Answers how many groups were told."""
    day = today or today_in_geneva()
    return sum(_notice(group, day) for group in groups_at_work(day))


@transaction.atomic
def _notice(found: Any, day: date) -> bool:
    group = Group.objects.select_for_update().get(pk=found.pk)
    last = _last_day(found)
    months = rulesets.in_force()["partners.groups.dormant_months"]
    if last is None or not is_silent(last, group.silence_noticed_on, day, months):
        return False
    group.silence_noticed_on = day
    group.save(update_fields=["silence_noticed_on"])
    title = gettext_noop("Nothing was heard of %(group)s for a while: is it still at work?")
    leads = _open_for_leads(group, SILENCE_TASK, title)
    emails.group_silent(group, leads, last)
    if not leads:
        inbox.open_task(kind=SILENCE_TASK, subject=group, role="secretariat", title=title, **_shown(group))
    return True


def _last_day(group: Any) -> date | None:
    """Of the last activity; before the first, the day on which the group began: that of its period, or, of
    the one that the mandate names and that has none, the day on which it was shown."""
    if group.last_act is not None:
        return day_in_geneva(group.last_act)
    period = period_of(group)
    if period is not None:
        return period.starts_on
    shown = group.published_at
    return day_in_geneva(shown) if shown else None


def _open_for_leads(group: Group, kind: str, title: str, due_at: datetime | None = None) -> list[Any]:
    leads = leads_of_group(group)
    for lead in leads:
        inbox.open_task(kind=kind, subject=group, user=lead, title=title, due_at=due_at, **_shown(group))
    return leads


def _shown(group: Group) -> dict[str, Any]:
    return {
        "params": {"group": str(group)},
        "url_name": "partners:group_update",
        "url_kwargs": {"slug": group.slug},
    }

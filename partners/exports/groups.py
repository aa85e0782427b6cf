"""The public groups and their workplans as tables; words are codes, days ISO 8601."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from partners.exports.tables import Table, about, day, in_languages, texts_of
from partners.queries.group_work import Named
from partners.queries.groups import period_of, standing_of

GROUP_TEXTS = in_languages("title", "aim")
GROUP = (
    *("kind", "standing", "starts_on", "ends_on", "decision", "leads"),
    *("topics", "countries", "address"),
)
LINE_TEXTS = in_languages("outcome", "activity", "output")
LINE = ("group", "responsible", "starts_on", "ends_on", "status", "address")


def groups_table(groups: Iterable[Any]) -> Table:
    """A line for each, with its last or current term and who leads it, as `groups_to_export` reads them."""
    return Table("groups", (*GROUP_TEXTS, *GROUP), (_group(each) for each in groups))


def workplan_table(lines: Iterable[Named], name: str = "workplans") -> Table:
    """A line for each activity, with who is responsible where the public may know; nothing says that
    somebody is late, and the help that is wanted is for those who decide (W12)."""
    return Table(name, (*LINE_TEXTS, *LINE), (_line(each) for each in lines))


def _group(group: Any) -> dict[str, Any]:
    period = period_of(group)
    return {
        **texts_of(group, GROUP_TEXTS),
        **about(group),
        "kind": group.kind,
        "standing": standing_of(group).value,
        "starts_on": day(period.starts_on) if period else "",
        "ends_on": day(period.ends_on) if period else "",
        "decision": period.decision if period else "",
        "leads": "; ".join(str(each.organisation) for each in group.held),
    }


def _line(named: Named) -> dict[str, Any]:
    line = named.row
    return {
        **texts_of(line, LINE_TEXTS),
        "group": str(line.group),
        "responsible": str(named.organisation or ""),
        "starts_on": day(line.starts_on),
        "ends_on": day(line.ends_on),
        "status": line.public_status.value,
        "address": settings.SITE_URL + line.get_absolute_url(),
    }

"""What is told to followers of groups: public documents, what the GCG decided since, adopted workplans."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliance87.core.uploads.models import Upload
from partners.enums import DocumentAccess, FollowKind
from partners.models import Group, GroupChange, WorkplanYear
from partners.queries.activity import Event, define_activity
from partners.queries.group_work import PURPOSES


def _of(group: Group) -> frozenset[tuple[str, int]]:
    return frozenset([(FollowKind.GROUP.value, group.pk)])


@define_activity
def documents(since: datetime, until: datetime) -> list[Event]:
    """Documents that everybody may open, of public groups; what is for members or leads is not told (two
    queries)."""
    rows = Upload.objects.kept().filter(
        purpose=PURPOSES[DocumentAccess.PUBLIC],
        subject_type=ContentType.objects.get_for_model(Group),
        created_at__gt=since,
        created_at__lte=until,
    )
    found = list(rows)
    groups = Group.objects.filter(published_at__isnull=False, pk__in={each.subject_id for each in found})
    known = {str(each.pk): each for each in groups}
    return [
        Event(
            key=f"group-document:{row.pk}",
            at=row.created_at,
            title=_("%(group)s, document: %(name)s") % {"group": known[row.subject_id], "name": row.name},
            body="",
            url=row.get_absolute_url(),
            targets=_of(known[row.subject_id]),
        )
        for row in found
        if row.subject_id in known
    ]


@define_activity
def changes(since: datetime, until: datetime) -> list[Event]:
    """What was decided of a group that existed, once it was published (D17; one query)."""
    rows = GroupChange.objects.decided().filter(published_at__gt=since, published_at__lte=until)
    return [
        Event(
            key=f"group-change:{row.pk}",
            at=row.published_at or until,
            title=_("%(group)s: %(change)s") % {"group": row.group, "change": row.get_kind_display()},
            body=_change(row),
            url=row.group.get_absolute_url(),
            targets=_of(row.group),
        )
        for row in rows.filter(group__published_at__isnull=False).select_related("group")
    ]


def _change(row: GroupChange) -> str:
    """By which decision, and until when it works."""
    if row.ends_on is None:
        return str(_("Decision %(symbol)s") % {"symbol": row.decision})
    end = date_format(row.ends_on, "DATE_FORMAT")
    return str(_("Decision %(symbol)s. Term until %(end)s.") % {"symbol": row.decision, "end": end})


@define_activity
def adopted_workplans(since: datetime, until: datetime) -> list[Event]:
    """Workplans of a year that public groups adopted (one query)."""
    rows = WorkplanYear.objects.filter(adopted_at__gt=since, adopted_at__lte=until)
    return [
        Event(
            key=f"workplan-year:{row.pk}",
            at=row.adopted_at,
            title=_("%(group)s: workplan of %(year)s") % {"group": row.group, "year": row.year},
            body=_("Activities: %(number)s") % {"number": len(row.lines)},
            url=row.get_absolute_url(),
            targets=_of(row.group),
        )
        for row in rows.filter(group__published_at__isnull=False).select_related("group")
    ]

"""An issue comes about: what happened is collected, people put it in order and write (X4)."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.months import add_months
from partners.domain.stale import StaleEditError
from secretariat.enums import IssueState
from secretariat.models import Entry, Issue, Section
from secretariat.queries.newsletter.content import known_to
from secretariat.queries.newsletter.sources import Event, in_every_language, sources

CONTRIBUTIONS = "contributions"
CONTRIBUTIONS_TITLE = _("From our partners")


def may_edit(actor: Any) -> None:
    """Raises PermissionDenied for all but the secretariat."""
    if not actor.has_perm("secretariat.edit_newsletter"):
        raise PermissionDenied


def locked_draft(*, actor: Any, issue_id: int) -> Issue:
    """The issue, for a change. Raises PermissionDenied; ValidationError once it is no draft any more."""
    may_edit(actor)
    issue = Issue.objects.select_for_update(of=("self",)).get(pk=issue_id)
    if issue.state != IssueState.DRAFT:
        raise ValidationError(_("This issue is no draft any more: take it back before you change it."))
    return issue


def touch(issue: Issue) -> None:
    """Its content changed: what was read before is another revision."""
    issue.revision += 1
    issue.save()


@transaction.atomic
def open_issue(*, actor: Any, month: date) -> Issue:
    """Begin the issue of a month with what happened in public. Raises PermissionDenied, ValidationError when
    that month has its issue."""
    may_edit(actor)
    first = month.replace(day=1)
    # Under the lock of the newest, so that the number is still free; the first of all has none to lock.
    Issue.objects.select_for_update().order_by("-number").first()
    last = Issue.objects.aggregate(Max("number"))["number__max"] or 0
    issue, is_new = Issue.objects.get_or_create(month=first, defaults={"number": last + 1})
    if not is_new:
        raise ValidationError(_("This month has its issue already."))
    kinds = [(each.kind, each.label) for each in sources()] + [(CONTRIBUTIONS, CONTRIBUTIONS_TITLE)]
    for position, (kind, label) in enumerate(kinds, start=1):
        section = Section(issue=issue, kind=kind, position=position)
        _say(section, "title", in_every_language(partial(str, label)))
        section.save()
    collect_events(actor=actor, issue=issue)
    return Issue.objects.get(pk=issue.pk)


@transaction.atomic
def collect_events(*, actor: Any, issue: Issue) -> int:
    """Add what happened since the month of the issue before, and is told nowhere yet; answers how many. What
    was left out stays out. Raises PermissionDenied, ValidationError once it is no draft."""
    locked = locked_draft(actor=actor, issue_id=issue.pk)
    since, until = span_of(locked)
    added = 0
    for source in sources():
        section = locked.sections.filter(kind=source.kind).first()
        if section:
            added += _add_new(section, list(source.collect(since, until)))
    touch(locked)
    return added


def span_of(issue: Issue) -> tuple[datetime, datetime]:
    """From the month of the issue before to the end of this one: what came too late for the one before is
    told now."""
    before = Issue.objects.filter(month__lt=issue.month).aggregate(Max("month"))["month__max"]
    zone = timezone.get_default_timezone()
    begin = datetime.combine(before or issue.month, datetime.min.time(), zone)
    return begin, datetime.combine(add_months(issue.month, 1), datetime.min.time(), zone)


def _add_new(section: Section, events: list[Event]) -> int:
    told = set(
        Entry.objects.filter(source__in=[each.key for each in events]).values_list("source", flat=True)
    )
    new = [each for each in events if each.key not in told]
    at = next_position(section)
    for position, event in enumerate(new, start=at):
        entry = Entry(section=section, position=position, source=event.key, url=event.url)
        _say(entry, "title", {code: said[:250] for code, said in event.titles.items()})
        _say(entry, "text", {code: _paragraph(said) for code, said in (event.texts or {}).items()})
        entry.save()
    return len(new)


def _paragraph(text: str) -> str:
    from django.utils.html import linebreaks

    return str(linebreaks(text[:2000], autoescape=True)) if text else ""


def next_position(section: Section) -> int:
    """Where the next entry of the section stands."""
    return (section.entries.aggregate(Max("position"))["position__max"] or 0) + 1


def _say(thing: Any, field: str, said: Mapping[str, str]) -> None:
    for code in LANGUAGES:
        setattr(thing, f"{field}_{code}", said.get(code, ""))


TO_READERS = {"to_language", "to_category", "to_topics", "to_countries"}


@transaction.atomic
def save_issue(*, actor: Any, issue: Issue, revision: int, values: Mapping[str, Any]) -> Issue:
    """Title, introduction and who gets it. Raises PermissionDenied, also for an editor who names readers;
    StaleEditError; ValidationError once it is no draft."""
    if TO_READERS & set(values) and not actor.has_perm("secretariat.manage_readers"):
        raise PermissionDenied
    locked = locked_draft(actor=actor, issue_id=issue.pk)
    if locked.revision != revision:
        raise StaleEditError(locked)
    many = {"to_topics", "to_countries"}
    for name, value in values.items():
        if name not in many:
            setattr(locked, name, value)
    for name in many & set(values):
        getattr(locked, name).set(values[name])
    touch(locked)
    return locked


@transaction.atomic
def save_entry(*, actor: Any, entry: Entry, revision: int, values: Mapping[str, Any]) -> Entry:
    """The texts of one entry. Raises as `save_issue`, and PermissionDenied for what the actor may not know of
    (P5)."""
    issue = locked_draft(actor=actor, issue_id=entry.section.issue_id)
    locked = _known_entry(actor, entry)
    if locked.revision != revision:
        raise StaleEditError(locked)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.revision += 1
    locked.save()
    touch(issue)
    return locked


def _known_entry(actor: Any, entry: Entry) -> Entry:
    found = Entry.objects.select_related("contribution__organisation").get(pk=entry.pk)
    if not known_to(actor, [found]):
        raise PermissionDenied
    return found


@transaction.atomic
def add_entry(*, actor: Any, section: Section) -> Entry:
    """An empty entry at the end of the section, to be written. Raises as `collect_events`."""
    issue = locked_draft(actor=actor, issue_id=section.issue_id)
    entry = Entry.objects.create(section=section, position=next_position(section))
    touch(issue)
    return entry


@transaction.atomic
def leave_out(*, actor: Any, entry: Entry, is_out: bool) -> None:
    """Keep the entry out of the issue, or take it in again; an entry of no source that says nothing is
    removed. Raises as `collect_events`, and PermissionDenied for what the actor may not know of (P5)."""
    issue = locked_draft(actor=actor, issue_id=entry.section.issue_id)
    _known_entry(actor, entry)
    if is_out and not entry.source and not entry.title and not entry.contribution_id:
        entry.delete()
    else:
        Entry.objects.filter(pk=entry.pk).update(left_out=is_out)
    touch(issue)


@transaction.atomic
def move(*, actor: Any, thing: Section | Entry, up: bool) -> None:
    """Exchange places with the neighbour above or below, of those that the actor may know of (P5); at the
    end nothing moves. Raises as `collect_events`."""
    rows: list[Any]
    if isinstance(thing, Section):
        issue = locked_draft(actor=actor, issue_id=thing.issue_id)
        rows = list(issue.sections.order_by("position", "pk"))
        known: list[Any] = rows
    else:
        issue = locked_draft(actor=actor, issue_id=thing.section.issue_id)
        entries = thing.section.entries.select_related("contribution__organisation")
        rows = list(entries.order_by("position", "pk"))
        known = known_to(actor, rows)
    if thing not in known:
        raise PermissionDenied
    at = known.index(thing)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(known):
        return
    here, there = rows.index(known[at]), rows.index(known[to])
    rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, start=1):
        type(row).objects.filter(pk=row.pk).update(position=position)
    touch(issue)

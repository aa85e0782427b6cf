"""The sources that the portal has today. Each reads what the public reads, in a fixed number of queries."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.dates import today_in_geneva
from gcm.models import Decision
from gcm.queries.register import decisions
from partners.enums import Listing, Precision, StatusKind
from partners.models import Group, OrganisationStatus
from pathfinders.models import Roadmap
from secretariat.models import Entry, Issue
from secretariat.queries.newsletter.published import define_written_sources
from secretariat.queries.newsletter.sources import (
    Event,
    StillPublic,
    define_source,
    in_every_language,
    while_in,
)

DECISION = "gcm.decision:"


def published_decisions(since: datetime, until: datetime) -> Iterator[Event]:
    """Decisions that were published in the span, whenever they were taken (D17)."""
    found = decisions().published().filter(published_at__gte=since, published_at__lt=until)
    for decision in found.order_by("published_at", "sequence"):
        yield Event(
            key=f"{DECISION}{decision.symbol}",
            titles=in_every_language(partial(_title_of, decision)),
            url=decision.get_absolute_url(),
            at=decision.published_at,
        )


def still_published(keys: Iterable[str]) -> set[str]:
    """Those that name a published decision, by its symbol (D15). One query, none without such a key."""
    named = {key for key in keys if key.startswith(DECISION)}
    years = {key.removeprefix(DECISION).split("/")[1] for key in named}
    if not named:
        return set()
    found = Decision.objects.published().filter(year__in=years)
    return named & {f"{DECISION}{decision.symbol}" for decision in found.only("year", "number")}


def _title_of(decision: Any) -> str:
    return f"{decision.symbol} – {decision.text.wording().title}"


def new_partners(since: datetime, until: datetime) -> Iterator[Event]:
    """Organisations whose page anybody may read (P5) and whose status, known to the day, began in the span,
    or was registered in it for an earlier day. Those that have left again are not told."""
    for status in _statuses(StatusKind.PARTNER, since, until):
        yield _of_status(status, "partner", lambda one: one.organisation.name)


def new_pathfinders(since: datetime, until: datetime) -> Iterator[Event]:
    """The same for pathfinder countries."""
    for status in _statuses(StatusKind.PATHFINDER, since, until):
        yield _of_status(
            status,
            "pathfinder",
            lambda one: _("%(name)s is a pathfinder country") % {"name": one.organisation.name},
        )


def _statuses(kind: StatusKind, since: datetime, until: datetime) -> Any:
    first, last = timezone.localdate(since), timezone.localdate(until) - timedelta(days=1)
    found = _public_statuses().annotate(told_on=Greatest("valid_from", "known_on"))
    # The greatest of something and nothing is nothing on SQLite, and something on PostgreSQL.
    found = found.filter(_not_over(), kind=kind, valid_from__isnull=False, told_on__range=(first, last))
    return found.select_related("organisation").order_by("told_on", "organisation__sort_fr")


def _not_over() -> Q:
    return Q(valid_to=None) | Q(valid_to__gte=today_in_geneva())


def _public_statuses() -> Any:
    return OrganisationStatus.objects.filter(precision=Precision.DAY, organisation__listing=Listing.PUBLIC)


def _while_held(prefix: str) -> StillPublic:
    """As long as the organisation is shown. What was mailed stays in the archive when the status is over;
    nothing is mailed of it any more. Two queries at most, none without a key of the prefix."""
    shown = while_in(prefix, _public_statuses)

    def still_public(keys: Iterable[str]) -> set[str]:
        found = shown(keys)
        numbers = [key.removeprefix(prefix) for key in found]
        over = OrganisationStatus.objects.filter(pk__in=numbers).exclude(_not_over()) if found else []
        left = {f"{prefix}{each.pk}" for each in over}
        mailed = Entry.objects.filter(source__in=left, section__issue__in=Issue.objects.published())
        return found - left | (set(mailed.values_list("source", flat=True)) if left else set())

    return still_public


def _of_status(status: Any, kind: str, title: Any) -> Event:
    day = datetime.combine(status.told_on, datetime.min.time(), timezone.get_default_timezone())
    return Event(
        key=f"partners.{kind}:{status.pk}",
        titles=in_every_language(lambda: title(status)),
        url=status.organisation.get_absolute_url(),
        at=day,
    )


def new_groups(since: datetime, until: datetime) -> Iterator[Event]:
    """Groups whose decision was published in the span."""
    found = _public_groups().filter(published_at__gte=since, published_at__lt=until)
    for group in found.order_by("published_at", "pk"):
        yield Event(
            key=f"partners.group:{group.pk}",
            titles=in_every_language(partial(getattr, group, "title")),
            url=group.get_absolute_url(),
            at=group.published_at or since,
            texts=in_every_language(partial(getattr, group, "aim")),
        )


def _public_groups() -> Any:
    return Group.objects.filter(published_at__lte=timezone.now())


def new_roadmaps(since: datetime, until: datetime) -> Iterator[Event]:
    """Roadmaps that came into force in the span and that anybody may read (F4)."""
    found = Roadmap.objects.public().filter(in_force_at__gte=since, in_force_at__lt=until)
    for roadmap in found.select_related("pathway__organisation").order_by("in_force_at", "pk"):
        yield Event(
            key=f"pathfinders.roadmap:{roadmap.pk}",
            titles=in_every_language(partial(_title_of_roadmap, roadmap)),
            url=roadmap.get_absolute_url(),
            at=roadmap.in_force_at or since,
            texts={code: getattr(roadmap, f"summary_{code}") or "" for code, _name in settings.LANGUAGES},
        )


def _title_of_roadmap(roadmap: Roadmap) -> str:
    return _("%(name)s: the roadmap is in force") % {"name": roadmap.pathway.organisation.name}


def define_sources() -> None:
    """In the order in which the sections of a new issue stand."""
    define_source(
        "decisions",
        gettext_lazy("Decisions of the Global Coordinating Group"),
        published_decisions,
        still_published,
    )
    define_source(
        "pathfinders",
        gettext_lazy("New pathfinder countries"),
        new_pathfinders,
        _while_held("partners.pathfinder:"),
    )
    define_source(
        "roadmaps",
        gettext_lazy("Roadmaps"),
        new_roadmaps,
        while_in("pathfinders.roadmap:", Roadmap.objects.public),
    )
    define_source(
        "groups", gettext_lazy("New groups"), new_groups, while_in("partners.group:", _public_groups)
    )
    define_source(
        "partners",
        gettext_lazy("New partners"),
        new_partners,
        _while_held("partners.partner:"),
    )
    define_written_sources()

"""Initiatives and commitments: the list, the light, and what a SMART check still asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.text import fold
from alliance87.core.uploads.models import Upload
from partners.domain.freshness import report_light
from partners.domain.smart import Gap, Plan, gaps
from partners.enums import InitiativeState, Light
from partners.models import Country, Initiative, InitiativeReport, Organisation
from partners.models.organisation import LANGUAGES
from partners.queries.directory import MAX_WORDS, Filters

TEXTS = ("aim", "indicator", "baseline", "target", "achievable", "resources")
SAID = {
    Gap.VAGUE: _("Specific: say in a full sentence what will change, for whom and where."),
    Gap.NO_TOPIC: _("Specific: choose at least one topic."),
    Gap.NO_INDICATOR: _("Measurable: name an indicator."),
    Gap.NO_BASELINE: _("Measurable: say where the indicator stands today."),
    Gap.NO_TARGET: _("Measurable: give a target with a figure."),
    Gap.SAME: _("Measurable: the target is the same as the baseline."),
    Gap.NO_REASON: _("Achievable: say why it can be achieved."),
    Gap.NO_RESOURCES: _("Resourced: say with which means."),
    Gap.NO_DATES: _("Time-bound: give a start and an end."),
    Gap.BACKWARDS: _("Time-bound: the end comes after the start."),
    Gap.OVER: _("Time-bound: the end is past."),
}


@dataclass(frozen=True)
class Row:
    """An initiative with its light, which only the partner and the secretariat see."""

    initiative: Initiative
    light: Light


@dataclass(frozen=True)
class Reported:
    """A report with its evidence."""

    report: InitiativeReport
    evidence: list[Upload]


def initiatives_for(user: Any) -> QuerySet[Initiative]:
    """Those that the user may see, with the instant of their last report (one query)."""
    found: QuerySet[Initiative] = with_last_report(Initiative.objects.visible_to(user))
    with_partner: QuerySet[Initiative] = found.select_related("organisation")
    return with_partner


def with_last_report(initiatives: QuerySet[Initiative]) -> Any:
    """Each with `last_report`, None before the first one."""
    standing = InitiativeReport.objects.standing().filter(initiative=OuterRef("pk"))
    reports = standing.order_by("-reported_at")
    return initiatives.annotate(last_report=Subquery(reports.values("reported_at")[:1]))


def search_initiatives(user: Any, filters: Filters) -> QuerySet[Initiative]:
    """The shown ones of partners of today (P11) that meet all filters: topic, country, and words of their
    titles and aims."""
    shown = initiatives_for(user).filter(
        state__in=(InitiativeState.PUBLISHED, InitiativeState.ENDED),
        organisation__in=Organisation.objects.partners(),
    )
    found: QuerySet[Initiative] = narrow(shown, filters)
    return found


def narrow(found: Any, filters: Filters) -> Any:
    """By partner, topic and country, and by the words of the texts in any language, without regard to
    accents."""
    if filters.partner:
        found = found.filter(organisation__slug=filters.partner)
    if "topic" in filters.chosen:
        found = found.filter(topics__slug=filters.chosen["topic"])
    if "country" in filters.chosen:
        found = found.filter(countries__iso2=filters.chosen["country"].upper())
    return with_words(found, fold(filters.text).split())


def with_words(found: Any, words: Iterable[str]) -> Any:
    """Those in whose texts all of the folded words stand; of a long list the first ones count."""
    for word in islice(words, MAX_WORDS):
        found = found.filter(search_text__contains=word)
    return found


def countries_of(record: Any) -> QuerySet[Country]:
    """Of an initiative or a practice, by the alphabet of the page's language (one query)."""
    found: QuerySet[Country] = record.countries.in_order()
    return found


def light_of(initiative: Any, on: date | None = None) -> Light:
    """By the months since the last report, or since it began before there is one. The initiative is read
    with its last report."""
    in_force = rulesets.in_force()
    said = initiative.last_report
    last = timezone.localdate(said) if said else initiative.starts_on or today_in_geneva()
    light = report_light(
        last,
        on or today_in_geneva(),
        amber_months=in_force["partners.initiatives.report_amber_months"],
        red_months=in_force["partners.initiatives.report_red_months"],
    )
    return Light(light)


def own_initiatives(user: Any) -> list[Row]:
    """Of the organisations that the person edits, those that have not ended, for the desk (one query)."""
    own = Initiative.objects.filter(
        organisation__memberships__user=user,
        organisation__memberships__until__isnull=True,
        state__in=(InitiativeState.DRAFT, InitiativeState.PUBLISHED),
    )
    return [Row(each, light_of(each)) for each in with_last_report(own).order_by("-pk")[:10]]


def reports_of(initiative: Initiative) -> list[Reported]:
    """The reports, the newest first, with their evidence (two queries)."""
    reports = list(initiative.reports.standing())
    kind = ContentType.objects.get_for_model(InitiativeReport)
    kept = Upload.objects.kept().filter(subject_type=kind, subject_id__in=[str(each.pk) for each in reports])
    evidence: dict[str, list[Upload]] = {}
    for upload in kept.order_by("created_at", "pk") if reports else []:
        evidence.setdefault(upload.subject_id, []).append(upload)
    return [Reported(each, evidence.get(str(each.pk), [])) for each in reports]


def missing_of(initiative: Initiative, on: date | None = None) -> list[Any]:
    """What a SMART check still asks for, in words (one query)."""
    plan = Plan(
        topics=initiative.topics.count() if initiative.pk else 0,
        starts_on=initiative.starts_on,
        ends_on=initiative.ends_on,
        **{name: said_in_any(initiative, name) for name in TEXTS},
    )
    words: list[Any] = [] if said_in_any(initiative, "title").strip() else [_("Give it a title.")]
    return words + [SAID[gap] for gap in gaps(plan, on or today_in_geneva())]


def said_in_any(record: Any, name: str) -> str:
    """The text in the first language in which it was given."""
    texts = (getattr(record, f"{name}_{code}") or "" for code in LANGUAGES)
    return next((text for text in texts if text.strip()), "")

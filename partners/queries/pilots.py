"""Pilots: the list, one of them with its line from pilot to scale, and what it still lacks."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from partners.enums import PilotOutcome, PilotState, PracticeState
from partners.models import Adoption, GoodPractice, Organisation, Pilot
from partners.queries.directory import Filters
from partners.queries.group_work import Named, named_to
from partners.queries.initiatives import narrow, said_in_any


@dataclass(frozen=True)
class Practised:
    """A practice that came of a pilot, and who adopted it in which country, by country."""

    practice: GoodPractice
    adoptions: list[Named]

    @property
    def countries(self) -> int:
        """In how many countries it is used beyond the pilot."""
        return len({each.row.country_id for each in self.adoptions})


def filters_of(query: QueryDict) -> Filters:
    """Words, topic and country as everywhere, and the outcome where it names one."""
    found = Filters.of(query)
    chosen: dict[str, str] = {
        name: found.chosen[name] for name in ("topic", "country") if name in found.chosen
    }
    if query.get("outcome") in PilotOutcome.values:
        chosen["outcome"] = str(query["outcome"])
    return replace(found, chosen=chosen)


def pilots_for(user: Any) -> QuerySet[Pilot]:
    """Those that the user may see."""
    found: QuerySet[Pilot] = Pilot.objects.visible_to(user).select_related("organisation")
    return found


def search_pilots(filters: Filters) -> QuerySet[Pilot]:
    """The public ones that meet all filters."""
    shown = Pilot.objects.public().select_related("organisation")
    if "outcome" in filters.chosen:
        shown = shown.filter(outcome=filters.chosen["outcome"])
    found: QuerySet[Pilot] = narrow(shown, filters)
    return found


def own_pilots(user: Any) -> QuerySet[Pilot]:
    """Of the organisations that the person edits, those that have not ended (one query)."""
    live = (PilotState.DRAFT, PilotState.RUNNING)
    found: QuerySet[Pilot] = Pilot.objects.of_editor(user).filter(state__in=live)
    return found.order_by("-pk")[:20]


def partners_of(pilot: Pilot, reader: Any) -> QuerySet[Organisation]:
    """With whom it is tried, as far as the reader may know of them: the countries and topics of the pilot
    stand beside their names, so that a name alone is left out (P5; one query)."""
    shown = Organisation.objects.whole_to(reader).filter(pilots_joined=pilot)
    ordered: QuerySet[Organisation] = shown.order_by(*Organisation.name_order())
    return ordered


def line_of(pilot: Pilot, reader: Any) -> list[Practised]:
    """From pilot to scale: the public practices that came of it, each with who adopted it where; those that
    the reader may not know of are left out, their country too (P5). Two queries, one more for hidden ones."""
    practices = list(GoodPractice.objects.public().filter(pilot=pilot).order_by("published_at", "pk"))
    standing = Adoption.objects.standing().filter(practice__in=practices)
    rows = standing.select_related("organisation", "country")
    adoptions = [each for each in named_to(reader, rows) if each.organisation] if practices else []
    adoptions.sort(key=lambda each: (str(each.row.country), each.row.told_at))
    return [
        Practised(practice, [each for each in adoptions if each.row.practice_id == practice.pk])
        for practice in practices
    ]


def drafts_of(pilot: Pilot) -> QuerySet[GoodPractice]:
    """Practices from it that are not public yet, for its own people (one query)."""
    waiting = (PracticeState.DRAFT, PracticeState.RETURNED, PracticeState.SUBMITTED)
    return GoodPractice.objects.filter(pilot=pilot, state__in=waiting).order_by("pk")


def pilot_of(practice: GoodPractice, reader: Any) -> Pilot | None:
    """The pilot that a practice came from, when the reader may see it (one query where there is one)."""
    if practice.pilot_id is None:
        return None
    found: Pilot | None = Pilot.objects.visible_to(reader).filter(pk=practice.pilot_id).first()
    return found


def partners_to_name(organisation: Organisation) -> QuerySet[Organisation]:
    """Whom a pilot can name: every partner with a public page but the one whose it is (P5)."""
    listed = Organisation.objects.partners().whole_to(AnonymousUser())
    others: QuerySet[Organisation] = listed.exclude(pk=organisation.pk)
    return others


def missing_of_pilot(pilot: Pilot) -> list[Any]:
    """What it lacks before others can read it, in words (two queries)."""
    missing: list[Any] = []
    if not said_in_any(pilot, "title"):
        missing.append(_("Give it a title."))
    if not said_in_any(pilot, "idea"):
        missing.append(_("Say what the idea is."))
    if not pilot.countries.exists():
        missing.append(_("Choose the country where it is tried."))
    if not pilot.topics.exists():
        missing.append(_("Choose at least one topic."))
    return missing + missing_dates(pilot.starts_on, pilot.ends_on)


def missing_dates(starts_on: date | None, ends_on: date | None) -> list[Any]:
    """Of a period of days, both included."""
    if starts_on is None or ends_on is None:
        return [_("Give a start and an end.")]
    return [_("The end comes after the start.")] if ends_on < starts_on else []

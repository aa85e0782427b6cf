"""What the pages about an application show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Manager, Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from alliance87.core.languages import LANGUAGES
from alliance87.core.text import fold
from partners.enums import KINDS_OF_ONE_COUNTRY, ApplicationState
from partners.models import Application, Organisation

STEP_LABELS = {
    "organisation": _("Organisation"),
    "mission": _("Mission and topics"),
    "focal-point": _("Focal point and listing"),
    "submit": _("Commitment and submission"),
}
STEP_KEYS = {
    "organisation": ("kind", "name"),
    "mission": ("mission",),
    "focal-point": ("focal_point_name", "focal_point_function", "focal_point_email"),
}
EVENTS = {
    "partners.application_submitted": _("Submitted"),
    "partners.application_returned": _("Returned with a question"),
    "partners.application_accepted": _("Accepted"),
    "partners.application_declined": _("Declined"),
    "partners.application_withdrawn": _("Withdrawn"),
}


@dataclass(frozen=True)
class Step:
    label: Any
    url: str
    done: bool
    current: bool


@dataclass(frozen=True)
class Event:
    label: Any
    at: datetime


@dataclass(frozen=True)
class Change:
    """A field that two people changed: what stands, and what the reader typed."""

    label: Any
    stored: str
    typed: str


@dataclass(frozen=True)
class Missing:
    """One thing that keeps an application from being submitted, and the step where it is given."""

    step: str
    label: Any


def missing_of(application: Application) -> list[Missing]:
    """What P3 needs before the secretariat can check: identity, kind, mission, topics, focal point."""
    needs: list[tuple[str, Any, Any]] = [
        ("organisation", _("kind of partner"), application.kind),
        ("organisation", _("name of the organisation"), application.name),
        ("mission", _("mission"), application.mission),
        ("mission", _("at least one topic"), application.pk and application.topics.exists()),
        ("focal-point", _("name of the focal point"), application.focal_point_name),
        ("focal-point", _("function of the focal point"), application.focal_point_function),
        ("focal-point", _("e-mail address of the focal point"), application.focal_point_email),
    ]
    if application.kind in KINDS_OF_ONE_COUNTRY:
        needs.insert(1, ("organisation", _("country"), application.country_id))
    return [Missing(step, label) for step, label, given in needs if not given]


def steps_of(application: Application, current: str = "submit") -> list[Step]:
    """The steps of the form with what is done, without a query."""
    steps = [
        Step(
            STEP_LABELS[name],
            reverse("partners:application_step", args=[application.public_id, name]),
            all(getattr(application, key) for key in keys),
            name == current,
        )
        for name, keys in STEP_KEYS.items()
    ]
    handed_in = application.state not in (ApplicationState.DRAFT, ApplicationState.RETURNED)
    return [
        *steps,
        Step(
            STEP_LABELS["submit"], application.get_absolute_url() + "#submit", handed_in, current == "submit"
        ),
    ]


def history_of(application: Application) -> list[Event]:
    """What happened, from the ledger, oldest first (one query)."""
    begun = Event(_("Started"), application.created_at)
    return [
        begun,
        *(
            Event(EVENTS[entry.kind], entry.at)
            for entry in ledger.entries_of(application)
            if entry.kind in EVENTS
        ),
    ]


def changes_between(current: Model, typed: Mapping[str, Any]) -> list[Change]:
    """Fields in which what is stored differs from what was typed."""
    changes = []
    for name, value in typed.items():
        stored = getattr(current, name)
        if isinstance(stored, Manager):
            stored = stored.all()
        if _in_words(stored) != _in_words(value):
            field = current._meta.get_field(name)
            label = getattr(field, "verbose_name", name)
            changes.append(Change(label, _chosen(field, stored), _chosen(field, value)))
    return changes


def _chosen(field: Any, value: Any) -> str:
    """As the reader chose it: by its label where the field has a list of values."""
    labels = dict(field.flatchoices) if getattr(field, "choices", None) else {}
    return str(labels.get(value) or _in_words(value))


def _in_words(value: Any) -> str:
    if isinstance(value, QuerySet | list):
        return ", ".join(sorted(str(each) for each in value))
    return "" if value is None else str(value)


def similar_organisations(application: Application) -> list[Organisation]:
    """P7: organisations, hidden ones too, whose folded name is the same or contains it. For officers."""
    names = {fold(getattr(application, f"name_{code}") or "") for code in LANGUAGES} - {""}
    if not names:
        return []
    same = Q()
    for name in names:
        same |= Q(search_text__contains=name)
    others = Organisation.objects.filter(same).exclude(application=application)
    return list(others.select_related("country")[:10])


def explanation_of(application: Application) -> rulesets.Explanation:
    """Why an application can or cannot be accepted now (P3, P12), with live values."""
    text = application.commitment_text
    given = _("not given") if text is None else _("version %(version)s") % {"version": text.version}
    missing = len(missing_of(application))
    return rulesets.Explanation(
        rule="P3",
        clause="partners.admission",
        values=["partners.commitment.confirm_months"],
        calculation=[
            _("Details missing: %(number)s") % {"number": missing},
            _("Commitment: %(given)s") % {"given": given},
            _("State: %(state)s") % {"state": application.get_state_display()},
        ],
    )

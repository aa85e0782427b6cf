"""What permissions depend on beside the role: whose way it is, and how it stands."""

from datetime import datetime
from typing import Any

import rules

from alliance87.core.access.registry import has_role
from partners.enums import PartnerKind
from partners.models import Organisation
from pathfinders.enums import PathwayState
from pathfinders.models import Pathway
from pathfinders.queries.offices import ways_of

State = PathwayState
SEEN_BY_GCM = (State.REVIEW, State.AGENDA, State.GRANTED)


def pathway_of(obj: Any) -> Pathway | None:
    """The way that a record belongs to, for whatever hangs on one by a field `pathway`."""
    if obj is None or isinstance(obj, Pathway):
        return obj
    found = getattr(obj, "pathway", None)
    return found if isinstance(found, Pathway) else None


def is_focal_point_at(user: Any, obj: Any, at: datetime | None = None) -> bool:
    """Whether the person speaks for the way at the instant, now by default (F11)."""
    pathway = pathway_of(obj)
    return pathway is not None and pathway.pk in ways_of(user, at)


@rules.predicate
def is_focal_point(user: Any, obj: Any) -> bool:
    """Speaks for this country now; for another one nothing (without an object: for none)."""
    return is_focal_point_at(user, obj)


@rules.predicate
def is_of_state(user: Any, obj: Any) -> bool:
    """Focal point or editor of the State as a partner."""
    pathway = pathway_of(obj)
    return pathway is not None and bool(has_role(user, "partner_editor", pathway.organisation))


@rules.predicate
def is_partner_state(user: Any, organisation: Organisation | None) -> bool:
    """F15: every pathfinder country is a partner."""
    if not isinstance(organisation, Organisation) or organisation.kind != PartnerKind.COUNTRY:
        return False
    return bool(Organisation.objects.partners().filter(pk=organisation.pk).exists())


@rules.predicate
def edits_state(user: Any, organisation: Organisation | None) -> bool:
    return isinstance(organisation, Organisation) and has_role(user, "partner_editor", organisation)


@rules.predicate
def is_open(user: Any, obj: Any) -> bool:
    pathway = pathway_of(obj)
    return pathway is not None and pathway.is_open


@rules.predicate
def is_granted(user: Any, obj: Any) -> bool:
    """The country is a pathfinder country by this way."""
    pathway = pathway_of(obj)
    return pathway is not None and pathway.state == State.GRANTED


@rules.predicate
def came_to_gcm(user: Any, obj: Any) -> bool:
    """The secretariat has sent it to the GCG, or the GCG has granted the status."""
    pathway = pathway_of(obj)
    return pathway is not None and pathway.state in SEEN_BY_GCM

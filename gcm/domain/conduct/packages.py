"""Items that are decided together, each with a number of its own, until a member asks to split (D12)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.conduct.attempts import take_call_back
from gcm.domain.gavel import note_consensus
from gcm.domain.items import take_up_item
from gcm.domain.room import ask, locked_meeting, require_presence, touch
from gcm.enums import ItemKind, ItemState
from gcm.models import AgendaItem, Decision, Meeting, Package
from gcm.models.agenda import OPEN


@transaction.atomic
def bundle_items(*, actor: Any, meeting: Meeting, items: Sequence[AgendaItem]) -> Package:
    """Take these items together. Raises PermissionDenied; ValidationError for fewer than two, for an item of
    another meeting or of another package, that has ended or that is not for decision."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.call_item", locked)
    found = list(locked.items.filter(pk__in=[each.pk for each in items]).order_by("position"))
    if len(found) < 2 or len(found) != len(items):
        raise ValidationError(_("A package has two items of this meeting at least."), code="too_few")
    for each in found:
        _require_bundleable(each)
    package = Package.objects.create(meeting=locked, made_by=actor)
    locked.items.filter(pk__in=[each.pk for each in found]).update(package=package)
    touch(locked)
    _record("gcm.items_bundled", package, actor, items=[each.pk for each in found])
    return package


@transaction.atomic
def split_item(*, actor: Any, item: AgendaItem) -> AgendaItem:
    """Take an item out of its package: any member who is in the room may ask, and nobody decides on it. What
    is left alone is no package any more; on what is taken out objections are called for again. Raises
    PermissionDenied for observers and others without a seat; ValidationError for whoever is not in the room.
    An item by itself stays so."""
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.split_package", meeting)
    here = require_presence(actor, meeting)
    found = AgendaItem.objects.select_related("package").get(pk=item.pk)
    package = found.package
    if package is None:
        return found
    found.package = None
    found.save(update_fields=["package"])
    take_call_back(item=found)
    if package.items.filter(state__in=OPEN).count() < 2:
        package.items.update(package=None)
    touch(meeting)
    _record("gcm.package_split", package, actor, items=[found.pk], seat=here.seat_id)
    return found


@transaction.atomic
def note_consensus_on_package(
    *, actor: Any, package: Package, text_numbers: Mapping[int, int]
) -> list[Decision]:
    """One stroke for all items of the package: each is asked about by itself and gets its own number, and
    when one cannot be decided none is. `text_numbers` are the texts that were seen, by the items' keys.
    Asked again, it answers with the decisions that are there (D18). Raises what `note_consensus` raises;
    ValidationError when the package is another by now."""
    meeting = locked_meeting(package.meeting)
    ask(actor, "gcm.note_consensus", meeting)
    items = list(package.items.filter(state__in=OPEN).order_by("position"))
    known = list(Decision.objects.filter(item__package=package).order_by("sequence"))
    if known and not items:
        return known
    if {each.pk for each in items} != set(text_numbers):
        raise ValidationError(_("The package has changed: the page shows how it stands now."), code="changed")
    if not any(each.state == ItemState.IN_DISCUSSION for each in items):
        raise PermissionDenied(_("The package is not in discussion: take it up first."))
    decisions = []
    for each in items:
        take_up_item(actor=actor, item=each)
        decisions.append(note_consensus(actor=actor, item=each, text_number=text_numbers[each.pk]))
    return decisions


def _require_bundleable(item: AgendaItem) -> None:
    if item.kind != ItemKind.DECISION or not item.is_open:
        raise ValidationError(_("Only open items for decision are taken together."), code="not_open")
    if item.package_id is not None:
        raise ValidationError(_("An item is in one package at a time."), code="bundled")


def _record(kind: str, package: Package, actor: Any, **data: Any) -> None:
    ledger.append(kind=kind, subject=package, actor=actor, data={"meeting": package.meeting_id, **data})

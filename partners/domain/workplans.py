"""The charter and the workplan of a group, written by those who lead it (W12)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.domain.stale import StaleEditError
from partners.enums import GroupFeature
from partners.models import Country, Group, GroupCharter, Topic, WorkplanLine
from partners.models.organisation import LANGUAGES
from partners.queries.groups import may_be_responsible

TEXTS = tuple(
    f"{name}_{code}" for name in ("outcome", "activity", "output", "help_wanted") for code in LANGUAGES
)
FIELDS = (*TEXTS, "starts_on", "ends_on", "status", "responsible")


@transaction.atomic
def save_line(
    *,
    actor: Any,
    group: Group,
    values: Mapping[str, Any],
    line: WorkplanLine | None = None,
    revision: int = 0,
) -> WorkplanLine:
    """A new line of the workplan, or `line` as it is now; `values` by field name, texts by language.

    Raises PermissionDenied for all but those who lead the group or co-edit it; StaleEditError when
    `revision` is not the one that stands; ValidationError without an outcome and an activity, for an end
    before the start, and for naming somebody responsible who does not work in the group: the workplan is
    public, and nobody is named there without having joined (P5)."""
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm("partners.edit_group", locked):
        raise PermissionDenied
    found = locked.workplan.get(pk=line.pk) if line else WorkplanLine(group=locked)
    stood = found.responsible_id
    if line and found.revision != revision:
        raise StaleEditError(found)
    for name in FIELDS:
        if name in values:
            setattr(found, name, values[name])
    found.revision += 1
    found.changed_at = timezone.now()
    _check(found)
    if found.responsible_id not in (None, stood):
        _check_responsible(found, actor)
    found.save()
    return found


def _check_responsible(line: WorkplanLine, actor: Any) -> None:
    if line.responsible not in may_be_responsible(line.group, actor):
        raise ValidationError({"responsible": _("Please choose a partner that works in the group.")})


def _check(line: WorkplanLine) -> None:
    errors: dict[str, Any] = {}
    for name, words in (("outcome", _("an outcome")), ("activity", _("an activity"))):
        if not any((getattr(line, f"{name}_{code}") or "").strip() for code in LANGUAGES):
            errors[f"{name}_fr"] = _("Please give %(what)s, in one language at least.") % {"what": words}
    if line.starts_on and line.ends_on and line.ends_on < line.starts_on:
        errors["ends_on"] = _("An activity ends after it begins.")
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def write_charter(
    *,
    actor: Any,
    group: Group,
    texts: Mapping[str, str],
    admits_observers: bool,
    open_exchange: bool | None = None,
    revision: int | None = None,
) -> GroupCharter:
    """The next version of the charter, `texts` by language code; earlier ones stay as they are.
    `open_exchange` lets everybody who is signed in read the questions put from now on; None leaves it as it
    is. `revision` is the version that the writer has read, 0 for none. Raises PermissionDenied for all but
    those who lead the group, StaleEditError when another version followed meanwhile, ValidationError without
    a text and for a type of group that has no charter (W10)."""
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm("partners.lead_group", locked):
        raise PermissionDenied
    if not any(text.strip() for text in texts.values()):
        raise ValidationError(_("Please write the charter, in one language at least."))
    if not locked.has(GroupFeature.CHARTER):
        raise ValidationError(_("Groups of this type have no charter."))
    stands = locked.charters.first()
    if revision is not None and stands is not None and stands.revision != revision:
        raise StaleEditError(stands)
    if open_exchange is not None:
        locked.open_exchange = open_exchange
        locked.save(update_fields=["open_exchange"])
    version = stands.version + 1 if stands else 1
    made = GroupCharter(group=locked, version=version, admits_observers=admits_observers, written_by=actor)
    for code in LANGUAGES:
        setattr(made, f"text_{code}", texts.get(code, "").strip())
    made.save()
    ledger.append(
        kind="partners.group_charter_written", subject=made, actor=actor, data={"version": made.version}
    )
    return made


@transaction.atomic
def set_scope(
    *,
    actor: Any,
    group: Group,
    topics: Iterable[Topic],
    countries: Iterable[Country],
    revision: int | None = None,
) -> Group:
    """On which topics and in which countries it works; no country: in all of them. Raises PermissionDenied
    for all but those who lead the group or co-edit it, StaleEditError when `revision` is given and is not the
    one that stands."""
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm("partners.edit_group", locked):
        raise PermissionDenied
    if revision is not None and locked.revision != revision:
        raise StaleEditError(locked)
    locked.revision += 1
    locked.save(update_fields=["revision"])
    locked.topics.set(topics)
    locked.countries.set(countries)
    return locked

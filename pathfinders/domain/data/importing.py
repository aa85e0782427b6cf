"""Bringing figures and ratifications in: all or nothing, as often as one likes, and each value keeps where it
comes from (F12)."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from pathfinders.domain.data.adapters import Adapter, refuse
from pathfinders.domain.data.planning import Plan, Value, plan_import
from pathfinders.models import DataPoint, DataSource, ImportRun, Ratification

MOST_BYTES = 40 * 1024 * 1024
AT_ONCE = 1000  # rows in one statement


def preview_import(*, actor: Any, source: DataSource, adapter: Adapter, content: bytes) -> Plan:
    """What the file would change; nothing is changed. Raises PermissionDenied, FaultyFileError."""
    if not actor.has_perm("pathfinders.import_country_data"):
        raise PermissionDenied
    if len(content) > MOST_BYTES:
        raise refuse(_("The file is larger than the portal reads at once."))
    return plan_import(source, adapter.read(content))


@transaction.atomic
def import_country_data(
    *,
    actor: Any,
    source: DataSource,
    adapter: Adapter,
    content: bytes,
    retrieved_on: date,
    file_name: str = "",
) -> ImportRun:
    """Bring the file in. A value that differs replaces the one that is there, which stays with the import
    that replaced it. The same file again changes nothing and answers with the run that brought it in.

    Raises PermissionDenied; FaultyFileError with every faulty row, also for a day of retrieval that is still
    to come. Then nothing is changed."""
    locked = DataSource.objects.select_for_update().get(pk=source.pk)  # one import of a source at a time
    if retrieved_on > today_in_geneva():
        raise refuse(_("The day on which the file was retrieved is still to come."))
    plan = preview_import(actor=actor, source=locked, adapter=adapter, content=content)
    digest = hashlib.sha256(content).hexdigest()
    earlier = ImportRun.objects.filter(source=locked, adapter=adapter.name, digest=digest).first()
    if plan.changes_nothing and earlier:
        return earlier
    run = ImportRun.objects.create(
        source=locked,
        adapter=adapter.name,
        digest=digest,
        file_name=file_name[:200],
        retrieved_on=retrieved_on,
        imported_by=actor,
        created=len(plan.new),
        changed=len(plan.changed),
        same=plan.same,
        left_out=plan.left_out,
    )
    _write(plan, run)
    counts = {"created": run.created, "changed": run.changed, "rows": digest}
    ledger.append(kind="pathfinders.data_imported", subject=run, actor=actor, data=counts)
    return run


def _write(plan: Plan, run: ImportRun) -> None:
    for model in (DataPoint, Ratification):
        old = [each.pk for each, _new in plan.changed if isinstance(each, model)]
        for start in range(0, len(old), AT_ONCE):
            model._default_manager.filter(pk__in=old[start : start + AT_ONCE]).update(replaced_by=run)
        fresh = [*plan.new, *(new for _old, new in plan.changed)]
        model._default_manager.bulk_create(_stamped(fresh, model, run), batch_size=AT_ONCE)  # type: ignore[arg-type]


def _stamped(values: Iterable[Value], model: type[Value], run: ImportRun) -> list[Value]:
    found = [each for each in values if isinstance(each, model)]
    for each in found:
        each.run, each.retrieved_on = run, run.retrieved_on
    return found

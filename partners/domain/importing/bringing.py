"""A table of partners: checked in the background, shown, then brought in whole or not at all."""

from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs, ledger
from partners.domain.importing.planning import Plan, Planner
from partners.domain.importing.reading import read_table
from partners.domain.importing.writing import write_changes
from partners.enums import PartnerImportState
from partners.models import PartnerImport

MOST_BYTES = 50 * 1024 * 1024
MOST_SHOWN = 500  # changes that the preview names
SECOND_TASK = "partners.second_officer_for_table"
CHECK_JOB, BRING_JOB = "partners.check_table", "partners.bring_in_table"
HOUR = 3600
SECOND = gettext_noop(
    "Partners would have another name, kind or country: another officer than who sent the table brings it in."
)


@transaction.atomic
def upload_table(*, actor: Any, name: str, content: bytes) -> PartnerImport:
    """Have a table checked in the background. Raises PermissionDenied for all but the secretariat,
    ValidationError when it is empty or too large."""
    _ask(actor)
    if not content.strip():
        raise ValidationError(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is too large: at most 50 MB."))
    made = PartnerImport.objects.create(name=name[:200], content=content, by=actor)
    jobs.enqueue(CHECK_JOB, key=str(made.pk), data={"table": made.pk})
    return made


def check_table(pk: int) -> None:
    """Say what the table would change, and name every fault by its row. One that is gone or was checked is
    left alone. Nothing else is written."""
    made = PartnerImport.objects.filter(pk=pk, state=PartnerImportState.WAITING).first()
    if made is None:
        return
    table = read_table(bytes(made.content), made.name)
    PartnerImport.objects.filter(pk=pk).update(rows=len(table.rows))
    plan = Planner().plan(table, lambda done: _note(pk, done))
    with transaction.atomic():
        locked = (
            PartnerImport.objects.select_for_update().filter(pk=pk, state=PartnerImportState.WAITING).first()
        )
        if locked is not None:
            _keep(locked, plan, len(table.rows))


def _keep(made: PartnerImport, plan: Plan, rows: int) -> None:
    made.rows = made.done = rows
    made.new, made.changed, made.identities = plan.new, plan.changed, plan.identities
    made.faults = [list(fault) for fault in plan.faults]
    made.changes = [
        [
            each.number,
            each.organisation.slug if each.organisation else "",
            _name(each.values),
            list(each.columns),
        ]
        for each in plan.changes[:MOST_SHOWN]
    ]
    if plan.faults:
        made.refuse()
    else:
        made.pass_check()
    made.save()
    if made.state == PartnerImportState.READY and made.identities:
        inbox.open_task(
            kind=SECOND_TASK,
            subject=made,
            role="secretariat",
            title=gettext_noop("Look at other names, kinds or countries of partners: “%(name)s”"),
            params={"name": made},
            url_name="partners:import",
            url_kwargs={"public_id": str(made.public_id)},
        )


def _name(values: dict[str, str]) -> str:
    return next((values[name] for name in ("name_fr", "name_en", "name_es") if values[name]), "")


@transaction.atomic
def bring_in(*, actor: Any, table: PartnerImport) -> None:
    """Have a table without a fault brought in, in the background. Raises PermissionDenied; ValidationError
    when it has faults, or was brought in already, and for whoever sent it when partners would have another
    name, kind or country: a second officer says so (P6)."""
    _ask(actor)
    locked = PartnerImport.objects.select_for_update().get(pk=table.pk)
    if locked.identities and locked.by_id == actor.pk:
        raise ValidationError(_(SECOND))
    try:
        locked.start()
    except TransitionNotAllowed as error:
        raise ValidationError(
            _("This table cannot be brought in: it has faults, or it is in already.")
        ) from error
    locked.brought_in_by, locked.done = actor, 0
    locked.save()
    inbox.close_tasks(subject=locked, kind=SECOND_TASK, closed_by=actor)
    jobs.enqueue(BRING_JOB, key=str(locked.pk), data={"table": locked.pk})


@transaction.atomic
def write_table(pk: int) -> None:
    """Write the whole table in one transaction and forget the file; where it has faults meanwhile, name them
    and write nothing. Twice is once. The right of whoever said so is asked again."""
    rows = PartnerImport.objects.select_for_update(of=("self",)).select_related("brought_in_by")
    locked = rows.filter(pk=pk).first()
    if locked is None or locked.state != PartnerImportState.RUNNING:
        return
    table = read_table(bytes(locked.content), locked.name)
    plan = Planner().plan(table)
    actor: Any = locked.brought_in_by
    if plan.identities and actor.pk == locked.by_id:
        plan.faults.append((0, "", SECOND, ""))
    if plan.faults or not actor.has_perm("partners.import_partners"):
        locked.faults = [list(fault) for fault in plan.faults]
        locked.refuse()
        locked.save()
        return
    write_changes(actor=actor, changes=plan.changes, progress=lambda done: _note(pk, done))
    locked.new, locked.changed, locked.done = plan.new, plan.changed, locked.rows
    locked.identities = plan.identities
    locked.content = b""
    locked.finished_at = timezone.now()
    locked.finish()
    locked.save()
    ledger.append(
        kind="partners.table_brought_in",
        subject=locked,
        actor=actor,
        data={"new": plan.new, "changed": plan.changed, "identities": plan.identities},
    )


@transaction.atomic
def give_up_table(*, actor: Any, table: PartnerImport) -> None:
    """Forget the file and its faults. Raises PermissionDenied, ValidationError while it is coming in or once
    it came in: what was written is in the record."""
    _ask(actor)
    locked = PartnerImport.objects.select_for_update().get(pk=table.pk)
    if locked.state in (PartnerImportState.RUNNING, PartnerImportState.DONE):
        raise ValidationError(_("This table is being brought in now, or is in already."))
    inbox.close_tasks(subject=locked, kind=SECOND_TASK, closed_by=actor)
    locked.delete()


def done_of(table: PartnerImport) -> int:
    """The rows that are checked or written so far. It is kept beside the row, which the writing transaction
    holds until its end."""
    return int(cache.get(_cache_key(table.pk), table.done))


def _note(pk: int, done: int) -> None:
    cache.set(_cache_key(pk), done, HOUR)


def _cache_key(pk: int) -> str:
    return f"partners.import:{pk}"


def _ask(actor: Any) -> None:
    if not actor.has_perm("partners.import_partners"):
        raise PermissionDenied

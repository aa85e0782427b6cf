"""A list of readers from elsewhere, with the proof of each consent: checked in the background, shown, then
brought in whole or not at all."""

from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import TransitionNotAllowed

from alliance87.core import jobs, ledger
from alliance87.core.mailing.enums import SuppressionReason
from alliance87.core.mailing.models import Suppression, address_hash
from secretariat.domain.newsletter.consent import text_in_force
from secretariat.domain.newsletter.links import LIST
from secretariat.domain.newsletter.list_rows import ListFaultError, ListReader, Row
from secretariat.enums import ConsentKind, ConsentWay, ImportState, SubscriberState
from secretariat.models import ConsentRecord, ConsentText, Subscriber, SubscriberImport

MOST_BYTES = 25 * 1024 * 1024
AT_ONCE = 1000
CHECK_JOB = "secretariat.check_list"
BRING_JOB = "secretariat.bring_in_list"


@transaction.atomic
def upload_list(*, actor: Any, name: str, content: bytes) -> SubscriberImport:
    """Have a list checked in the background. Raises PermissionDenied; ValidationError when it is empty, too
    large, or there is no text yet that its readers can be held to."""
    _ask(actor)
    text_in_force()
    if not content.strip():
        raise ValidationError(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is too large: at most 25 MB."))
    brought = SubscriberImport.objects.create(name=name[:200], content=content, by=actor)
    jobs.enqueue(CHECK_JOB, key=str(brought.pk), data={"list": brought.pk})
    return brought


@transaction.atomic
def check_list(list_id: int) -> None:
    """Count what the list would bring, and name every fault by its line. A list that is gone or was checked
    is left alone."""
    brought = SubscriberImport.objects.select_for_update().filter(pk=list_id).first()
    if brought is None or brought.state != ImportState.WAITING:
        return
    try:
        _count(brought)
    except ListFaultError as error:
        brought.faults = [[1, str(error)]]
    if brought.faults or not brought.rows:
        brought.refuse()
    else:
        brought.pass_check()
    brought.save()


def _count(brought: SubscriberImport) -> None:
    rows = iter(ListReader(bytes(brought.content)))
    while chunk := list(islice(rows, AT_ONCE)):
        known = _known([row.email for row in chunk])
        brought.rows += len(chunk)
        sound = [row for row in chunk if not row.fault]
        brought.known += sum(row.email in known for row in sound)
        brought.new += sum(row.email not in known for row in sound)
        brought.faults += [[row.line, row.fault] for row in chunk if row.fault]


def _known(addresses: list[str]) -> set[str]:
    """Those that stay as they are: readers, and whoever left or complained. A list brings nobody back."""
    known = set(Subscriber.objects.filter(email__in=addresses).values_list("email", flat=True))
    hashes = {address_hash(each): each for each in addresses}
    reasons = Q(reason=SuppressionReason.UNSUBSCRIBED, category=LIST) | ~Q(
        reason=SuppressionReason.UNSUBSCRIBED
    )
    stopped = Suppression.objects.filter(reasons, address_hash__in=hashes)
    return known | {hashes[each] for each in stopped.values_list("address_hash", flat=True)}


@transaction.atomic
def bring_in(*, actor: Any, brought: SubscriberImport) -> None:
    """Have a list without a fault brought in, in the background. Raises PermissionDenied, also for whoever
    had it checked and is no director; ValidationError when it has faults, or was brought in already."""
    locked = SubscriberImport.objects.select_for_update().get(pk=brought.pk)
    if not actor.has_perm("secretariat.bring_in_list", locked):
        raise PermissionDenied
    try:
        locked.start()
    except TransitionNotAllowed as error:
        raise ValidationError(
            _("This list cannot be brought in: it has faults, or it is in already.")
        ) from error
    locked.save()
    data = {"rows": locked.rows, "checked_by": locked.by_id}
    ledger.append(kind="secretariat.list_brought_in", subject=locked, actor=actor, data=data)
    jobs.enqueue(BRING_JOB, key=str(locked.pk), data={"list": locked.pk})


@transaction.atomic
def write_list(list_id: int) -> None:
    """Write the whole list in one transaction, and forget the file. Twice is once."""
    brought = SubscriberImport.objects.select_for_update().filter(pk=list_id).first()
    if brought is None or brought.state != ImportState.RUNNING:
        return
    text = text_in_force()
    brought.new = brought.known = 0
    rows = iter(ListReader(bytes(brought.content)))
    while chunk := list(islice(rows, AT_ONCE)):
        known = _known([row.email for row in chunk])
        new = [row for row in chunk if row.email not in known]
        _write(new, text)
        brought.new, brought.known = brought.new + len(new), brought.known + len(chunk) - len(new)
    brought.content = b""
    brought.finish()
    brought.save()


def _write(rows: list[Row], text: ConsentText) -> None:
    now = timezone.now()
    made = Subscriber.objects.bulk_create(
        Subscriber(
            email=row.email,
            address_hash=address_hash(row.email),
            state=SubscriberState.ACTIVE,
            consent=text,
            confirmed_at=now,
            **row.values,
        )
        for row in rows
    )
    chosen = Subscriber.topics.through
    chosen.objects.bulk_create(
        chosen(subscriber_id=one.pk, topic_id=topic)
        for one, row in zip(made, rows, strict=True)
        for topic in set(row.topics)
    )
    ConsentRecord.objects.bulk_create(
        ConsentRecord(
            address_hash=one.address_hash,
            kind=ConsentKind.IMPORTED,
            way=ConsentWay.LIST,
            text=None,  # what they agreed to elsewhere was not our text: the proof says what it was
            proof=f"{row.consented_on}: {row.proof}"[:300],
        )
        for one, row in zip(made, rows, strict=True)
    )


@transaction.atomic
def give_up_list(*, actor: Any, brought: SubscriberImport) -> None:
    """Forget the file and its faults. Raises PermissionDenied, ValidationError while it is coming in."""
    _ask(actor)
    locked = SubscriberImport.objects.select_for_update().get(pk=brought.pk)
    if locked.state == ImportState.RUNNING:
        raise ValidationError(_("This list is being brought in now."))
    locked.delete()


def _ask(actor: Any) -> None:
    if not actor.has_perm("secretariat.manage_readers"):
        raise PermissionDenied

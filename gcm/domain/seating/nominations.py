"""The names in a letter, and the seats they are for (S13)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.room import ask
from gcm.domain.seating.credentials import changeable
from gcm.domain.seating.eligibility import require_eligible
from gcm.domain.seating.officers import locked_body
from gcm.enums import NominationState, SeatBlock, TermBasis
from gcm.models import Credentials, NominatingBody, Nomination, Seat, SeatTerm
from partners.models import GroupOffice, Organisation


@transaction.atomic
def add_nomination(
    *,
    actor: Any,
    credentials: Credentials,
    organisation: Organisation,
    seat: Seat | None = None,
    person: Any = None,
    group_office: GroupOffice | None = None,
    statement: str = "",
) -> Nomination:
    """Add a name to the letter. Without a seat, or where another name waits for that seat, it stands on the
    reserve list, in the order of the letter (S13); a vacant seat is found by itself.

    Raises PermissionDenied; ValidationError for a name of the wrong group, one that is in the letter
    already, a seat of another body, the same holder again without the group's statement (R5), and once the
    letter was handed in.
    """
    found = changeable(actor=actor, credentials=credentials)
    require_eligible(found.body, organisation)
    if found.nominations.exclude(state=NominationState.WITHDRAWN).filter(organisation=organisation).exists():
        raise ValidationError({"organisation": _("This name is in the letter already.")})
    place = _place(found.body, seat)
    _require_statement(place or seat, organisation, statement)
    made = Nomination(
        credentials=found,
        rank=(found.nominations.aggregate(last=Max("rank"))["last"] or 0) + 1,
        organisation=organisation,
        seat=place,
        person=person,
        basis=_basis(found.body, group_office),
        group_office=_office_of(group_office, organisation),
        statement=statement.strip(),
    )
    if place is None:
        made.put_in_reserve()
    made.full_clean(exclude=["state"])
    made.save()
    _record("gcm.nominated", made, actor)
    return made


@transaction.atomic
def withdraw_nomination(*, actor: Any, nomination: Nomination) -> Nomination:
    """The body takes a name back, until it is accredited. Raises PermissionDenied; TransitionNotAllowed
    afterwards."""
    found = _locked(nomination)
    ask(actor, "gcm.nominate", found.credentials.body)
    found.withdraw()
    found.seat = None
    found.save()
    _record("gcm.nomination_withdrawn", found, actor)
    return found


@transaction.atomic
def call_up_reserve(*, actor: Any, nomination: Nomination, seat: Seat) -> Nomination:
    """The body takes a name from its reserve list for a seat. Raises PermissionDenied; ValidationError for a
    seat of another body or one that a name waits for; TransitionNotAllowed for what is not in reserve."""
    found = _locked(nomination)
    body = found.credentials.body
    ask(actor, "gcm.nominate", body)
    if _place(body, seat) is None:
        raise ValidationError({"seat": _("Another name waits for this seat.")})
    _require_statement(seat, found.organisation, found.statement)
    found.call_up()
    found.seat = seat
    found.save()
    _record("gcm.called_up_from_reserve", found, actor)
    return found


def _place(body: NominatingBody, seat: Seat | None) -> Seat | None:
    """The seat that was asked for, or the first vacant one; None when names wait for it already. Raises
    ValidationError for a seat for which the body does not designate."""
    waited_for = Nomination.objects.filter(state=NominationState.NOMINATED, seat__isnull=False)
    free = body.seats().exclude(pk__in=waited_for.values("seat"))
    if seat is None:
        found: Seat | None = free.exclude(pk__in=SeatTerm.objects.as_of().values("seat")).first()
        return found
    if not body.seats().filter(pk=seat.pk).exists():
        raise ValidationError({"seat": _("Another body designates for this seat.")})
    return free.filter(pk=seat.pk).first()


def _require_statement(seat: Seat | None, organisation: Organisation, statement: str) -> None:
    """R5: the same holder again is not forbidden; the group says that it means it."""
    if seat is None or statement.strip():
        return
    last = seat.terms.order_by("-starts_on").first()
    if last is not None and last.organisation_id == organisation.pk:
        words = _("This is the holder of the seat: the group says why it is designated again (R5).")
        raise ValidationError({"statement": words}, code="again")


def _basis(body: NominatingBody, office: GroupOffice | None) -> str:
    """S8: bodies of the UN and intergovernmental ones hold a seat by an office, or by their mandate."""
    if body.category.block != SeatBlock.UN_IGO:
        return TermBasis.DESIGNATION
    return TermBasis.GROUP_OFFICE if office else TermBasis.MANDATE


def _office_of(office: GroupOffice | None, organisation: Organisation) -> GroupOffice | None:
    if office is not None and office.organisation_id != organisation.pk:
        raise ValidationError({"group_office": _("Another organisation holds this office.")})
    return office


def _locked(nomination: Nomination) -> Nomination:
    locked_body(nomination.credentials.body)
    return Nomination.objects.select_related(
        "credentials__body__category", "credentials__body__regional_group", "organisation"
    ).get(pk=nomination.pk)


def _record(kind: str, nomination: Nomination, actor: Any) -> None:
    data = {"organisation": nomination.organisation_id, "seat": nomination.seat_id}
    ledger.append(kind=kind, subject=nomination, actor=actor, data=data)

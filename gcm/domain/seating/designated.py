"""Who is put on a seat by accreditation: whom its group designated, and nobody else (S12, S13, X2)."""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from gcm.domain.seating.eligibility import require_eligible_for
from gcm.enums import CredentialsState, NominationState, TermBasis
from gcm.models import Meeting, Nomination, Seat, SeatTerm
from partners.models import Organisation

WITH_SECRETARIAT = (CredentialsState.SUBMITTED, CredentialsState.ACCEPTED)


def require_designated(seat: Seat, organisation: Organisation, basis: str) -> None:
    """Raises ValidationError for an office, which the GCG fills (C2), for an organisation that the seat is
    not for (S7, S13), when the register of credentials has another name for the seat (S12), and for a seat
    that is no office and would be held by appointment."""
    if seat.office:
        _require_first_officer(organisation, seat)
    elif basis == TermBasis.APPOINTMENT:
        raise ValidationError({"basis": _("The two offices alone are held by appointment (C2).")})
    require_eligible_for(seat, organisation)
    if _other_names(seat, organisation).exists():
        raise ValidationError(
            {"organisation": _("A letter of the group names another holder for this seat (S12).")},
            code="another_name",
        )


def _require_first_officer(organisation: Organisation, seat: Seat) -> None:
    """Whoever was in office when the record begins was appointed before there was one: they are noted once,
    while nobody ever held the office here and no meeting was convened. After that the GCG decides."""
    if seat.terms.exists() or Meeting.objects.filter(number__isnull=False).exists():
        raise ValidationError(
            _("An office is filled in two stages, by an appointment (C1, C2)."), code="office"
        )
    officers = SeatTerm.objects.as_of().exclude(seat__office="")
    if officers.filter(organisation=organisation).exists():
        raise ValidationError(
            _("Chair and vice-chair are two different governments (C8)."), code="one_government"
        )


def _other_names(seat: Seat, organisation: Organisation) -> QuerySet[Nomination]:
    """Those that wait for the seat in a letter that the secretariat has and that holds."""
    waiting = Nomination.objects.filter(
        Q(credentials__expires_on__isnull=True) | Q(credentials__expires_on__gte=today_in_geneva()),
        seat=seat,
        state=NominationState.NOMINATED,
        credentials__state__in=WITH_SECRETARIAT,
    )
    return waiting.exclude(organisation=organisation)

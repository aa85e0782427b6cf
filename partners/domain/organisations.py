"""How an organisation comes into the Alliance."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from partners.domain.listings import address_of, index_organisation, name_of
from partners.enums import MembershipRole, StatusKind
from partners.models import Application, Commitment, Membership, Organisation, OrganisationStatus
from partners.models.organisation import LANGUAGES


def admit_organisation(*, application: Application) -> Organisation:
    """Make the partner that an accepted application describes: organisation, dated status, commitment
    and its first focal point, who is the applicant. To be called inside the accepting transaction.
    Raises ValidationError without the commitment (P12)."""
    organisation = Organisation(
        kind=application.kind,
        other_kinds=application.other_kinds,
        country=application.country,
        website=application.website,
        listing=application.listing,
        slug=address_of(name_of(application), application.listing),
    )
    for field in ("name", "mission"):
        for code in LANGUAGES:
            setattr(organisation, f"{field}_{code}", getattr(application, f"{field}_{code}"))
    index_organisation(organisation)
    organisation.save()
    organisation.topics.set(application.topics.all())
    OrganisationStatus.objects.create(
        organisation=organisation, kind=StatusKind.PARTNER, valid_from=today_in_geneva()
    )
    if application.commitment_text is None or application.commitment_given_at is None:
        raise ValidationError(_("Without the commitment an organisation cannot become a partner."))
    Commitment.objects.create(
        organisation=organisation,
        text=application.commitment_text,
        given_by=application.applicant,
        given_at=application.commitment_given_at,
    )
    Membership.objects.create(
        organisation=organisation,
        user=application.applicant,
        role=MembershipRole.FOCAL_POINT,
        function=application.focal_point_function,
    )
    return organisation

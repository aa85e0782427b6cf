"""The first day of a real portal."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.enums import DeskRole
from partners.domain.desk_roles import give_desk_role
from partners.domain.listings import address_of, index_organisation
from partners.enums import Listing, MembershipRole, Origin, PartnerKind
from partners.models import Membership, Organisation, User
from partners.models.organisation import LANGUAGES


@transaction.atomic
def install_secretariat(*, email: str, name: str, language: str, organisation: str) -> User:
    """Make the first officer, a director, and the organisation that is the secretariat, no partner by that.

    The officer has no password: whoever installs hands over a link to choose one, which also proves the
    address. Raises ValidationError for values that are not valid, or when there is a director already.
    """
    if not organisation.strip():
        raise ValidationError({"organisation": _("Name the organisation that is the secretariat.")})
    user = User.objects.create_user(email, name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Membership.objects.create(
        organisation=_organisation(organisation.strip()), user=user, role=MembershipRole.FOCAL_POINT
    )
    return give_desk_role(actor=None, user=user, role=DeskRole.DIRECTOR)


def _organisation(name: str) -> Organisation:
    found = Organisation(
        kind=PartnerKind.UN_BODY,
        listing=Listing.PUBLIC,
        origin=Origin.REFERENCE,
        slug=address_of(name, Listing.PUBLIC),
    )
    for code in LANGUAGES:
        setattr(found, f"name_{code}", name)
    found.full_clean()
    index_organisation(found)
    found.save()
    return found

"""What changes about a person: preferences, erasure."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, privacy
from alliance87.core.mailing.domain.suppress import choose_lists
from partners.domain.applications import close_for_erasure
from partners.models import Application, Membership, User

PREFERENCES = ("name", "language", "time_zone")
ERASED_DOMAIN = "erased.invalid"  # RFC 2606: never a real address


@transaction.atomic
def change_preferences(*, actor: User, values: Mapping[str, Any]) -> User:
    """One's own name, language and zone (an IANA name), and the `lists` of mails that one gets, by name.
    Raises ValidationError when one is not valid."""
    user = User.objects.select_for_update().get(pk=actor.pk)
    for field in PREFERENCES:
        if field in values:
            setattr(user, field, values[field])
    user.full_clean()
    user.save()
    if "lists" in values:
        choose_lists(address=user.email, wanted=values["lists"])
    return user


@transaction.atomic
def erase_person(*, actor: User, user: User) -> User:
    """Remove a person from users, applications, history, uploads, mail and sessions at once.

    The row stays, empty, because decisions point at it; the ledger never held more than its number.
    Raises PermissionDenied, ValidationError for whoever works in the secretariat (end that first) or oneself.
    """
    if not actor.has_perm("partners.erase_person"):
        raise PermissionDenied
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_staff or locked.desk_role or locked.pk == actor.pk:
        raise ValidationError(_("Whoever works in the secretariat cannot be erased; end the role first."))
    close_for_erasure(actor=actor, applicant=locked)
    privacy.erase_everywhere(locked)
    locked.email, locked.name = f"person-{locked.pk}@{ERASED_DOMAIN}", ""
    locked.is_active = locked.is_superuser = False
    locked.set_unusable_password()
    locked.save()
    ledger.append(kind="partners.person_erased", subject=locked, actor=actor, data={})
    return locked


privacy.define_retention(
    _("Name, e-mail address, language and time zone of your account"),
    _("To sign you in and to write to you in your language"),
    _("until you are erased"),
)
privacy.define_retention(
    _("Name, function and address of a focal point"),
    _("To know who speaks for an organisation; seen by the organisation and the secretariat only"),
    _("until the focal point changes or is erased, from the history too"),
)
privacy.define_retention(
    _("Applications and the exchange about them"),
    _("To check an application and to be able to say why it was decided"),
    _("as long as the Alliance keeps its records; persons in them are erased on request"),
)

privacy.define_retention(
    _("Who wrote, asked and answered in groups, in commitments and in good practices"),
    _("To know who acted for an organisation; pages name organisations only"),
    _("as long as the Alliance keeps its records; persons in them are erased on request"),
)


@privacy.define_eraser
def erase_from_partners(user: Any) -> None:
    """Memberships end; the focal point named in the person's applications goes, from the history too."""
    Membership.objects.current().filter(user=user).update(until=timezone.now())
    Membership.objects.filter(user=user).update(function="")
    empty = {"focal_point_name": "", "focal_point_function": "", "focal_point_email": ""}
    applications = Application.objects.filter(applicant=user)
    Application.history.filter(id__in=applications.values("pk")).update(**empty)  # type: ignore[attr-defined]
    applications.update(**empty)
    user.emailaddress_set.all().delete()

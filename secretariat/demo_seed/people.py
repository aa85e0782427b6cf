"""The cast of the demonstration, with accounts that anybody may use, and the persons of the scenes."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from alliance87.core.access.enums import DeskRole
from alliance87.core.access.registry import needs_second_factor
from gcm.enums import Capacity
from gcm.models import Delegate
from partners.domain.desk_roles import give_desk_role
from partners.models import User
from secretariat.demo.cast import BY_KEY, CAST, PASSWORD, give_second_factor

LANGUAGES = {
    "applicant": "en",
    "focal-point": "en",
    "editor": "en",
    "representative": "en",
    "vice-chair": "en",
    "alternate": "es",
    "chair": "es",
    "observer": "es",
    "pathfinder": "es",
}
# Where they are: times are shown and mailed in the reader's zone.
TIME_ZONES = {
    "chair": "America/Bogota",
    "vice-chair": "Europe/Oslo",
    "representative": "Africa/Maputo",
    "alternate": "Africa/Maputo",
    "observer": "America/Barbados",
    "pathfinder": "America/Guatemala",
}
SUPERUSER = "superuser"
OFFICES = {
    "officer-1": DeskRole.DIRECTOR,
    "officer-2": DeskRole.OFFICER,
    "communications": DeskRole.EDITOR,
    SUPERUSER: DeskRole.OFFICER,
}


@transaction.atomic
def seed_cast() -> int:
    """Everybody of the cast; roles in the secretariat are given as in a real installation: the first by
    whoever sets it up, the others by the first. Returns how many were made."""
    there = set(User.objects.filter(email__in=[each.email for each in CAST]).values_list("email", flat=True))
    missing = [each for each in CAST if each.email not in there]
    for member in missing:
        zone = TIME_ZONES.get(member.key, settings.TIME_ZONE)
        make_person(member.email, member.name, LANGUAGES.get(member.key, "fr"), time_zone=zone)
        if member.key in OFFICES:
            _give_office(member.key)
    made = User.objects.filter(email__in=[each.email for each in missing])
    if missing:
        made.update(password=make_password(PASSWORD))  # hashed once: that takes its time
    for user in made:
        if needs_second_factor(user):
            give_second_factor(user)
    return len(missing)


def make_person(email: str, name: str, language: str, **fields: str) -> User:
    """An account whose address is verified. It has no password, so that nobody can sign in with one."""
    user = User.objects.create_user(email, name=name, language=language, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def cast_member(key: str) -> User:
    return User.objects.get(email=BY_KEY[key].email)


def representative_of(seat: int) -> User:
    """Who represents the holder of the seat at the instant of the story."""
    there = Delegate.objects.at().filter(term__seat__number=seat, capacity=Capacity.REPRESENTATIVE)
    return there.select_related("person").get().person


def _give_office(key: str) -> None:
    user = cast_member(key)
    director = User.objects.filter(desk_role=DeskRole.DIRECTOR, is_active=True).order_by("pk").first()
    give_desk_role(actor=director, user=user, role=OFFICES[key])
    User.objects.filter(pk=user.pk).update(officer_since=None)  # long enough in office to confirm
    if key == SUPERUSER:
        User.objects.filter(pk=user.pk).update(is_superuser=True)

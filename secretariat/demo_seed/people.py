"""The cast of the demonstration, with accounts that anybody may use, and the persons of the scenes."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from alliance87.core.access.registry import needs_second_factor
from partners.domain.people import appoint_officer
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
SUPERUSER = "superuser"
OFFICES = ("officer-1", "officer-2", SUPERUSER)


@transaction.atomic
def seed_cast() -> int:
    """Everybody of the cast; officers are appointed as in a real installation: the first by whoever sets
    it up, the second by the first. Returns how many were made."""
    there = set(User.objects.filter(email__in=[each.email for each in CAST]).values_list("email", flat=True))
    missing = [each for each in CAST if each.email not in there]
    for member in missing:
        make_person(member.email, member.name, LANGUAGES.get(member.key, "fr"))
        if member.key in OFFICES:
            _give_office(member.key)
    made = User.objects.filter(email__in=[each.email for each in missing])
    if missing:
        made.update(password=make_password(PASSWORD))  # hashed once: that takes its time
    for user in made:
        if needs_second_factor(user):
            give_second_factor(user)
    return len(missing)


def make_person(email: str, name: str, language: str) -> User:
    """An account whose address is verified. It has no password, so that nobody can sign in with one."""
    user = User.objects.create_user(email, name=name, language=language)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def cast_member(key: str) -> User:
    return User.objects.get(email=BY_KEY[key].email)


def _give_office(key: str) -> None:
    user = cast_member(key)
    officer = User.objects.filter(is_staff=True, is_active=True).order_by("pk").first()
    appoint_officer(actor=officer, user=user)
    User.objects.filter(pk=user.pk).update(officer_since=None)  # long enough in office to confirm
    if key == SUPERUSER:
        User.objects.filter(pk=user.pk).update(is_superuser=True)

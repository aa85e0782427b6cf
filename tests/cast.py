"""The cast: one real account for each role that somebody can have on the portal.

A role whose records do not exist yet is a plain account; what will make it more than that is added
here, in one place, when its records exist. `client_of("observer")` is a browser signed in as that
person, with a satisfied second factor where the role needs one.
"""

import copy
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib import auth
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.plugins.worlds import kept

PASSWORD = "a long pass phrase of the cast"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

# In the order of the ladder: from the visitor nobody knows to whoever may most.
ROLES = (
    "anonymous",
    "follower",
    "applicant",
    "partner_editor",
    "group_lead",
    "observer",
    "representative",
    "alternate",
    "chair",
    "monitoring_member",
    "pathfinder_focal_point",
    "secretariat",
    "superuser",
)
STAFF = ("secretariat", "superuser")


def make_user(role: str, **fields: Any) -> Any:
    """The person of the cast with this role; their address and name say which."""
    fields.setdefault("name", role.replace("_", " ").title())
    fields.setdefault("email", address_of(role))
    fields.setdefault("language", "en")
    if role in STAFF:
        fields.setdefault("is_staff", True)
        fields.setdefault("desk_role", "officer" if fields["is_staff"] else "")
        fields.setdefault("is_superuser", role == "superuser")
    user = get_user_model().objects.create_user(password=PASSWORD, **fields)
    verify_address(user)
    return user


def verify_address(user: Any) -> None:
    """As if the person had followed the link of the verification mail."""
    from allauth.account.models import EmailAddress

    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def give_second_factor(user: Any, secret: str = TOTP_SECRET) -> Any:
    """Register an authenticator app for the person, once."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    known = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return known or TOTP.activate(user, secret).instance


def totp_now(user: Any = None, secret: str = TOTP_SECRET) -> str:
    """The code that the authenticator app shows at this moment."""
    from allauth.mfa import app_settings
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from allauth.mfa.utils import decrypt

    if user is not None:
        stored = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
        secret = decrypt(stored.data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))


def sign_in(client: Client, user: Any, *, second_factor: bool | None = None) -> Client:
    """Signed in as allauth would have left it: the session says who, which proofs were given, and when.
    The second factor is given when the person needs one, unless said otherwise."""
    from allauth.account.internal.flows import login

    from alliance87.core.access import registry

    proofs: list[dict[str, Any]] = [{"method": "password", "at": time.time(), "email": user.email}]
    asked = copy.copy(user)
    registry.remember_roles(asked)  # each role is looked up once, as in a request
    if registry.needs_second_factor(asked) if second_factor is None else second_factor:
        authenticator = give_second_factor(user)
        proofs.append(
            {
                "method": "mfa",
                "at": time.time(),
                "id": authenticator.pk,
                "type": "totp",
                "reauthenticated": False,
            }
        )
    session = SessionStore()
    session[auth.SESSION_KEY] = str(user.pk)
    session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = proofs
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@kept
def cast() -> dict[str, Any]:
    """Everybody, by role; "anonymous" is None."""
    return {role: None if role == "anonymous" else make_user(role) for role in ROLES}


@pytest.fixture
def client_of(db: None) -> Callable[..., Client]:
    """`client_of("secretariat")` or `client_of(user)`: a browser of that person."""

    def client(who: Any, **options: Any) -> Client:
        if who is None or who == "anonymous":
            return Client()
        return sign_in(Client(), member_of_the_cast(who) if isinstance(who, str) else who, **options)

    return client


def member_of_the_cast(role: str) -> Any:
    """The person with this role, made when nobody asked for them before."""
    known = get_user_model().objects.filter(email=address_of(role)).first()
    return known or make_user(role)


def address_of(role: str) -> str:
    return f"{role.replace('_', '-')}@example.org"


@pytest.fixture
def follower(db: None) -> Any:
    return make_user("follower")


@pytest.fixture
def applicant(db: None) -> Any:
    return make_user("applicant")


@pytest.fixture
def partner_editor(db: None) -> Any:
    return make_user("partner_editor")


@pytest.fixture
def group_lead(db: None) -> Any:
    return make_user("group_lead")


@pytest.fixture
def observer(db: None) -> Any:
    return make_user("observer")


@pytest.fixture
def representative(db: None) -> Any:
    return make_user("representative")


@pytest.fixture
def alternate(db: None) -> Any:
    return make_user("alternate")


@pytest.fixture
def chair(db: None) -> Any:
    return make_user("chair")


@pytest.fixture
def monitoring_member(db: None) -> Any:
    return make_user("monitoring_member")


@pytest.fixture
def pathfinder_focal_point(db: None) -> Any:
    return make_user("pathfinder_focal_point")


@pytest.fixture
def secretariat(db: None) -> Any:
    return make_user("secretariat")


@pytest.fixture
def director(db: None) -> Any:
    return make_user("secretariat", email="director@example.org", name="Director", desk_role="director")


@pytest.fixture
def desk_editor(db: None) -> Any:
    """An editor of the secretariat: on the desk, and no officer."""
    return make_user("desk_editor", desk_role="editor")


@pytest.fixture
def superuser(db: None) -> Any:
    return make_user("superuser")

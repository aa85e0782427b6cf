"""The persons of the demonstration: one for each thing that somebody can be. All of them are invented."""

import hashlib
import time
from base64 import b32encode
from dataclasses import dataclass
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

# Printed by `make demo` and shown on the cast's page: accounts of invented persons.
PASSWORD = "alliance-demonstration"  # noqa: S105


@dataclass(frozen=True)
class CastMember:
    """Somebody to become: who, as what, what to try, and the page to begin on."""

    key: str
    name: str
    role: Any  # lazy
    try_this: Any  # lazy
    start: str = "partners:desk"

    @property
    def email(self) -> str:
        return f"{self.key}@example.org"


CAST = (
    CastMember(
        "applicant",
        "Naledi Okonjo-Varga",
        _("Applicant"),
        _("Fill in the application of an organisation, leave and come back, and follow its state."),
    ),
    CastMember(
        "focal-point",
        "Ansel Brightwater",
        _("Focal point of a partner"),
        _("Change how your organisation is listed, edit its page, and name who else may edit it."),
    ),
    CastMember(
        "editor",
        "Mirela Tancoşu",
        _("Editor of a partner"),
        _("Edit the page of your organisation."),
    ),
    CastMember(
        "officer-1",
        "Ilse Quarrington",
        _("Director of the secretariat"),
        _("Check an application or the proposal of a group, or keep the record of the meeting in session."),
        "admin:index",
    ),
    CastMember(
        "officer-2",
        "Teodor Malikzada",
        _("Officer of the secretariat"),
        _("Confirm what the first officer opened: a lost second factor needs both of you."),
        "access:recoveries",
    ),
    CastMember(
        "communications",
        "Maëlle Osterhagen",
        _("Communications editor of the secretariat"),
        _("Write a piece of news and the next newsletter; an officer approves what is mailed."),
        "admin:index",
    ),
    CastMember(
        "representative",
        "Wanjiru Delacroix",
        _("Representative on the Global Coordinating Group (GCG)"),
        _("Answer the notice of the next meeting; in the room, withdraw your seat’s objection or keep it."),
    ),
    CastMember(
        "alternate",
        "Paavo Serrano",
        _("Alternate of a representative"),
        _("Join the meeting in session for your seat: with your representative there, it counts once."),
    ),
    CastMember(
        "chair",
        "Soledad Achterberg",
        _("Chair of the Global Coordinating Group (GCG)"),
        _("Finish the meeting in session: note the consensus, close it, then issue the minutes and publish."),
    ),
    CastMember(
        "vice-chair",
        "Kwabena Lindqvist",
        _("Vice-chair of the Global Coordinating Group (GCG)"),
        _("Follow the meeting in session: you preside as soon as the chair has left."),
    ),
    CastMember(
        "observer",
        "Farida Holm-Castellanos",
        _("Observer"),
        _("Follow the meeting in session: what an observer sees, and no control."),
        "gcm:meetings",
    ),
    CastMember(
        "pathfinder",
        "Bautista Nyberg",
        _("Focal point of a pathfinder country"),
        _("Open the way of your country: what is done, and what is next."),
        "pathfinders:index",
    ),
    CastMember(
        "monitoring",
        "Oyelaran Petit",
        _("Member of the monitoring group"),
        _("Read the space of the monitoring group, and what its leads last said."),
        "partners:groups",
    ),
    CastMember(
        "follower",
        "June Aldersey",
        _("Follower"),
        _("Look around: a follower has an account, and no entry in the directory."),
        "partners:directory",
    ),
    CastMember(
        "superuser",
        "Radek Osei-Lund",
        _("Keeper of the machine (superuser)"),
        _("Try to give a role or to recover a second factor: such acts are closed to you."),
        "admin:index",
    ),
)
BY_KEY = {each.key: each for each in CAST}


@dataclass(frozen=True)
class OneTimeCode:
    """What the authenticator app of somebody shows now, and for how many more seconds."""

    code: str
    seconds_left: int


def give_second_factor(user: Any) -> None:
    """An authenticator app with a secret anybody can compute, once. For the demonstration only."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, secret_of(user.email))


def secret_of(email: str) -> str:
    """The same at each seeding, so that an app once set up goes on showing the right codes."""
    return b32encode(hashlib.sha256(f"demonstration {email}".encode()).digest()[:20]).decode()


def persons() -> dict[str, Any]:
    """The seeded members of the cast by address."""
    found = get_user_model().objects.filter(email__in=[each.email for each in CAST], is_active=True)
    return {each.email: each for each in found}


def codes() -> dict[int, OneTimeCode]:
    """The codes of the cast by person, in one query."""
    period = app_settings.TOTP_PERIOD
    now = int(time.time())
    found = Authenticator.objects.filter(
        type=Authenticator.Type.TOTP, user__email__in=[each.email for each in CAST]
    )
    return {
        each.user_id: OneTimeCode(
            format_hotp_value(hotp_value(decrypt(each.data["secret"]), now // period)), period - now % period
        )
        for each in found
    }

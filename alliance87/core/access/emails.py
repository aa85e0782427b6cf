"""What somebody is told when their second factor is recovered or stood in for: nothing happens behind their
back."""

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from alliance87.core.access.models import FallbackCode, RecoveryRequest

WHY = _("You receive this mail because it concerns the security of your account.")


def recovery_opened(request: RecoveryRequest) -> None:
    _send("recovery_opened", request)


def recovery_confirmed(request: RecoveryRequest) -> None:
    _send("recovery_confirmed", request)


def recovery_refused(request: RecoveryRequest) -> None:
    _send("recovery_refused", request)


def fallback_granted(code: FallbackCode) -> None:
    _send("fallback_granted", code)


def _send(name: str, request: RecoveryRequest | FallbackCode) -> None:
    person = request.user
    mailing.send(
        kind=f"access.{name}",
        template=f"mail/access/{name}",
        recipients=[mailing.to_account(person, named=False)],
        context={"name": person.get_full_name()},
        why=WHY,
    )

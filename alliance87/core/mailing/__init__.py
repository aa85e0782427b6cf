"""One engine for every mail of the portal: notices, convocations, minutes, newsletters.

It knows mailings, addresses, languages and files; it has no wording of its own. Nothing is lost; a
message is sent twice only when a worker was killed between the server's "250" and our commit, with
the same Message-ID, and the report counts it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from alliance87.core.mailing.categories import define_category
from alliance87.core.mailing.values import Attachment, Recipient, to_account

if TYPE_CHECKING:
    from alliance87.core.mailing.domain.control import (
        cancel_mailing,
        pause_mailing,
        resume_mailing,
        retry_failed,
        set_rate,
    )
    from alliance87.core.mailing.domain.forget import forget_address, forget_addresses
    from alliance87.core.mailing.domain.freeze import send, send_to_query
    from alliance87.core.mailing.domain.suppress import (
        lift_suppression,
        resubscribe,
        suppress_address,
    )

__all__ = [
    "Attachment",
    "Recipient",
    "cancel_mailing",
    "define_category",
    "forget_address",
    "forget_addresses",
    "lift_suppression",
    "pause_mailing",
    "resubscribe",
    "resume_mailing",
    "retry_failed",
    "send",
    "send_to_query",
    "set_rate",
    "suppress_address",
    "to_account",
]

# The verbs need models, and models cannot be imported while Django still reads INSTALLED_APPS.
_HOMES = {
    "cancel_mailing": "control",
    "pause_mailing": "control",
    "resume_mailing": "control",
    "retry_failed": "control",
    "set_rate": "control",
    "forget_address": "forget",
    "forget_addresses": "forget",
    "send": "freeze",
    "send_to_query": "freeze",
    "lift_suppression": "suppress",
    "resubscribe": "suppress",
    "suppress_address": "suppress",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.domain.{_HOMES[name]}"), name)
    raise AttributeError(name)

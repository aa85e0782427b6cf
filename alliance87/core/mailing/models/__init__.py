from alliance87.core.mailing.models.claim import Claim
from alliance87.core.mailing.models.content import MailingContent
from alliance87.core.mailing.models.delivery import Delivery
from alliance87.core.mailing.models.mailing import Mailing
from alliance87.core.mailing.models.suppression import AddressHash, Suppression, address_hash
from alliance87.core.mailing.models.throttle import Throttle

__all__ = [
    "AddressHash",
    "Claim",
    "Delivery",
    "Mailing",
    "MailingContent",
    "Suppression",
    "Throttle",
    "address_hash",
]

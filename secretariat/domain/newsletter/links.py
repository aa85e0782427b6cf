"""Signed links of the newsletter: nobody can make one, and none holds an address."""

from django.core import signing

from alliance87.core.mailing import links
from secretariat.models import Subscriber

LIST = "newsletter"
SALT = "secretariat.newsletter.confirm"
GOOD_FOR = 7 * 24 * 3600  # seconds to confirm


def confirming(subscriber: Subscriber) -> str:
    """The token of the mail that asks whether the address is the reader's own."""
    return signing.dumps(str(subscriber.public_id), salt=SALT)


def to_confirm(token: str) -> Subscriber:
    """Raises django.core.signing.BadSignature (SignatureExpired after a week), Subscriber.DoesNotExist."""
    public_id = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    return Subscriber.objects.select_related("consent").get(public_id=public_id)


def managing(subscriber: Subscriber) -> str:
    """The token of the preferences page: that of the unsubscribe link, good as long as the mail is kept."""
    return links.token(LIST, subscriber.address_hash, "")


def to_manage(token: str) -> Subscriber:
    """Raises django.core.signing.BadSignature, Subscriber.DoesNotExist."""
    found = links.read_token(token)
    if found.category != LIST:
        raise signing.BadSignature
    return Subscriber.objects.select_related("consent", "country").get(address_hash=found.address_hash)

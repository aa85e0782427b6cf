"""What the engine keeps about people, and how a person is erased from it."""

from django.utils.translation import gettext_lazy as _

from alliance87.core import privacy
from alliance87.core.mailing.domain.forget import forget_person

privacy.define_retention(
    _("Address and name on each mail that was sent"),
    _("To answer whether a mail left, and to send nothing twice"),
    _("90 days after the mailing ended"),
)
privacy.define_retention(
    _("A fingerprint of addresses that must not be written to"),
    _("To respect an unsubscription, a complaint or an address that no longer exists"),
    _("until the person or the secretariat lifts it"),
)
privacy.define_eraser(forget_person)

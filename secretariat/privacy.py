"""What the newsletter keeps about people, and how it is erased."""

from django.utils.translation import gettext_lazy as _

from alliance87.core import privacy
from secretariat.domain.newsletter.subscribing import erase_account_holder
from secretariat.domain.tickets.forgetting import erase_asker

privacy.define_retention(
    _("Address and choices of readers of the newsletter"),
    _("To send the newsletter that was asked for"),
    _("until the reader has them erased; seven days when they do not confirm"),
)
privacy.define_retention(
    _("A fingerprint of the address with each consent to the newsletter"),
    _("To prove that the reader agreed, when, how and to what"),
    _("as long as the newsletter exists"),
)
privacy.define_eraser(erase_account_holder)
privacy.define_retention(
    _("Name, address and messages of whoever writes by the contact form"),
    _("To answer; seen by the secretariat only"),
    _("for the time that the rules in force tell after the ticket is closed; sooner on request"),
)
privacy.define_eraser(erase_asker)
privacy.define_retention(
    _("Letters of the secretariat as they were sent, with whom they address"),
    _("To prove what was written to whom; seen by the secretariat only"),
    _("as long as the Alliance; the accounts that got them stand there by number"),
)

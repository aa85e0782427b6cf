"""Addresses that people type or bring in lists."""

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.compose import ascii_address

NOT_AN_ADDRESS = _("This is not an e-mail address that mail can be sent to.")


def validate_address(value: str) -> None:
    """A legal address that SMTP can carry, in at most 254 characters. Raises ValidationError."""
    EmailValidator(message=NOT_AN_ADDRESS)(value)
    try:
        carried = ascii_address(value)
    except ValueError as error:
        raise ValidationError(NOT_AN_ADDRESS) from error
    if len(carried) > 254:
        raise ValidationError(NOT_AN_ADDRESS)

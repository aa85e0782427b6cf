"""The letter on the strength of which somebody comes to a seat or leaves it (S12)."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva


@dataclass(frozen=True)
class Letter:
    """Who signed it, by name and function, and the day it bears, as the register of credentials has them."""

    signatory: str
    signed_on: date

    def require(self) -> None:
        """Raises ValidationError without a signatory, and for a letter signed on a day to come."""
        if not self.signatory.strip():
            raise ValidationError({"signatory": _("Please say who signed the letter, and when.")})
        if self.signed_on > today_in_geneva():
            raise ValidationError({"signed_on": _("A letter is not signed on a day to come.")})

    def words(self) -> str:
        """What is kept beside the act that follows from it. Raises ValidationError as `require` does."""
        self.require()
        return f"{self.signatory.strip()[:188]}, {self.signed_on:%Y-%m-%d}"

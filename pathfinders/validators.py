"""What codes look like."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

language_code = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z",
    _("Please give the code of a language, such as “ar”, “pt” or “sr-Latn”."),
)
short_code = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z",
    _("A code is made of letters, figures, points and hyphens, such as “1.2”."),
)
currency_code = RegexValidator(
    r"^[A-Z]{3}\Z", _("Please give the three letters of the currency, such as “USD”.")
)
sdg_code = RegexValidator(
    r"^\d{1,2}\.[0-9a-z]{1,2}\.\d{1,2}\Z", _("An SDG indicator has a number such as “8.7.1”.")
)
convention_code = RegexValidator(
    r"^[CPR]\d{3}\Z", _("A convention has a code such as “C138”, a protocol one such as “P029”.")
)

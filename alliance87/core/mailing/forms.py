from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.models import Mailing


class RateForm(forms.Form):
    """How fast one mailing goes: never faster than the portal."""

    rate = forms.IntegerField(
        label=_("At most so many messages a second"),
        required=False,
        min_value=1,
        help_text=_("Leave it empty to send as fast as the portal may."),
    )

    def __init__(self, data: Any = None, *, mailing: Mailing) -> None:
        super().__init__(data, initial={"rate": mailing.own_rate})
        if mailing.rate:
            self.fields["rate"].validators.append(MaxValueValidator(mailing.rate))
            self.fields["rate"].widget.attrs["max"] = mailing.rate

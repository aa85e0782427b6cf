from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.models import Mailing


class ToldForm(forms.Form):
    """Statutory mail did not reach everybody: somebody telephoned, or wrote a letter."""

    how = forms.CharField(
        label=_("How were they informed?"),
        max_length=300,
        help_text=_("For instance: by telephone on 3 March. It is kept with the mailing."),
    )


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

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.enums import Identification
from alliance87.core.access.person_field import PersonField


class RecoveryForm(forms.Form):
    user = PersonField(label=_("E-mail address of the person"))
    identified_by = forms.ChoiceField(
        label=_("How did you make sure who it is?"),
        choices=Identification.choices,
        widget=forms.RadioSelect,
        help_text=_("This is recorded. Do not accept a mail alone: whoever reads the mails could ask."),
    )

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    """A table of partners."""

    file = forms.FileField(
        label=_("Table of partners"),
        help_text=_(
            "CSV in UTF-8 or a spreadsheet (.xlsx), with the columns of the export; 25,000 rows at most."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        allow_empty_file=True,
    )

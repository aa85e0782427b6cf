"""The spreadsheet that a drafter sends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads.fields import FileField


class SheetForm(forms.Form):
    file = FileField(label=_("Spreadsheet of the roadmap"), purpose="pathfinders.roadmap_sheet")

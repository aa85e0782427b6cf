from django import forms
from django.utils.translation import gettext_lazy as _

from partners.enums import Listing


class ListingForm(forms.Form):
    """How the directory shows the partner (P5)."""

    listing = forms.ChoiceField(
        label=_("Listing in the directory"), choices=Listing.choices, widget=forms.RadioSelect
    )

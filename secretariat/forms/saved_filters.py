from django import forms

from secretariat.models import SavedFilter


class SavedFilterForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name of a filter, and who finds it."""

    class Meta:
        model = SavedFilter
        fields = ("name", "shared")


class KeepFilterForm(SavedFilterForm):
    """On a list of the desk: with the list and its filter, hidden."""

    page = forms.CharField(max_length=100, widget=forms.HiddenInput)
    query = forms.CharField(max_length=500, widget=forms.HiddenInput)

from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(forms.Form):
    name = forms.CharField(label=_("Full name"), max_length=150)

    def signup(self, request, user):  # allauth's name for "the account is being made"
        user.name = self.cleaned_data["name"]
        user.save()

from typing import Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _


class PersonField(forms.EmailField):
    """The e-mail address of somebody who has an account; cleaned to the person."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": _("Nobody has an account with this address.")
    }

    def clean(self, value: Any) -> Any:
        address = super().clean(value)
        if not address:
            return None
        person = get_user_model().objects.filter(email__iexact=address, is_active=True).first()
        if person is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return person

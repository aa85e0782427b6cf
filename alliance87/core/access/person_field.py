from typing import Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _


class PersonField(forms.EmailField):
    """The e-mail address of somebody who has an account; cleaned to the person. Where `among` is set, only
    these people can be named, and of anybody else it does not tell whether they have an account."""

    among: QuerySet[Any] | None = None

    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": _("Nobody has an account with this address."),
        "not_among": _("Nobody who can be named here has this address."),
    }

    def clean(self, value: Any) -> Any:
        address = super().clean(value)
        if not address:
            return None
        people = get_user_model().objects.all() if self.among is None else self.among
        person = people.filter(email__iexact=address, is_active=True).first()
        if person is None:
            code = "unknown" if self.among is None else "not_among"
            raise forms.ValidationError(self.error_messages[code], code=code)
        return person

"""A partner that is written by its name: nobody scrolls through 20,000."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from alliance87.core.text import sort_key
from partners.models import Organisation
from partners.models.organisation import LANGUAGES

AS_WRITTEN = _("Its name as the directory has it, in any language of the portal.")
AS_WRITTEN_MANY = _("Names as the directory has them, in any language of the portal, one a line.")
SHOWN = 5  # addresses of homonyms in the message


class PartnerField(forms.CharField):
    """Answers an Organisation of `queryset`, or None when it is left empty. Accents, case and punctuation do
    not matter; where several have the name, the address of the page tells them apart. What is not in
    `queryset` is not known, so that nothing can be learned by trying names (P5)."""

    default_error_messages = {  # noqa: RUF012 - Django's own way
        "unknown": _("No partner has the name “%(name)s”."),
        "several": _("Several partners have the name “%(name)s”. Please write one of these: %(addresses)s"),
    }

    def __init__(self, *, queryset: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", AS_WRITTEN)
        super().__init__(**kwargs)
        self.queryset: QuerySet[Organisation] = Organisation.objects.none() if queryset is None else queryset

    def prepare_value(self, value: Any) -> Any:
        return self.named(value) if isinstance(value, Organisation) else value

    def named(self, *organisations: Organisation) -> str:
        """Those of them that may be chosen, a name a line (one query)."""
        keys = [each.pk for each in organisations]
        return "\n".join(str(each) for each in self.queryset.filter(pk__in=keys))

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        return self.find(written) if written else None

    def find(self, written: str) -> Organisation:
        """The partner of that name or address. Raises ValidationError when there is none, or several (one
        query)."""
        found = list(self.queryset.filter(_same_name(written)))
        exact = [each for each in found if written in _names_of(each)]
        chosen = [each for each in found if each.slug == written] or exact or found
        if len(chosen) == 1:
            return chosen[0]
        addresses = ", ".join(each.slug for each in chosen[:SHOWN])
        code = "several" if chosen else "unknown"
        params = {"name": written, "addresses": addresses}
        raise forms.ValidationError(self.error_messages[code], code=code, params=params)


class PartnersField(PartnerField):
    """Several, a line each, at most `most` of them. Answers a list of organisations."""

    widget = forms.Textarea
    default_error_messages = {  # noqa: RUF012 - Django's own way
        "many": _("At most %(number)s partners can be named here."),
    }

    def __init__(self, *, most: int = 30, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", AS_WRITTEN_MANY)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**kwargs)
        self.most = most

    def prepare_value(self, value: Any) -> Any:
        return self.named(*value) if isinstance(value, list | QuerySet) else value

    def clean(self, value: Any) -> list[Organisation]:
        lines = [line.strip() for line in forms.CharField.clean(self, value).splitlines()]
        written = list(dict.fromkeys(line for line in lines if line))
        if len(written) > self.most:
            raise forms.ValidationError(
                self.error_messages["many"], code="many", params={"number": self.most}
            )
        found: dict[int, Organisation] = {}
        errors = []
        for each in written:
            try:
                partner = self.find(each)
            except forms.ValidationError as error:
                errors.append(error)
            else:
                found[partner.pk] = partner
        if errors:
            raise forms.ValidationError(errors)
        return list(found.values())


def _same_name(written: str) -> Q:
    same = Q(slug=written)
    for code in LANGUAGES:
        same |= Q(**{f"name_{code}": written})
        key = sort_key(code)(written)[:220]
        if key:
            same |= Q(**{f"sort_{code}": key})
    return same


def _names_of(organisation: Organisation) -> set[str]:
    return {getattr(organisation, f"name_{code}") for code in LANGUAGES}

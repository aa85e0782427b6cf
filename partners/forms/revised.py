"""A form that knows which revision it was opened with."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = {"fr": _("French"), "en": _("English"), "es": _("Spanish")}


class RevisionField(forms.IntegerField):
    """Which revision a form was opened with. None is that of what is new: nothing that is there is changed
    without it."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, min_value=0, initial=0, required=False)

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0


class RevisedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Carries the revision it was opened with, so that a stale save is noticed; one field may stand in
    three languages, the reader's first."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    languages_of: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = self.instance.revision
        if self.languages_of:
            self._order_languages()

    def _order_languages(self) -> None:
        """The reader's language first; the two others are welcome, not asked for."""
        mine = get_language() or "fr"
        codes = [mine, *(code for code in LANGUAGES if code != mine)]
        names = [f"{self.languages_of}_{code}" for code in codes]
        for code, name in zip(codes, names, strict=True):
            label = getattr(self._meta.model._meta.get_field(self.languages_of), "verbose_name", "")
            self.fields[name].label = _("%(field)s (%(language)s)") % {
                "field": str(label)[:1].upper() + str(label)[1:],
                "language": LANGUAGES[code],
            }
            self.fields[name].widget.attrs["lang"] = code
        others = [name for name in self.fields if name not in names]
        at = others.index(self.before) if self.before in others else len(others)
        self.order_fields([*others[:at], *names, *others[at:]])

    before: ClassVar[str] = ""

    def values(self) -> dict[str, Any]:
        """Cleaned values for the verb that saves."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

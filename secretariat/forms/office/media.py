"""What is typed for the media kit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.uploads import FileField
from partners.forms.revised import RevisionField
from secretariat.forms.languages import TextField, add_languages
from secretariat.models import Boilerplate, MediaFile
from secretariat.queries.site.media import FILE


def _title() -> forms.Field:
    return TextField(max_length=120)


def _alt() -> forms.Field:
    return TextField(max_length=300)


def _text() -> forms.Field:
    return TextField(max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))


class BoilerplateForm(forms.Form):
    revision = RevisionField()

    def __init__(self, data: Any = None, *, of: Boilerplate | None = None) -> None:
        names = ["revision", *(f"text_{code}" for code in LANGUAGES)]
        super().__init__(data, initial={name: getattr(of, name) for name in names} if of else None)
        add_languages(self, {"text": (_("Text"), _text)})

    def of_record(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class MediaFileForm(forms.Form):
    """The text for those who cannot see it is required, in each language."""

    revision = RevisionField()
    file = FileField(label=_("File"), purpose=FILE, required=False)
    order = forms.IntegerField(label=_("Order"), min_value=0, max_value=999, initial=0)
    shown = forms.BooleanField(label=_("Public"), required=False, initial=True)

    def __init__(self, data: Any = None, files: Any = None, *, of: MediaFile | None = None) -> None:
        super().__init__(data, files, initial=_initial(of) if of else None)
        add_languages(self, {"title": (_("Title"), _title), "alt": (_("What is to be seen"), _alt)})

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        others = {name: given.pop(name) for name in ("file", "order", "shown", "revision")}
        return {**others, "texts": given}

    def of_record(self) -> dict[str, Any]:
        names = {"file", "revision"}
        return {name: value for name, value in self.cleaned_data.items() if name not in names}


def _initial(of: MediaFile) -> dict[str, Any]:
    texts = {
        f"{name}_{code}": getattr(of, f"{name}_{code}") for name in ("title", "alt") for code in LANGUAGES
    }
    return {**texts, "order": of.order, "shown": of.shown, "revision": of.revision}

"""What the secretariat files: a paper, a translation, who reads it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads import FileField
from gcm.enums import PaperAccess
from gcm.models import AgendaItem, Meeting, Paper
from partners.forms.revised import LANGUAGES


class PaperForm(forms.Form):
    """Titles, item and readers. A title in one language is enough to begin with."""

    item: Any = forms.ModelChoiceField(
        label=_("Agenda item"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("The whole meeting"),
    )
    access = forms.ChoiceField(
        label=_("Who reads it"), choices=PaperAccess.choices, initial=PaperAccess.MEMBERS
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, meeting: Meeting, paper: Paper | None = None
    ) -> None:
        super().__init__(data, files, initial=_values(paper) if paper else None)
        field: Any = self.fields["item"]
        field.queryset = meeting.items.order_by("position")
        field.label_from_instance = lambda item: f"{item.position}. {item.title}"
        for code, _name in settings.LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": LANGUAGES[code]},
                widget=forms.TextInput(attrs={"lang": code}),
                max_length=200,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"title_{code}", "").strip() for code, _name in settings.LANGUAGES):
            self.add_error("title_fr", _("A paper needs a title, in one language at least."))
        return cleaned

    def values(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        titles = {code: cleaned[f"title_{code}"] for code, _name in settings.LANGUAGES}
        return {"titles": titles, "access": cleaned["access"], "item": cleaned["item"]}


class NewPaperForm(PaperForm):
    """With the original."""

    source_language = forms.ChoiceField(label=_("Original language"), choices=list(LANGUAGES.items()))
    file = FileField(label=_("File"), purpose="gcm.paper")
    addendum_to: Any = forms.ModelChoiceField(
        label=_("Addendum to"),
        queryset=Paper.objects.none(),
        required=False,
        empty_label=_("It is a paper by itself"),
    )

    def __init__(self, data: Any = None, files: Any = None, *, meeting: Meeting) -> None:
        super().__init__(data, files, meeting=meeting)
        field: Any = self.fields["addendum_to"]
        field.queryset = meeting.papers.filter(addendum_to=None, withdrawn_at=None).order_by("number")
        field.label_from_instance = lambda paper: f"{paper.number}. {paper.title}"
        self.initial["source_language"] = get_language() or settings.LANGUAGE_CODE

    def values(self) -> dict[str, Any]:
        more = {name: self.cleaned_data[name] for name in ("source_language", "file", "addendum_to")}
        return {**super().values(), **more}


class PaperFileForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    file = FileField(label=_("File"), purpose="gcm.paper")


def _values(paper: Paper) -> dict[str, Any]:
    titles = {f"title_{code}": getattr(paper, f"title_{code}") for code, _name in settings.LANGUAGES}
    return {**titles, "access": paper.access, "item": paper.item_id}

"""What the secretariat writes: an issue, an entry, when it leaves, a text of the consent, a list."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField, InstantField
from partners.forms.proposal import Languages, in_languages
from partners.forms.revised import LANGUAGES, RevisedForm
from partners.models import Country, Topic
from secretariat.forms.languages import TextField
from secretariat.forms.prose import ProseField
from secretariat.models import ConsentText, Entry, Issue


def _prose(label: Any, limit: int) -> ProseField:
    return ProseField(label=label, required=False, max_length=limit)


def _title() -> TextField:
    return TextField(label=_("title"), required=False, max_length=150)


class IssueForm(RevisedForm):
    """Title, introduction, and who gets it: nothing chosen is everybody. An editor does not choose."""

    title_fr, title_en, title_es = (_title() for _code in LANGUAGES)
    intro_fr, intro_en, intro_es = (_prose(_("introduction"), 4000) for _code in LANGUAGES)
    to_topics: Any = forms.ModelMultipleChoiceField(
        Topic.objects.filter(active=True),
        label=_("Topics"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Readers of one of these, and readers who chose no topic."),
    )
    to_countries: Any = forms.ModelMultipleChoiceField(
        Country.objects.none(),
        label=_("Countries"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Readers of one of these, and readers who named no country."),
    )

    class Meta:
        model = Issue
        fields = (
            *in_languages(("title", "intro")),
            "to_language",
            "to_category",
            "to_topics",
            "to_countries",
        )

    READERS = ("to_language", "to_category", "to_topics", "to_countries")

    def __init__(self, *args: Any, chooses_readers: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not chooses_readers:
            for name in self.READERS:
                del self.fields[name]
            return
        self.fields["to_countries"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]

    @property
    def texts(self) -> list[Languages]:
        return [Languages(self, name) for name in ("title", "intro")]

    @property
    def readers(self) -> list[Any]:
        return [self[name] for name in self.READERS if name in self.fields]


class EntryForm(RevisedForm):
    text_fr, text_en, text_es = (_prose(_("text"), 6000) for _code in LANGUAGES)

    class Meta:
        model = Entry
        fields = (*in_languages(("title", "text")), "url")
        help_texts: ClassVar[dict[str, Any]] = {
            "url": _("A page of the portal, such as /fr/gcm/, or a whole address.")
        }

    @property
    def texts(self) -> list[Languages]:
        return [Languages(self, name) for name in ("title", "text")]

    def clean_url(self) -> str:
        """Nothing that a mail program would run."""
        url: str = self.cleaned_data["url"].strip()
        if url and not url.startswith(("/", "https://", "http://")):
            raise forms.ValidationError(
                _("Give a page of the portal that begins with /, or an address with https://.")
            )
        return url


class ProposeIssueForm(forms.Form):
    """When it leaves, in the reader's zone."""

    WIDGET = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    leaves_at = InstantField(
        label=_("Leaves at"),
        required=False,
        widget=WIDGET,
        help_text=_("Left empty: as soon as it is approved."),
    )
    not_after = InstantField(
        label=_("Not later than"),
        required=False,
        widget=WIDGET,
        help_text=_("What has not left by then never does, whatever went wrong."),
    )


class MonthForm(forms.Form):
    month = DayField(
        label=_("Month"),
        input_formats=["%Y-%m", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        help_text=_("Written as 2026-03."),
    )


class ConsentTextForm(forms.Form):
    """The next text of the consent, in the three languages."""

    asks_again = forms.BooleanField(
        label=_("Ask the readers again"),
        required=False,
        help_text=_("Who does not agree within 30 days gets no further issue."),
    )

    def __init__(self, data: Any = None, *, of: ConsentText | None = None) -> None:
        """Begins with the text in force."""
        super().__init__(data, initial={code: getattr(of, f"text_{code}", "") for code in LANGUAGES})
        for code, language in LANGUAGES.items():
            self.fields[code] = forms.CharField(
                label=_("Text (%(language)s)") % {"language": language},
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 5, "lang": code}),
            )
        self.order_fields([*LANGUAGES, "asks_again"])

    def texts(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in LANGUAGES}


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("List of readers"),
        help_text=_(
            "A CSV file in UTF-8 whose first line names the columns email, consented_on and proof, and if "
            "you have them language, frequency, country, category and topics."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

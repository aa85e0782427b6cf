"""What is typed for templates and letters."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.languages import LANGUAGES
from alliance87.core.uploads import FileField
from gcm.models import Meeting, Seat
from gcm.models.meeting import TO_COME
from partners.forms.revised import RevisionField
from partners.models import Organisation
from secretariat.enums import WordingKind
from secretariat.forms.briefs import MeetingChoice
from secretariat.forms.languages import TextField, add_languages
from secretariat.forms.office.correspondence import organisation_named
from secretariat.forms.office.tickets import DAY
from secretariat.models import Letter, Wording, WordingVersion

TEXTS = tuple(f"{field}_{code}" for code in LANGUAGES for field in ("subject", "body"))


def _line() -> forms.Field:
    return TextField(max_length=200)


def _body() -> forms.Field:
    return TextField(max_length=20000, widget=forms.Textarea(attrs={"rows": 10}))


class _TextsForm(forms.Form):
    """Subject and text in the three languages, the source first."""

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        add_languages(self, {"subject": (_("Subject"), _line), "body": (_("Text"), _body)})

    @property
    def languages(self) -> list[list[forms.BoundField]]:
        return [[self[f"{field}_{code}"] for field in ("subject", "body")] for code in LANGUAGES]

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in TEXTS}


def texts_of(record: WordingVersion | Letter) -> dict[str, str]:
    """The texts of a version or a letter by the names of their fields."""
    return {name: getattr(record, name) or "" for name in TEXTS}


class WordingForm(_TextsForm):
    """A new template has a name; another version of one that is there keeps it."""

    revision = RevisionField()
    name = TextField(label=_("Name"), max_length=120)

    def __init__(self, data: Any = None, *, of: Wording | None = None, version: Any = None) -> None:
        known = {**texts_of(version), "revision": version.revision} if version else None
        super().__init__(data, initial=known)
        if of is not None:
            del self.fields["name"]


class DraftForm(forms.Form):
    wording: Any = forms.ModelChoiceField(
        label=_("Template"), queryset=Wording.objects.none(), empty_label=None
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["wording"].queryset = Wording.objects.filter(retired_at=None)  # type: ignore[attr-defined]


class LetterForm(_TextsForm):
    """Organisations are written by their names, one a line."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    organisations = TextField(
        label=_("To organisations"),
        required=False,
        max_length=12000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Their names as the directory has them, one a line. Their focal points get the letter."),
    )
    all_seats = forms.BooleanField(label=_("To every seat of the GCG"), required=False)
    seats: Any = forms.ModelMultipleChoiceField(
        label=_("To seats"), queryset=Seat.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    meeting: Any = MeetingChoice(label=_("Meeting"), queryset=Meeting.objects.none(), required=False)
    deadline = DayField(label=_("Deadline that the text names"), required=False, widget=DAY)
    signatory = TextField(label=_("Who signs"), required=False, max_length=120)
    due_on = DayField(label=_("To leave by"), required=False, widget=DAY)
    in_chairs_name = forms.BooleanField(
        label=_("In the name of the chair"),
        required=False,
        help_text=_("It then needs the chair’s instruction, and a second person who approves it."),
    )

    def __init__(self, data: Any = None, *, of: Letter) -> None:
        super().__init__(data, initial=_initial(of) if data is None else None)
        chosen = Q(state__in=TO_COME) | Q(pk=of.meeting_id)
        self.fields["meeting"].queryset = Meeting.objects.filter(chosen).order_by("starts_at")  # type: ignore[attr-defined]
        seats = Seat.objects.as_of().select_related("category").order_by("number")
        self.fields["seats"].queryset = seats  # type: ignore[attr-defined]

    def clean_organisations(self) -> list[Organisation]:
        found: dict[int, Organisation] = {}
        for line in self.cleaned_data["organisations"].splitlines():
            try:
                organisation = organisation_named(line)
            except forms.ValidationError as error:
                message = _("%(name)s: %(why)s") % {"name": line.strip()[:80], "why": error.messages[0]}
                raise forms.ValidationError(message) from error
            if organisation is not None:
                found[organisation.pk] = organisation
        return list(found.values())

    def of_letter(self) -> dict[str, Any]:
        """What stands in fields of the letter itself."""
        return {
            **self.texts(),
            **{name: self.cleaned_data[name] for name in ("meeting", "due_on", "in_chairs_name")},
        }

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if given.pop("all_seats"):
            given["seats"] = self.fields["seats"].queryset  # type: ignore[attr-defined]
        others = {name: given.pop(name) for name in ("revision", "organisations", "seats")}
        return {**others, "seats": list(others["seats"]), "values": given}


def _initial(of: Letter) -> dict[str, Any]:
    addressees = list(of.addressees.select_related("organisation"))
    return {
        **texts_of(of),
        "revision": of.revision,
        "organisations": "\n".join(str(each.organisation) for each in addressees if each.organisation),
        "seats": [each.seat_id for each in addressees if each.seat_id],
        "meeting": of.meeting_id,
        "deadline": of.values.get("deadline") or None,
        "signatory": of.values.get("signatory", ""),
        "due_on": of.due_on,
        "in_chairs_name": of.in_chairs_name,
    }


class InstructionForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = TextField(label=_("Signed by whom, and when"), max_length=500)
    file = FileField(label=_("The letter or mail"), purpose="gcm.instruction")


KINDS = [(each.value, each.label) for each in WordingKind]

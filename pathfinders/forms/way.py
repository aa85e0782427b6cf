"""What is typed on the way of a country. Days are days of Geneva."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.person_field import PersonField
from alliance87.core.day_fields import DayField
from alliance87.core.uploads.fields import FileField
from gcm.domain.agenda import CAN_CHANGE
from gcm.forms.accreditation import day_input
from gcm.forms.proposals import MeetingChoice
from gcm.models import Meeting
from partners.forms.revised import LANGUAGES
from partners.models import Group, Organisation
from pathfinders.domain.focal_points import NOT_OF_THE_STATE
from pathfinders.domain.interest import LETTER
from pathfinders.models import Pathway
from pathfinders.queries.offices import nameable_by
from pathfinders.queries.outlook import item_of


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OfSubject(forms.Form):
    """A form of an act: it is told what it is about, and who fills it in."""

    def __init__(self, *sent: Any, subject: Any, user: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.subject, self.user = subject, user


class InterestForm(forms.Form):
    """The expression of interest of a State that is a partner."""

    organisation: Any = forms.ModelChoiceField(
        label=_("State"), queryset=Organisation.objects.none(), empty_label=None
    )
    ministry = forms.CharField(label=_("Ministry that signs"), max_length=200)
    letter_on = DayField(label=_("Date of the letter"), widget=day_input())
    focal_point = PersonField(
        label=_("E-mail address of the focal point"),
        help_text=_("The person needs an account on the portal, and acts for the State."),
        error_messages={"not_among": NOT_OF_THE_STATE},
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, states: Any, user: Any, initial: Any = None
    ) -> None:
        super().__init__(data, files, initial=initial)
        self.fields["focal_point"].among = nameable_by(user, states)  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = states  # type: ignore[attr-defined]
        self.fields["letter"] = FileField(label=_("Signed letter"), purpose=LETTER)


class KnownForm(forms.Form):
    """A State that was a pathfinder country before the portal was there."""

    organisation: Any = forms.ModelChoiceField(
        label=_("State"), queryset=Organisation.objects.none(), empty_label=None
    )
    ministry = forms.CharField(label=_("Ministry in charge"), max_length=200)
    focal_point = PersonField(label=_("E-mail address of the focal point"))

    def __init__(
        self, data: Any = None, files: Any = None, *, states: Any, user: Any, initial: Any = None
    ) -> None:
        super().__init__(data, files, initial=initial)
        self.fields["organisation"].queryset = states  # type: ignore[attr-defined]


class NoteForm(OfSubject):
    note = forms.CharField(
        label=_("What the country is to mend"),
        help_text=_("Beside the criteria that were not found to be met."),
        widget=area(6),
        max_length=4000,
        required=False,
    )


class PlaceForm(OfSubject):
    """Meetings whose agenda is not final yet."""

    meeting: Any = MeetingChoice(label=_("Meeting"), queryset=Meeting.objects.none(), empty_label=None)

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        open_agendas = Meeting.objects.filter(state__in=CAN_CHANGE).order_by("starts_at")
        self.fields["meeting"].queryset = open_agendas  # type: ignore[attr-defined]


class GrantForm(OfSubject):
    """With which recommendations and from which day the status is to be granted (F4)."""

    effective_on = DayField(
        label=_("First day of the status"),
        required=False,
        widget=day_input(),
        help_text=_("Left empty: the day of the decision."),
    )
    # The number of the text that the writer had before them (D4).
    written_from = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)

    def __init__(self, *sent: Any, subject: Pathway, user: Any) -> None:
        super().__init__(*sent, subject=subject, user=user)
        item = item_of(subject)
        latest = item.texts.order_by("-number").first() if item else None
        number = latest.number if latest else 0
        self.initial: dict[str, Any] = {"effective_on": subject.effective_on, "written_from": number}
        for code, language in LANGUAGES.items():
            name = f"recommendations_{code}"
            self.initial[name] = getattr(subject, name)
            self.fields[name] = forms.CharField(
                label=_("Recommendations (%(language)s)") % {"language": language},
                widget=forms.Textarea(attrs={"rows": 5, "lang": code}),
                max_length=4000,
                required=False,
            )


class FocalPointForm(OfSubject):
    person = PersonField(
        label=_("E-mail address of the person’s account"), error_messages={"not_among": NOT_OF_THE_STATE}
    )
    ministry = forms.CharField(label=_("Ministry"), max_length=200)

    def __init__(self, *sent: Any, subject: Pathway, user: Any) -> None:
        super().__init__(*sent, subject=subject, user=user)
        self.fields["person"].among = nameable_by(user, [subject.organisation])  # type: ignore[attr-defined]


class WithdrawalForm(OfSubject):
    """The official note by which a State leaves."""

    note_on = DayField(label=_("Date of the note"), widget=day_input())
    reference = forms.CharField(label=_("Mark of the note"), max_length=200)
    last_day = DayField(
        label=_("Last day"), widget=day_input(), help_text=_("Of the status, where it was granted.")
    )

    def __init__(self, *sent: Any, subject: Any, user: Any) -> None:
        super().__init__(*sent, subject=subject, user=user)
        self.fields["letter"] = FileField(label=_("Official note"), purpose=LETTER)


class MonitoringForm(forms.Form):
    group: Any = forms.ModelChoiceField(label=_("Group"), queryset=Group.objects.none(), empty_label=None)

    def __init__(self, *sent: Any) -> None:
        super().__init__(*sent)
        self.fields["group"].queryset = Group.objects.active()  # type: ignore[attr-defined]

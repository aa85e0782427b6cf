"""What is typed on the way to a new chair or vice-chair. Days are days of Geneva."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.person_field import PersonField
from alliance87.core.day_fields import DayField
from alliance87.core.uploads.fields import FileField
from gcm.domain.presidency.agreement import PURPOSE
from gcm.enums import Office
from gcm.forms.accreditation import day_input
from gcm.models import Appointment
from gcm.queries.presidency.electorate import governments_of
from partners.forms.revised import LANGUAGES
from partners.models import Organisation


class CallForm(forms.Form):
    """A call for one office, from the first day to the last, both included."""

    office = forms.ChoiceField(label=_("Office"), choices=Office.choices)
    opens_on = DayField(label=_("First day of the call"), widget=day_input())
    closes_on = DayField(
        label=_("Last day of the call"), widget=day_input(), help_text=_("To midnight in Geneva.")
    )
    starts_on = DayField(label=_("First day in office"), widget=day_input())
    convenor = PersonField(
        label=_("E-mail address of the convenor"),
        help_text=_("Speaks for a government concerned, and records what governments agree on (C1)."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for code, _name in settings.LANGUAGES:
            self.fields[f"criteria_{code}"] = forms.CharField(
                label=_("Criteria (%(language)s)") % {"language": LANGUAGES[code]},
                widget=forms.Textarea(attrs={"lang": code, "rows": 4}),
                max_length=4000,
            )

    def values(self) -> dict[str, Any]:
        """For the verb that publishes the call."""
        typed = self.cleaned_data
        return {
            "office": typed["office"],
            "opens_at": _midnight(typed["opens_on"]),
            "closes_at": _midnight(typed["closes_on"] + timedelta(days=1)),
            "starts_on": typed["starts_on"],
            "convenor": typed["convenor"],
            "criteria": {code: typed[f"criteria_{code}"] for code, _name in settings.LANGUAGES},
        }


class CandidacyForm(forms.Form):
    organisation: Any = forms.ModelChoiceField(
        label=_("Government"), queryset=Organisation.objects.none(), empty_label=None
    )
    statement = forms.CharField(
        label=_("Statement"),
        help_text=_("Read by the governments concerned, and by nobody else."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=4000,
    )

    def __init__(self, *sent: Any, subject: Appointment, user: Any) -> None:
        super().__init__(*sent)
        mine = [each.pk for each in governments_of(user)]
        organisation: Any = self.fields["organisation"]
        organisation.queryset = Organisation.objects.filter(pk__in=mine)


class AgreementForm(forms.Form):
    """On whom governments agree, how they came to it, and the evidence."""

    candidacy: Any = forms.ModelChoiceField(label=_("Governments agree on"), queryset=None)
    account = forms.CharField(
        label=_("How governments agreed"),
        help_text=_("Who was consulted, when and how. Preferences are neither counted nor recorded."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )

    def __init__(self, *sent: Any, subject: Appointment, user: Any) -> None:
        super().__init__(*sent)
        self.fields["file"] = FileField(label=_("Evidence"), purpose=PURPOSE)
        candidacy: Any = self.fields["candidacy"]
        candidacy.queryset = subject.candidacies.filter(withdrawn_at__isnull=True).select_related(
            "organisation"
        )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())

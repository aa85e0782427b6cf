"""What a country types while it prepares (F1, F7)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.uploads.fields import FileField
from gcm.forms.accreditation import day_input
from pathfinders.domain.framework import EVIDENCE
from pathfinders.domain.preparation import ANALYSIS, ANALYSIS_FIELDS, COMMITTEE_FIELDS, REPORT, mark_of
from pathfinders.enums import MappedKind, NationalGroup
from pathfinders.forms.way import OfSubject, area
from pathfinders.models import NationalCommittee, SituationAnalysis


class KnownForm(OfSubject):
    """What is there already, to be written anew; `read` is what the writer had before them (T13)."""

    known_fields: tuple[str, ...] = ()
    read = forms.CharField(widget=forms.HiddenInput(), max_length=200, required=False)

    def know(self, known: Any) -> None:
        self.initial = {name: getattr(known, name) for name in self.known_fields} if known else {}
        self.initial["read"] = mark_of(known, self.known_fields)


class CommitteeForm(KnownForm):
    known_fields = COMMITTEE_FIELDS
    name = forms.CharField(label=_("Name of the committee"), max_length=200)
    established_on = DayField(label=_("Established on"), required=False, widget=day_input())
    instrument = forms.CharField(
        label=_("Instrument"),
        help_text=_("The decree or letter that established it."),
        max_length=300,
        required=False,
    )
    terms = forms.CharField(
        label=_("What it is charged with"), widget=area(5), max_length=3000, required=False
    )

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.know(NationalCommittee.objects.filter(pathway=self.subject).first())


class MapForm(OfSubject):
    kind = forms.ChoiceField(label=_("Kind"), choices=MappedKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=200)
    group = forms.ChoiceField(label=_("Stakeholder group"), choices=NationalGroup.choices)
    does = forms.CharField(
        label=_("What it does on target 8.7"), widget=area(3), max_length=500, required=False
    )
    on_committee = forms.BooleanField(label=_("Member of the national committee"), required=False)


class AnalysisForm(KnownForm):
    known_fields = ANALYSIS_FIELDS
    completed_on = DayField(label=_("Completed on"), widget=day_input())
    summary = forms.CharField(label=_("Summary"), widget=area(8), max_length=5000)
    sources = forms.CharField(label=_("Sources"), widget=area(3), max_length=2000, required=False)

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.know(SituationAnalysis.objects.filter(pathway=self.subject).first())
        self.fields["file"] = FileField(label=_("Document"), purpose=ANALYSIS, required=False)


class WorkshopForm(OfSubject):
    """Days, place, and who was there by stakeholder group."""

    starts_on = DayField(label=_("First day"), widget=day_input())
    ends_on = DayField(label=_("Last day"), widget=day_input())
    place = forms.CharField(label=_("Place"), max_length=200)
    purpose = forms.CharField(label=_("What it was about"), widget=area(2), max_length=500, required=False)

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        for group in NationalGroup:
            self.fields[f"people_{group}"] = forms.IntegerField(
                label=_("%(group)s: participants") % {"group": group.label},
                min_value=0,
                max_value=9999,
                required=False,
            )
            self.fields[f"organisations_{group}"] = forms.CharField(
                label=_("%(group)s: organisations") % {"group": group.label},
                help_text=_("Organisations only, no names of people."),
                max_length=500,
                required=False,
            )
        self.fields["report"] = FileField(label=_("Report"), purpose=REPORT, required=False)


class ReportForm(OfSubject):
    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.fields["report"] = FileField(label=_("Report"), purpose=REPORT)


class EvidenceForm(OfSubject):
    text = forms.CharField(label=_("In words"), widget=area(4), max_length=2000, required=False)
    link = forms.URLField(label=_("Address of a document"), required=False, assume_scheme="https")

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.fields["file"] = FileField(label=_("Document"), purpose=EVIDENCE, required=False)


class CheckForm(OfSubject):
    """What the secretariat found on one criterion."""

    met = forms.TypedChoiceField(
        label=_("Finding"),
        choices=[("yes", _("Met")), ("no", _("Not met"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note to the country"),
        help_text=_("Required when it is not met: what is missing."),
        widget=area(4),
        max_length=2000,
        required=False,
    )

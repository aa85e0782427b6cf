"""What is said of an action, its milestones and its organisations. The verbs decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.uploads import FileField
from partners.forms.partner_field import PartnerField
from partners.models import Organisation, Topic
from pathfinders.domain.implementation.progress_notes import EVIDENCE
from pathfinders.enums import ActionStatus


def day_field(label: Any) -> DayField:
    return DayField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def area(label: Any, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    rows = options.pop("rows", 4)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


class SaidForm(forms.Form):
    """What a responsible organisation proposes, and the country says."""

    status = forms.ChoiceField(label=_("Status"), choices=ActionStatus.choices)
    percent = forms.IntegerField(
        label=_("Percentage"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_(
            "Whole number, 0 to 100. Above 0 it needs evidence, now or given before. Left empty, the "
            "milestones that were reached are counted."
        ),
    )
    evidence_url = forms.URLField(
        label=_("Evidence, as a link"), required=False, max_length=500, assume_scheme="https"
    )
    obstacles = area(_("Obstacles"), max_length=2000)
    help_wanted = area(
        _("Help wanted"),
        max_length=2000,
        help_text=_(
            "Everybody reads it where the action is public. Leave it empty when no help is wanted any more."
        ),
    )
    help_topic: Any = forms.ModelChoiceField(label=_("Topic of the help"), required=False, queryset=None)
    # The key of the latest one that the writer had before them (T13); nothing was read without it.
    read = forms.IntegerField(widget=forms.HiddenInput(), required=False, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["help_topic"].queryset = Topic.objects.all()  # type: ignore[attr-defined]


class RecordForm(SaidForm):
    """The country’s own words, which may come with a document."""

    file = FileField(purpose=EVIDENCE, label=_("Evidence, as a document"), required=False)

    field_order = ("status", "percent", "evidence_url", "file", "obstacles", "help_wanted", "help_topic")


class MilestoneForm(forms.Form):
    title = forms.CharField(label=_("Milestone"), max_length=300)
    due_on = day_field(_("To be reached by"))


class MoveMilestoneForm(forms.Form):
    due_on = day_field(_("New day"))
    reason = forms.CharField(label=_("Reason"), max_length=500)


class ReachMilestoneForm(forms.Form):
    reached_on = day_field(_("Reached on"))


class PartnerForm(forms.Form):
    organisation = PartnerField(label=_("Organisation"))

    def __init__(self, *args: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.partners().visible_to(reader)  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500)

"""What is typed in the space of a group."""

from datetime import UTC, date, datetime, time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.uploads import FileField
from partners.enums import DocumentAccess, GroupOfficeKind, Light
from partners.forms.account import ZONES
from partners.forms.partner_field import PartnerField
from partners.forms.proposal import Languages, in_languages
from partners.forms.revised import RevisedForm
from partners.models import Country, Group, GroupMeeting, Organisation, Topic, WorkplanLine
from partners.queries.group_work import PURPOSES
from partners.queries.groups import may_be_responsible

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LINE_TEXTS = ("outcome", "activity", "output", "help_wanted")


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class JoinForm(forms.Form):
    """In whose name, and what it brings (W11)."""

    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation that joins"), queryset=Organisation.objects.none(), empty_label=None
    )
    reason = forms.CharField(
        label=_("What the organisation brings"),
        help_text=_("Those who lead the group read this, and the name of the organisation."),
        max_length=2000,
        widget=area(),
    )
    as_observer = forms.BooleanField(label=_("As an observer, who listens"), required=False)

    def __init__(self, data: Any = None, *, organisations: Any, observers: bool) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if not observers:
            del self.fields["as_observer"]


class AnswerForm(forms.Form):
    accepted = forms.TypedChoiceField(
        label=_("Answer"),
        choices=[("yes", _("Accept")), ("no", _("Do not accept"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Words to the partner"),
        help_text=_("Asked for when you do not accept."),
        required=False,
        max_length=2000,
        widget=area(3),
    )


class LineForm(RevisedForm):
    class Meta:
        model = WorkplanLine
        fields = (*in_languages(LINE_TEXTS), "responsible", "starts_on", "ends_on", "status")
        field_classes: ClassVar[dict[str, Any]] = dict.fromkeys(("starts_on", "ends_on"), DayField)
        widgets: ClassVar[dict[str, Any]] = {
            "starts_on": DAY,
            "ends_on": DAY,
            **{name: area(2) for name in in_languages(LINE_TEXTS)},
        }

    def __init__(self, *args: Any, group: Group, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = may_be_responsible(group, user)
        stands = self.instance.responsible
        self.unseen = stands is not None and stands not in known
        field: Any = self.fields["responsible"]
        field.queryset = known
        if self.unseen:
            field.empty_label = _("As it stands: a partner that cannot be chosen here")

    def values(self) -> dict[str, Any]:
        """Who stands there and cannot be chosen by this reader stays, unless another is chosen."""
        found = super().values()
        if self.unseen and found["responsible"] is None:
            del found["responsible"]
        return found

    @property
    def texts(self) -> list[Languages]:
        return [Languages(self, name) for name in LINE_TEXTS]


class AdoptForm(forms.Form):
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, years: tuple[int, ...]) -> None:
        super().__init__(data)
        self.fields["year"].choices = [(each, str(each)) for each in years]  # type: ignore[attr-defined]


class UpdateForm(forms.Form):
    """Two minutes, with what is known filled in (W13)."""

    light = forms.ChoiceField(label=_("How it goes"), choices=Light.choices, widget=forms.RadioSelect)
    achieved = forms.CharField(
        label=_("What was achieved since the last update"), max_length=2000, widget=area()
    )
    coming = forms.CharField(label=_("What comes next"), max_length=2000, widget=area())
    obstacles = forms.CharField(
        label=_("What stands in the way"),
        help_text=_(
            "Asked for with amber and red. The GCG and the secretariat read it; the public does not."
        ),
        required=False,
        max_length=2000,
        widget=area(3),
    )


class CharterForm(forms.Form):
    """The next version, in the languages there are; it knows which one its writer has read."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text_fr = forms.CharField(label=_("Charter in French"), required=False, max_length=8000, widget=area(10))
    text_en = forms.CharField(label=_("Charter in English"), required=False, max_length=8000, widget=area(10))
    text_es = forms.CharField(label=_("Charter in Spanish"), required=False, max_length=8000, widget=area(10))
    admits_observers = forms.BooleanField(label=_("The group admits observers"), required=False)
    open_exchange = forms.BooleanField(
        label=_("Everybody who is signed in may read its questions and answers"),
        help_text=_("Holds for questions put from now on. What was said in confidence stays so."),
        required=False,
    )


class ScopeForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    topics: Any = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    countries: Any = forms.ModelMultipleChoiceField(
        label=_("Countries where it works"),
        help_text=_("None: it works for all of them."),
        queryset=Country.objects.none(),
        required=False,
    )

    def __init__(self, data: Any = None, *, group: Group) -> None:
        stands = {"topics": group.topics.all(), "countries": group.countries.all()}
        super().__init__(data, initial={**stands, "revision": group.revision})
        self.fields["topics"].queryset = Topic.objects.filter(active=True)  # type: ignore[attr-defined]
        self.fields["countries"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]


class OfficeForm(forms.Form):
    organisation = PartnerField(label=_("Organisation"))
    kind = forms.ChoiceField(label=_("Office"), choices=GroupOfficeKind.choices, widget=forms.RadioSelect)
    since = DayField(
        label=_("Since"),
        help_text=_("The first day of the office. Left empty: today."),
        required=False,
        widget=DAY,
    )

    def __init__(self, data: Any = None, *, organisations: Any, every_kind: bool) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if not every_kind:
            co_lead = GroupOfficeKind.CO_LEAD
            self.fields["kind"].choices = [(co_lead.value, co_lead.label)]  # type: ignore[attr-defined]
            self.fields["kind"].initial = co_lead.value


class DocumentForm(forms.Form):
    file = FileField(label=_("File"), purpose=PURPOSES[DocumentAccess.MEMBERS])
    access = forms.ChoiceField(
        label=_("Who reads it"),
        choices=DocumentAccess.choices,
        initial=DocumentAccess.MEMBERS,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, files: Any = None, *, for_leads: bool = True) -> None:
        super().__init__(data, files)
        if not for_leads:
            kept = [each for each in DocumentAccess.choices if each[0] != DocumentAccess.LEADS]
            self.fields["access"].choices = kept  # type: ignore[attr-defined]


class GroupMeetingForm(RevisedForm):
    """Day and times are those of the place (T6)."""

    day = DayField(label=_("Day"), widget=DAY)
    starts = forms.TimeField(label=_("Start"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    ends = forms.TimeField(label=_("End"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    zone = forms.ChoiceField(
        label=_("Time zone of the place"), choices=[("UTC", "UTC"), *ZONES], initial="Europe/Zurich"
    )
    link = forms.URLField(label=_("Link to the conference"), required=False, assume_scheme="https")
    field_order = ("title", "day", "starts", "ends", "zone")

    class Meta:
        model = GroupMeeting
        fields = ("title", "place", "link", "agenda", "notes")
        widgets: ClassVar[dict[str, Any]] = {"agenda": area(6), "notes": area(8)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.update(self._told())
        else:
            del self.fields["notes"]

    def _told(self) -> dict[str, Any]:
        zone = ZoneInfo(self.instance.zone)
        start, end = (timezone.localtime(at, zone) for at in (self.instance.starts_at, self.instance.ends_at))
        return {
            "day": start.date(),
            "starts": start.time(),
            "ends": end.time(),
            "zone": self.instance.zone,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"day", "starts", "ends", "zone"} <= set(cleaned):
            zone = ZoneInfo(cleaned["zone"])
            for name in ("starts", "ends"):
                cleaned[f"{name}_at"] = self._instant(name, cleaned["day"], cleaned[name], zone)
        return cleaned

    def _instant(self, field: str, day: date, at: time, zone: ZoneInfo) -> datetime:
        """In UTC. An hour that the clocks skip that night is refused; one that occurs twice is the first."""
        local = datetime.combine(day, at, tzinfo=zone)
        instant = local.astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None, fold=0) != local.replace(tzinfo=None):
            self.add_error(field, _("The clocks of this zone go forward then: there is no such time."))
        return instant

    def values(self) -> dict[str, Any]:
        return {
            name: value for name, value in super().values().items() if name not in ("day", "starts", "ends")
        }

"""The style guide: every component with its declared properties, every widget in each of its states."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from alliance87.core import components
from alliance87.core.day_fields import DayField, InstantField
from alliance87.core.styleguide_examples import examples
from alliance87.core.views import PortalPage


class SampleForm(forms.Form):
    """One field for each widget that the portal uses."""

    name = forms.CharField(label=_("Name"), help_text=_("As it is written in official documents."))
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "email"}))
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    number = forms.IntegerField(label=_("Number of persons"), min_value=1, required=False)
    day = DayField(label=_("Date"), required=False, widget=forms.DateInput({"type": "date"}))
    moment = InstantField(
        label=_("Date and time"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    kind = forms.ChoiceField(
        label=_("Choice in groups"),
        choices=[(_("First group"), [("a", "A"), ("b", "B")]), (_("Second group"), [("c", "C")])],
        required=False,
    )
    several = forms.MultipleChoiceField(
        label=_("Several from a list"), choices=[("a", "A"), ("b", "B")], required=False
    )
    listing = forms.ChoiceField(
        label=_("One of a few"),
        choices=[("public", _("Public")), ("name", _("Name only")), ("hidden", _("Hidden"))],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=_("Any of a few"),
        choices=[(str(number), f"{number}") for number in range(1, 11)],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose as many as you like."),
        required=False,
    )
    mission = forms.CharField(label=_("Mission"), widget=forms.Textarea, max_length=600)
    prose = ProseEditorFormField(  # type: ignore[no-untyped-call]
        label=_("Formatted text"),
        config={"extensions": dict.fromkeys(["Bold", "Italic", "BulletList", "ListItem", "Link"], True)},
        required=False,
    )
    document = forms.FileField(label=_("Document"), help_text=_("PDF, at most 10 MB."), required=False)
    agreed = forms.BooleanField(label=_("I accept the commitment"))
    closed = forms.CharField(label=_("Cannot be changed"), initial="2026", disabled=True, required=False)


@dataclass(frozen=True)
class Sample:
    """A component and how it looks with some properties."""

    component: components.Component
    drawn: list[dict[str, Any]]


class StyleGuideView(PortalPage):
    permission = "core.view_style_guide"
    template_name = "styleguide/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = examples()
        samples = [Sample(each, shown.get(each.name, [])) for each in components.known()]
        return super().get_context_data(
            samples=samples,
            empty_form=SampleForm(prefix="empty", use_required_attribute=False),
            faulty_form=SampleForm({"faulty-email": "nobody"}, prefix="faulty"),
            **kwargs,
        )

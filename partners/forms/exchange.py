"""What is typed in the exchange. Text is plain: it is shown escaped, in paragraphs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation, Topic


class PostForm(forms.Form):
    """An answer; the name and the mentions only where there is a choice."""

    organisation: Any = forms.ModelChoiceField(
        label=_("In the name of"), queryset=Organisation.objects.none(), required=False
    )
    text = forms.CharField(label=_("Your answer"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6}))
    mentions: Any = forms.ModelMultipleChoiceField(
        label=_("Draw the attention of"),
        help_text=_(
            "Those who act for it find this on their desk, and get a mail unless they switched it off."
        ),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, data: Any = None, *, names: Any, may_be_nobody: bool, mentioned: list[Organisation]
    ) -> None:
        super().__init__(data)
        name: Any = self.fields["organisation"]
        name.queryset, name.required = names, not may_be_nobody
        name.empty_label = _("The secretariat") if may_be_nobody else None
        if not may_be_nobody and len(names) == 1:
            name.widget, name.initial, name.required = forms.HiddenInput(), names[0].pk, True
        if may_be_nobody and not names:
            del self.fields["organisation"]
        if mentioned:
            keys = [each.pk for each in mentioned]
            self.fields["mentions"].queryset = Organisation.objects.filter(pk__in=keys).order_by(  # type: ignore[attr-defined]
                *Organisation.name_order()
            )
        else:
            del self.fields["mentions"]


class QuestionForm(PostForm):
    """A question; on a topic, or in the group whose page it is."""

    topic: Any = forms.ModelChoiceField(label=_("Topic"), queryset=Topic.objects.none(), empty_label=None)
    title = forms.CharField(label=_("Your question in one line"), max_length=200)
    field_order = ("topic", "title", "text", "organisation", "mentions")

    def __init__(self, data: Any = None, *, on_topic: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["text"].label = _("What you would like to know")
        if on_topic:
            self.fields["topic"].queryset = Topic.objects.filter(active=True)  # type: ignore[attr-defined]
        else:
            del self.fields["topic"]


class EditForm(forms.Form):
    text = forms.CharField(label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))


class ReportForm(forms.Form):
    reason = forms.CharField(
        label=_("What is wrong with it"),
        help_text=_("Those who moderate read this, and your name; the author does not."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ModerateForm(forms.Form):
    hide = forms.TypedChoiceField(
        label=_("What you decide"),
        choices=[("yes", _("Hide it")), ("no", _("Let it stand, or show it again"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why it is hidden"),
        help_text=_("The author reads this; the other readers do not."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

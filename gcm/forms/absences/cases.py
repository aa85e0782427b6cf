"""What is typed on a note or a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.models import AbsenceCase, AbsenceNote, Meeting
from gcm.models.meeting import State
from partners.models import Organisation


class NoteForm(forms.Form):
    """The letter as the chair signs it."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        help_text=_("A greeting with the name comes before it, your office after it."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=5000,
    )
    copy_to = forms.EmailField(
        label=_("E-mail address of the nominating body"),
        help_text=_("It gets the same letter, for its information."),
        required=False,
    )

    def __init__(self, *sent: Any, subject: AbsenceNote, user: Any = None) -> None:
        super().__init__(*sent)
        self.initial = {"subject": subject.subject, "body": subject.body, "copy_to": subject.copy_to}
        for name in ("subject", "body"):
            self.fields[name].widget.attrs["lang"] = subject.language
        if not subject.limit_is_near:
            del self.fields["copy_to"]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)

    def __init__(self, *sent: Any, subject: Any, user: Any = None) -> None:
        super().__init__(*sent)


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment of the member"),
        help_text=_("The chair and the secretariat read it. You can write it anew until the deadline."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=5000,
    )

    def __init__(self, *sent: Any, subject: AbsenceCase, user: Any = None) -> None:
        super().__init__(*sent)
        self.initial = {"comment": subject.comment}


class DesignationForm(forms.Form):
    """Whom the group designated, and the letter."""

    organisation: Any = forms.ModelChoiceField(
        label=_("Other representative of the stakeholder group"), queryset=Organisation.objects.none()
    )
    reference = forms.CharField(
        label=_("Letter of designation"), max_length=200, help_text=_("Who signed it, and its date (S12).")
    )

    def __init__(self, *sent: Any, subject: AbsenceCase, user: Any = None) -> None:
        super().__init__(*sent)
        self.initial = {"reference": subject.designation}
        partners = Organisation.objects.partners().order_by(*Organisation.name_order())
        organisation: Any = self.fields["organisation"]
        organisation.queryset = partners


class PlaceForm(forms.Form):
    """On the agenda of which meeting."""

    meeting: Any = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none())

    def __init__(self, *sent: Any, subject: Any, user: Any = None) -> None:
        super().__init__(*sent)
        meeting: Any = self.fields["meeting"]
        meeting.queryset = Meeting.objects.filter(state__in=(State.DRAFT, State.CONVENED))

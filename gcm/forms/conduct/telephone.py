"""What the secretariat writes down of a telephone call (D20)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.domain.fallback import NOW
from gcm.enums import PositionKind
from gcm.forms.room import PositionForm
from gcm.queries.conduct.people import people_here, people_of_seat

Choices = list[tuple[int, str]]


def person_field(choices: Choices) -> forms.TypedChoiceField:
    """Somebody on the telephone, by the key of the account."""
    return forms.TypedChoiceField(
        label=_("Who is on the telephone"), choices=[("", "—"), *choices], coerce=int
    )


def identification_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How did you make sure who it is?"),
        choices=[(each, each.label) for each in NOW],
        widget=forms.RadioSelect,
        help_text=_("This is recorded, with your name and the time, and confirmed to the person by mail."),
    )


class TelephonePositionForm(PositionForm):
    """A position as it was told on the telephone."""

    field_order = ("text_number", "person", "identified_by", "reason", "proposed_wording", "as_group")

    def __init__(self, *args: Any, kind: PositionKind, meeting: Any, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        self.fields["person"] = person_field(people_here(meeting))
        self.fields["identified_by"] = identification_field()
        self.order_fields(self.field_order)


class TelephoneWithdrawalForm(forms.Form):
    """A position that is taken back on the telephone, by somebody of its seat."""

    def __init__(self, *args: Any, meeting: Any, seat: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = person_field(people_of_seat(meeting, seat))
        self.fields["identified_by"] = identification_field()

"""What is written in the room: positions, other wordings, and what becomes of an item."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gcm.domain.effects import effect_of
from gcm.domain.record.terms import terms_of
from gcm.enums import ItemState, PositionKind
from gcm.forms.record.terms import term_fields
from gcm.models import AgendaItem, DecisionText
from partners.forms.revised import LANGUAGES

REASONS = {
    PositionKind.OBJECTION: (
        _("Reason of the objection"),
        _("The chair reads it. The objection stands until your seat withdraws it."),
    ),
    PositionKind.RESERVATION: (
        _("Reservation or explanation"),
        _("It is printed in the minutes with the name of your seat. It does not block the consensus."),
    ),
    PositionKind.DISSOCIATION: (
        _("Explanation"),
        _("Your seat stays outside the consensus and does not block it. You need not explain."),
    ),
    PositionKind.AD_REFERENDUM: (
        _("Explanation"),
        _("Your seat joins subject to confirmation by its authorities. You need not explain."),
    ),
}


ENDS = (ItemState.DEFERRED, ItemState.REFERRED, ItemState.WITHDRAWN)


class PositionForm(forms.Form):
    """The words of a position on the text with the number that was read (D3, D4)."""

    text_number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)
    proposed_wording = forms.CharField(
        label=_("Wording you propose instead"),
        help_text=_("Not required, but it helps the room to come to a consensus."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    as_group = forms.BooleanField(
        label=_("As the position of my stakeholder group"),
        help_text=_("The minutes then name the group instead of your seat."),
        required=False,
    )

    def __init__(self, *args: Any, kind: PositionKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.label, reason.help_text = REASONS[kind]
        reason.required = kind == PositionKind.OBJECTION
        reason.error_messages["required"] = _("Please give the reason of the objection (D3).")
        del self.fields["as_group" if kind == PositionKind.OBJECTION else "proposed_wording"]


class DisposalForm(forms.Form):
    """How an item ends without a decision (D6)."""

    state = forms.ChoiceField(
        label=_("What becomes of the item"),
        choices=[(each, each.label) for each in ENDS],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("In a few words"),
        help_text=_("For example to which meeting or group, and what is expected."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, item: AgendaItem, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        effect = effect_of(item)
        told = effect.endings if effect else {}
        state: Any = self.fields["state"]
        state.choices = [(each, told.get(each, each.label)) for each in ENDS]


class WordingForm(forms.Form):
    """The next numbered text, in the three languages. `text_number` is the text that it was written from."""

    text_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    source_language = forms.ChoiceField(
        label=_("Language of the original"),
        choices=list(LANGUAGES.items()),
        help_text=_("The two others are translations. A language without words is left out."),
    )

    def __init__(self, data: Any = None, *, latest: DecisionText | None = None) -> None:
        super().__init__(data, initial=_initial(latest))
        for code, _name in settings.LANGUAGES:
            attrs = {"lang": code}
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": LANGUAGES[code]},
                widget=forms.TextInput(attrs=attrs),
                max_length=200,
                required=False,
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Text (%(language)s)") % {"language": LANGUAGES[code]},
                widget=forms.Textarea(attrs={**attrs, "rows": 7}),
                max_length=10000,
                required=False,
            )
        self.fields |= term_fields()


def _initial(latest: DecisionText | None) -> dict[str, Any]:
    if latest is None:
        return {"text_number": 0, "source_language": settings.LANGUAGE_CODE}
    initial: dict[str, Any] = {"text_number": latest.number, "source_language": latest.source_language}
    initial |= terms_of(latest)
    for each in latest.wordings.all():
        initial |= {f"title_{each.language}": each.title, f"body_{each.language}": each.body}
    return initial

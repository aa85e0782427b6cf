"""The dates of a group, changed together with the text of the decision."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from gcm.domain.group_effects import WITH_TERM, amend_term
from gcm.forms.group_terms import TermForm
from gcm.models import AgendaItem
from gcm.views.room_acts import desk_of
from gcm.views.screens import Screen
from gcm.views.writing import WritingPage


class TermView(WritingPage):
    """The next numbered text, drafted from other dates (W3, D4)."""

    permission = "gcm.conduct_room"
    template_name = "gcm/room/term.html"

    @cached_property
    def screen(self) -> Screen:
        return desk_of(self.request.user)

    @cached_property
    def item(self) -> AgendaItem:
        found = AgendaItem.objects.select_related("meeting").filter(effect__in=WITH_TERM)
        return get_object_or_404(found, meeting=self.meeting, public_id=self.kwargs["item_id"])

    def form_for(self, data: Any) -> TermForm:
        proposal: Any = self.item.subject
        number = self.latest.number if self.latest else 0
        initial = {"text_number": number, "starts_on": proposal.starts_on, "ends_on": proposal.ends_on}
        return TermForm(data, initial=initial)

    def do(self, values: dict[str, Any]) -> None:
        amend_term(
            actor=self.request.user,
            item=self.item,
            starts_on=values["starts_on"],
            ends_on=values["ends_on"],
            written_from=values["text_number"],
        )

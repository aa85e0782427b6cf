"""The roll call on paper: the sheet to print, and the page on which its results are typed in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.conduct.sheets import type_in_roll_call
from gcm.forms.conduct.sheet import SheetForm
from gcm.queries.conduct.people import SheetRow, sheet_rows
from gcm.queries.room import in_language
from gcm.views.conduct.asking import AskingPage
from gcm.views.room import RoomMixin
from gcm.views.screens import SCRIBE


class SheetView(RoomMixin, PortalPage):
    """All seats with boxes to tick, and the text on the screen in the three languages."""

    of_screen = SCRIBE
    permission = "gcm.record_presence"
    template_name = "gcm/conduct/sheet.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [(each, in_language(each.holder)) for each in sheet_rows(self.meeting)]
        return super().get_context_data(
            meeting=self.meeting,
            room=self.room,
            rows=rows,
            back=self.screen.address(self.meeting),
            **kwargs,
        )


class SheetResultsView(AskingPage):
    of_screen = SCRIBE
    permission = "gcm.record_presence"
    template_name = "gcm/conduct/sheet_results.html"

    @cached_property
    def rows(self) -> list[SheetRow]:
        return sheet_rows(self.meeting)

    def form_for(self, data: Any) -> forms.Form:
        return SheetForm(data, meeting=self.meeting, rows=self.rows)

    def do(self, form: Any) -> None:
        type_in_roll_call(
            actor=self.request.user, meeting=self.meeting, taken_at=form.taken_at, present=form.present
        )
        messages.success(self.request, _("The roll call is recorded, as typed in afterwards."))

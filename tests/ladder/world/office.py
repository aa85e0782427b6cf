"""A ticket of each kind, and what the office of the secretariat keeps: one of each."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone


class OfficeRecords:
    people: Any
    organisation: Any

    @cached_property
    def ticket(self) -> Any:
        """Asked for the partner."""
        return self.add_ticket(1)

    def add_ticket(self, number: int) -> Any:
        from secretariat.domain.tickets.asking import request_communication
        from secretariat.enums import TicketKind

        return request_communication(
            actor=self.people["partner_editor"],
            organisation=self.organisation,
            kind=TicketKind.LOGO,
            subject=f"Logo {number}",
            text="For a poster.",
            needed_on=timezone.localdate() + timedelta(days=30),
        )

    @cached_property
    def message(self) -> Any:
        from secretariat.domain.tickets.asking import write_to_us

        return write_to_us(name="Ana", email="ana@example.org", subject="A question", text="A list?")

    @cached_property
    def filed(self) -> Any:
        return self.add_filed(1)

    def add_filed(self, number: int) -> Any:
        from alliance87.core.dates import today_in_geneva
        from secretariat.domain.letters.register import file_correspondence
        from secretariat.enums import Direction

        return file_correspondence(
            actor=self.people["secretariat"],
            direction=Direction.INCOMING,
            on=today_in_geneva(),
            other_side="The minister",
            subject=f"Letter {number}",
            organisation=self.organisation,
        )

    @cached_property
    def wording(self) -> Any:
        from tests.secretariat.office.writing import wording

        return wording(self.people["secretariat"])

    @cached_property
    def wording_of_thanks(self) -> Any:
        from secretariat.enums import WordingKind
        from tests.secretariat.office.writing import wording

        return wording(self.people["secretariat"], WordingKind.THANKS, body="Thank you, [[recipient]].")

    @cached_property
    def draft_letter(self) -> Any:
        """To the partner."""
        return self.add_letter(1)

    @cached_property
    def chairs_letter(self) -> Any:
        """Before the chair, for her instruction."""
        from tests.secretariat.office.writing import proposed

        return proposed(
            self.people["secretariat"],
            name="Chair",
            organisations=[self.organisation],
            in_chairs_name=True,
        )

    def add_letter(self, number: int) -> Any:
        from tests.secretariat.office.writing import letter

        return letter(self.people["secretariat"], name=f"Plain {number}", organisations=[self.organisation])

    @cached_property
    def circular(self) -> Any:
        return self.add_circular(1)

    def add_circular(self, number: int) -> Any:
        from tests.secretariat.office.writing import circular

        assert self.organisation
        return circular(self.people["secretariat"], subject_en=f"Call {number}")

    @cached_property
    def media_file(self) -> Any:
        from tests.secretariat.office.writing import media_file

        return media_file(self.people["secretariat"])

"""Designation and rotation: a body with an officer, letters in each state, and what follows from them."""

from functools import cached_property
from typing import Any

BLOCK = "development_partner"  # of the seat of the cast's representative
REGIONAL_SEAT = 13


class SeatingRecords:
    people: Any
    body: Any

    @cached_property
    def nominating(self) -> Any:
        """The cast's pathfinder focal point is the nominating officer of the representative's block."""
        from gcm.domain.seating.officers import name_officer
        from tests.gcm.seating.groups import Group, body_for

        assert self.body
        found, person = body_for(BLOCK), self.people["pathfinder_focal_point"]
        officer = self.people["secretariat"]
        name_officer(actor=officer, body=found, person=person, reference="Letter of the group")
        return Group(found, person, officer)

    @cached_property
    def nominating_officer(self) -> Any:
        return self.nominating.body.officers.get()

    @cached_property
    def seat_call(self) -> Any:
        from django.utils import timezone

        from gcm.domain.seating.calls import open_call

        today = timezone.localdate()
        return open_call(
            actor=self.people["secretariat"],
            body=self.nominating.body,
            opens_on=today,
            closes_on=today,
            criteria={"en": "Any."},
            contact="calls@example.org",
        )

    @cached_property
    def rotation(self) -> Any:
        from django.utils import timezone

        from gcm.domain.seating.policies import file_rotation_policy

        return file_rotation_policy(
            actor=self.people["secretariat"],
            body=self.nominating.body,
            adopted_on=timezone.localdate(),
            text={"en": "In turn."},
        )

    @cached_property
    def letter(self) -> Any:
        """Being prepared, with a name for a seat and one in reserve."""
        filed = self.nominating.file()
        for name, code in (("Donorland", "XQ"), ("Giverland", "XR")):
            self.nominating.name(filed, self._state(name, code), seat=self.body.seat(10))
        return filed

    @cached_property
    def handed_in(self) -> Any:
        from gcm.domain.seating.credentials import hand_in_credentials

        return hand_in_credentials(actor=self.nominating.nominator, credentials=self.letter)

    @cached_property
    def nomination(self) -> Any:
        """In a letter that is in order."""
        from gcm.domain.seating.credentials import accept_credentials

        accept_credentials(actor=self.people["secretariat"], credentials=self.handed_in)
        return self.letter.nominations.get(state="nominated")

    @cached_property
    def reserve(self) -> Any:
        return self.letter.nominations.get(state="reserve")

    @cached_property
    def holder_focal_point(self) -> Any:
        """The cast's representative is a focal point of its holder too."""
        from partners.models import Membership
        from tests.ladder.world.gcm import SEAT

        holder, person = self.body.term(SEAT).organisation, self.people["representative"]
        Membership.objects.create(user=person, organisation=holder, role="focal_point")
        return person

    @cached_property
    def delegate_notice(self) -> Any:
        """Of the cast's follower."""
        return self.add_delegate_notice(self.people["follower"])

    def add_delegate_notice(self, person: Any) -> Any:
        from gcm.domain.seating.replacing import give_delegate_notice
        from gcm.enums import Capacity
        from tests.gcm.body import LETTER
        from tests.ladder.world.gcm import SEAT

        return give_delegate_notice(
            actor=self.holder_focal_point,
            term=self.body.term(SEAT),
            person=person,
            capacity=Capacity.ADVISER,
            letter=LETTER,
        )

    @cached_property
    def handover(self) -> Any:
        """Of the seat of the cast's representative."""
        from django.utils import timezone

        from gcm.domain.seating.handovers import file_handover
        from tests.ladder.world.gcm import SEAT

        assert self.nominating
        return file_handover(
            actor=self.people["representative"], term=self.body.term(SEAT), leaves_on=timezone.localdate()
        )

    @cached_property
    def review_case(self) -> Any:
        from gcm.domain.seating.reviews import open_review_case
        from gcm.enums import SeatCaseKind
        from tests.ladder.world.gcm import SEAT

        assert self.nominating
        return open_review_case(
            actor=None, term=self.body.term(SEAT), kind=SeatCaseKind.FORMER_SEAT, facts={"office_seat": 1}
        )

    @cached_property
    def spokesperson(self) -> Any:
        """The cast's group lead is the alternate on a regional seat."""
        from gcm.enums import Capacity
        from gcm.models import Delegate

        person = self.people["group_lead"]
        Delegate.objects.create(
            term=self.body.term(REGIONAL_SEAT),
            person=person,
            capacity=Capacity.ALTERNATE,
            since=self.body.delegate(REGIONAL_SEAT).since,
        )
        return person

    @cached_property
    def regional_round(self) -> Any:
        """The cast's applicant is the focal point of a government of the region."""
        from django.utils import timezone

        from gcm.domain.seating.regions import open_regional_round
        from partners.models import Membership

        assert self.body
        government = self._state("Newland", "XS")
        Membership.objects.create(user=self.people["applicant"], organisation=government, role="focal_point")
        return open_regional_round(
            actor=self.spokesperson,
            meeting=self.meeting,  # type: ignore[attr-defined]
            question="What do we say?",
            closes_on=timezone.localdate(),
        )

    def _state(self, name: str, code: str) -> Any:
        from tests.gcm.seating.groups import state

        return state(name, code)

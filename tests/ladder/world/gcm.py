"""The governing body: every seat held, the cast on some of them, and a meeting to come."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

SEAT = 9  # of the cast's representative and alternate


class GcmRecords:
    people: Mapping[str, Any]

    @cached_property
    def body(self) -> Any:
        """The cast's chair presides, its representative and alternate act for one seat."""
        from gcm.enums import Capacity
        from gcm.models import Delegate
        from tests.gcm.body import seat_all

        made = seat_all()
        for number, role in ((1, "chair"), (SEAT, "representative")):
            Delegate.objects.filter(term=made.term(number)).update(person=self.people[role])
            made.people[number] = self.people[role]
        delegate = made.delegate(SEAT)
        Delegate.objects.create(
            term=made.term(SEAT),
            person=self.people["alternate"],
            capacity=Capacity.ALTERNATE,
            since=delegate.since,
        )
        made.alternates[SEAT] = self.people["alternate"]
        made.officer_ = self.people["secretariat"]
        return made

    @cached_property
    def meeting(self) -> Any:
        """Convened, with one item to decide on; the cast's observer is invited."""
        from tests.gcm.body import make_meeting

        made = make_meeting(self.body, "convened")
        self.observer_of(made, self.people["observer"])
        return made

    @cached_property
    def draft_meeting(self) -> Any:
        """In preparation: the secretariat's alone."""
        from tests.gcm.body import make_meeting

        return make_meeting(self.body, "draft")

    @cached_property
    def session(self) -> Any:
        """In session with a quorum, the cast's chair and representative among those present, its observer
        invited."""
        from tests.gcm.body import bring_in, make_meeting

        made = make_meeting(self.body, "open")
        bring_in(made, self.body)
        self.observer_of(made, self.people["observer"])
        return made

    @cached_property
    def item_in_discussion(self) -> Any:
        """With a text on the screen."""
        from tests.gcm.body import item_to_decide

        return item_to_decide(self.session, self.body)

    @cached_property
    def called_item(self) -> Any:
        """Objections were called for on its text."""
        from tests.gcm.gavel import call_on

        call_on(self.item_in_discussion)
        return self.item_in_discussion

    @cached_property
    def decision(self) -> Any:
        """Taken at a meeting that was held, and not published."""
        from tests.gcm.body import bring_in, decide, make_meeting

        made = make_meeting(self.body, "open", items=1)
        bring_in(made, self.body)
        taken = decide(made, self.body)
        type(made).objects.filter(pk=made.pk).update(state="closed")
        return taken

    @cached_property
    def published(self) -> Any:
        """Another decision, which the chair published."""
        from gcm.domain.publication import publish_decision
        from tests.gcm.body import bring_in, decide, make_meeting

        made = make_meeting(self.body, "open", items=1)
        bring_in(made, self.body)
        taken = publish_decision(actor=self.people["chair"], decision=decide(made, self.body))
        type(made).objects.filter(pk=made.pk).update(state="closed")
        return taken

    @cached_property
    def action(self) -> Any:
        """What follows from the published decision, for the seat of the cast's representative to do."""
        return self.add_action("Present the method", self.published.item)

    def add_action(self, text: str, item: Any) -> Any:
        from datetime import date

        from gcm.models import FollowUp

        seat = self.body.seat(SEAT)
        return FollowUp.objects.create(item=item, seat=seat, due_on=date(2027, 1, 31), text_en=text)

    def add_decision(self, title: str) -> Any:
        """Taken at a meeting that goes on, and published."""
        from gcm.domain.publication import publish_decision
        from gcm.models import AgendaItem
        from tests.gcm.record.deciding import decide_on

        position = self.session.items.count() + 1
        AgendaItem.objects.create(meeting=self.session, position=position, title_en=title)
        taken = decide_on(self.session, self.body, title)
        return publish_decision(actor=self.people["chair"], decision=taken)

    @cached_property
    def objection(self) -> Any:
        """Of the seat of the cast's representative."""
        from gcm.domain.positions import state_position

        return state_position(
            actor=self.people["representative"],
            item=self.item_in_discussion,
            text_number=1,
            kind="objection",
            reason="Not yet.",
        )

    @cached_property
    def call(self) -> Any:
        """The roll is being called."""
        from gcm.domain.conduct.roll_calls import call_roll

        return call_roll(actor=self.people["chair"], meeting=self.session)

    @cached_property
    def hand(self) -> Any:
        """The seat of the cast's representative asks for the floor."""
        from gcm.domain.conduct.floor import request_floor

        return request_floor(actor=self.people["representative"], meeting=self.session)

    @cached_property
    def package(self) -> Any:
        """The item in discussion and the one after it, taken together."""
        from gcm.domain.conduct.packages import bundle_items
        from gcm.domain.texts import put_text
        from gcm.models import AgendaItem
        from tests.gcm.body import WORDS

        other = AgendaItem.objects.create(
            meeting=self.session, position=99, kind="decision", title_en="Another", title_fr="Un autre"
        )
        put_text(actor=self.people["secretariat"], item=other, source_language="fr", wordings=WORDS)
        return bundle_items(
            actor=self.people["secretariat"], meeting=self.session, items=[self.item_in_discussion, other]
        )

    @cached_property
    def written(self) -> Any:
        """An objection in writing of a seat that is not in the room."""
        from gcm.domain.conduct.written import record_written_objection

        return record_written_objection(
            actor=self.people["secretariat"],
            item=self.item_in_discussion,
            seat=self.body.seat(32),
            reason="By letter.",
        )

    @cached_property
    def reply(self) -> Any:
        """What the seat of the cast's representative is asked."""
        return self.meeting.replies.get(seat__number=SEAT)

    @cached_property
    def paper(self) -> Any:
        """Of the meeting to come, for members."""
        from tests.gcm.planning.papers import file_paper

        return file_paper(self.meeting, self.body)

    @cached_property
    def proposed_item(self) -> Any:
        """What the seat of the cast's representative would see on an agenda."""
        from gcm.domain.planning.asking import propose_item

        assert self.body
        return propose_item(
            actor=self.people["representative"],
            title="Rural economy",
            language="en",
            kind="information",
            reason="It matters.",
        )

    @cached_property
    def interested(self) -> Any:
        """Somebody of whom the GCG is not informed yet."""
        from gcm.models import Observer

        return Observer.objects.create(
            meeting=self.meeting,
            person=self.people["follower"],
            organisation=self.body.term(20).organisation,
        )

    def _held(self) -> Any:
        """A meeting that was held; the one in session pauses, since there is one at a time."""
        from gcm.models import Meeting
        from tests.gcm.minuting.record import hold

        in_session = list(Meeting.objects.filter(state="open").values_list("pk", flat=True))
        Meeting.objects.filter(pk__in=in_session).update(state="suspended")
        held = hold(self.body)
        Meeting.objects.filter(pk__in=in_session).update(state="open")
        return held

    @cached_property
    def minutes(self) -> Any:
        """Of a meeting that was held; to be written."""
        return self._held().minutes

    @cached_property
    def minutes_action(self) -> Any:
        """Of the seat of the cast's representative."""
        from tests.gcm.minuting.record import add_action

        return add_action(self.minutes, self.body)

    @cached_property
    def minutes_with_chair(self) -> Any:
        from tests.gcm.minuting.record import hand_over

        return hand_over(self._held(), self.body)

    @cached_property
    def issued_minutes(self) -> Any:
        from tests.gcm.minuting.record import issue

        return issue(self._held(), self.body)

    @cached_property
    def correction(self) -> Any:
        """Asked for by the seat of the cast's representative, of a draft that is out for comments."""
        from gcm.domain.minuting.comments import circulate_draft
        from tests.gcm.minuting.record import ask_for, write

        made = self._held().minutes
        write(made, self.body)
        circulate_draft(actor=self.people["secretariat"], minutes=made)
        return ask_for(made, self.body)

    @cached_property
    def partner_action(self) -> Any:
        """Of a partner without a seat, for which the cast's editor acts, from minutes that were issued."""
        from gcm.domain.issuing import issue_minutes
        from gcm.models import FollowUp
        from tests.gcm.minuting.record import hand_over
        from tests.partners.proposing import let_edit, make_partner

        organisation = make_partner("sycamore")
        let_edit(self.people["partner_editor"], organisation)
        minutes = hand_over(self._held(), self.body, organisation=organisation)
        issue_minutes(actor=self.body.chair, minutes=minutes)
        return FollowUp.objects.get(organisation=organisation)

    @cached_property
    def seat_draft(self) -> Any:
        """Prepared for the seat of the cast's representative."""
        from gcm.models import SeatDraft

        item = self.meeting.items.get(position=2)
        adviser = self.body.accredit(SEAT, "adviser")
        return SeatDraft.objects.create(
            seat=self.body.seat(SEAT), item=item, kind="position", prepared_by=adviser, words="Words."
        )

    @cached_property
    def second_version(self) -> Any:
        from tests.gcm.minuting.record import issue, put_right

        return put_right(issue(self._held(), self.body), self.body)

    def observer_of(self, meeting: Any, person: Any) -> Any:
        """Somebody whom the chair invited to the meeting."""
        from django.utils import timezone

        from gcm.models import Observer

        now = timezone.now()
        return Observer.objects.create(
            meeting=meeting,
            person=person,
            organisation=self.body.term(20).organisation,
            interest_at=now,
            informed_at=now,
            invited_at=now,
        )

"""Positions by telephone, and objections in writing of members who are not there."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from alliance87.core import ledger
from alliance87.core.access.enums import Identification
from gcm.domain.conduct.telephone import record_position_by_telephone, record_withdrawal_by_telephone
from gcm.domain.conduct.written import (
    file_written_objection,
    record_written_objection,
    withdraw_written_objection,
)
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.positions import Words
from gcm.domain.presence import join_meeting, record_connection
from gcm.models import Position, Presence, TelephoneNote, WrittenObjection
from gcm.queries.room import room_of
from tests.cast import make_user
from tests.gcm.conduct.house import fill
from tests.gcm.gavel import note_consensus
from tests.gcm.post import mails, plain
from tests.plugins.worlds import kept

KNOWN = Identification.KNOWN_TELEPHONE


@kept
def meeting(meeting: Any, body: Any) -> Any:
    """With everybody there but seats 31 and 32."""
    fill(meeting, body, without=(31, 32))
    return meeting


def by_telephone(body: Any, item: Any, seat: int = 24, **changes: Any) -> Position:
    values = {
        "actor": body.officer,
        "person": body.representative(seat),
        "item": item,
        "text_number": 1,
        "words": Words("objection", "Not consulted."),
        "identified_by": KNOWN,
    }
    return record_position_by_telephone(**{**values, **changes})


@pytest.mark.rule("D20")
def test_the_secretariat_writes_down_what_a_representative_says(meeting: Any, item: Any, body: Any) -> None:
    stay = Presence.objects.here().get(seat=body.seat(24))
    record_connection(actor=body.officer, presence=stay, lost=True)
    position = by_telephone(body, item)
    note = position.telephone_notes.get()
    assert (note.person, note.recorded_by, note.identified_by) == (
        body.representative(24),
        body.officer,
        KNOWN,
    )
    assert position.person == body.representative(24)
    (shown,) = room_of(meeting, body.representative(3)).objections
    assert (shown.seat, shown.by_telephone) == (24, True)
    entry = ledger.entries_of(note).get()
    assert (entry.kind, entry.actor_id) == ("gcm.telephone_noted", body.officer.pk)
    with pytest.raises(ConsensusLockedError):
        note_consensus(actor=body.chair, item=item, text_number=1)


@pytest.mark.rule("D20")
def test_it_is_confirmed_to_the_representative_by_mail(item: Any, body: Any) -> None:
    person = body.representative(24)
    person.language = "en"
    person.save()
    position = by_telephone(body, item)
    sent = mails("gcm.position_by_telephone")
    assert list(sent) == [person.email]
    said = plain(sent[person.email])
    for words in ("Objection, on text no. 1", "Not consulted.", str(KNOWN.label), "tell the secretariat"):
        assert words in said, words
    record_withdrawal_by_telephone(actor=body.officer, person=person, position=position, identified_by=KNOWN)
    assert "withdraws this" in plain(mails("gcm.position_by_telephone")[person.email])


@pytest.mark.rule("D20")
@pytest.mark.rule("D8")
def test_nobody_else_writes_it_down_and_nobody_for_themselves(item: Any, body: Any) -> None:
    for actor in (body.chair, body.representative(24), make_user("superuser", is_staff=False)):
        with pytest.raises(PermissionDenied):
            by_telephone(body, item, actor=actor)
    with pytest.raises(ValidationError, match="present"):
        by_telephone(body, item, person=body.officer)
    assert not TelephoneNote.objects.exists()


@pytest.mark.rule("D20")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"identified_by": ""}, "how the person was identified"),
        ({"identified_by": "official_letter"}, "how the person was identified"),
        ({"identified_by": "a hunch"}, "how the person was identified"),
        ({"words": Words("objection", "")}, "reason of the objection"),
        ({"seat": 31}, "present"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_recorded(
    item: Any, body: Any, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        by_telephone(body, item, **changes)
    assert not Position.objects.exists()


@pytest.mark.rule("D20")
@pytest.mark.rule("D5")
def test_only_somebody_of_the_seat_withdraws_by_telephone(item: Any, body: Any) -> None:
    position = by_telephone(body, item)
    with pytest.raises(PermissionDenied):
        record_withdrawal_by_telephone(
            actor=body.officer, person=body.representative(25), position=position, identified_by=KNOWN
        )
    withdrawn = record_withdrawal_by_telephone(
        actor=body.officer, person=body.alternate(24), position=position, identified_by=KNOWN
    )
    assert withdrawn.withdrawn_at is not None
    assert note_consensus(actor=body.chair, item=item, text_number=1).number == 1


@pytest.mark.rule("D20")
def test_the_note_is_never_changed(item: Any, body: Any) -> None:
    by_telephone(body, item)
    with pytest.raises(DatabaseError), transaction.atomic():
        TelephoneNote.objects.update(identified_by=Identification.IN_PERSON)


# In writing


@pytest.mark.rule("D7")
def test_an_absent_member_objects_in_writing_and_blocks_nothing(meeting: Any, item: Any, body: Any) -> None:
    file_written_objection(actor=body.representative(31), item=item, reason="We were not heard.")
    (shown,) = room_of(meeting, body.chair).content["written"]
    assert (shown["seat"], shown["reason"]) == (31, "We were not heard.")
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    (recorded,) = decision.record["written_objections"]
    assert (recorded["seat"], recorded["reason"]) == (31, "We were not heard.")
    assert decision.record["positions"] == []


@pytest.mark.rule("D7")
def test_the_secretariat_records_a_letter(item: Any, body: Any) -> None:
    made = record_written_objection(actor=body.officer, item=item, seat=body.seat(32), reason="By letter.")
    assert made.filed_by == body.officer
    again = record_written_objection(actor=body.officer, item=item, seat=body.seat(32), reason="Second one.")
    assert list(WrittenObjection.objects.standing()) == [again]


@pytest.mark.rule("D7")
def test_those_who_are_there_speak_for_themselves(meeting: Any, item: Any, body: Any) -> None:
    with pytest.raises(ValidationError, match="in the room"):
        file_written_objection(actor=body.representative(24), item=item, reason="No.")
    file_written_objection(actor=body.representative(31), item=item, reason="No.")
    join_meeting(actor=body.representative(31), meeting=meeting)
    assert room_of(meeting, body.chair).content["written"] == []


@pytest.mark.rule("D7")
@pytest.mark.rule("O4")
def test_who_may_not_write(item: Any, body: Any) -> None:
    for actor in (body.officer, make_user("observer"), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            file_written_objection(actor=actor, item=item, reason="No.")
    with pytest.raises(ValidationError, match="reason"):
        file_written_objection(actor=body.representative(31), item=item, reason="  ")
    made = file_written_objection(actor=body.representative(31), item=item, reason="No.")
    for actor in (body.chair, body.officer):
        with pytest.raises(PermissionDenied):
            withdraw_written_objection(actor=actor, objection=made)
    assert withdraw_written_objection(actor=body.alternate(31), objection=made).withdrawn_at is not None

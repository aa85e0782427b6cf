"""Declared interests, group positions, and items that are taken together."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gcm.domain import gavel
from gcm.domain.conduct import packages
from gcm.domain.conduct.attempts import call_for_objections
from gcm.domain.conduct.interests import declare_interest
from gcm.domain.conduct.packages import bundle_items, split_item
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.items import dispose_of_item, take_up_item
from gcm.domain.positions import state_position
from gcm.domain.room import StaleTextError
from gcm.domain.texts import put_text
from gcm.enums import ItemState
from gcm.models import AgendaItem, Decision, Interest, Meeting, Minutes, Position
from gcm.queries.minutes_content import content_of
from gcm.queries.minutes_document import document
from gcm.queries.quorum import quorum_of
from gcm.queries.register import position_rows
from gcm.queries.room import room_of
from tests.cast import make_user
from tests.gcm.body import WORDS, item_to_decide, make_meeting
from tests.gcm.conduct.house import employers, fill
from tests.gcm.gavel import note_consensus, note_consensus_on_package
from tests.gcm.room import OTHER_WORDS
from tests.plugins.worlds import kept


@kept
def meeting(body: Any) -> Any:
    made = make_meeting(body, "open", items=3)
    fill(made, body, without=(31, 32))
    return made


@kept
def item(meeting: Any, body: Any) -> Any:
    return item_to_decide(meeting, body)


# Interests


@pytest.mark.rule("D11")
def test_who_stands_aside_says_nothing_and_counts_for_the_quorum(meeting: Any, item: Any, body: Any) -> None:
    before = quorum_of(meeting).present
    person = body.representative(9)
    declare_interest(actor=person, item=item, words="Our country is the candidate.", stands_aside=True)
    assert quorum_of(meeting).present == before
    with pytest.raises(ValidationError, match="stands aside"):
        state_position(actor=person, item=item, text_number=1, kind="reservation")
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    (recorded,) = decision.record["interests"]
    assert (recorded["seat"], recorded["stands_aside"]) == (9, True)
    assert {each["seat"] for each in decision.record["presence"] if each["present"]} == set(body.seats) - {
        31,
        32,
    }


@pytest.mark.rule("D11")
def test_who_declares_may_take_part_again(item: Any, body: Any) -> None:
    person = body.representative(9)
    declare_interest(actor=person, item=item, words="The candidate.", stands_aside=True)
    declare_interest(actor=person, item=item, words="The candidate.", stands_aside=False)
    assert Interest.objects.get().stands_aside is False
    assert state_position(actor=person, item=item, text_number=1, kind="reservation").seat.number == 9


@pytest.mark.rule("D11")
def test_nobody_stands_aside_over_what_the_seat_has_said(item: Any, body: Any) -> None:
    person = body.representative(9)
    state_position(actor=person, item=item, text_number=1, kind="objection", reason="No.")
    with pytest.raises(ValidationError, match="withdraw it"):
        declare_interest(actor=person, item=item, words="The candidate.", stands_aside=True)


@pytest.mark.rule("D11")
@pytest.mark.rule("F6")
def test_an_interest_is_declared_by_the_seat_alone(item: Any, body: Any) -> None:
    for actor in (body.officer, make_user("observer"), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            declare_interest(actor=actor, item=item, words="Theirs.", stands_aside=False)
    with pytest.raises(ValidationError, match="what the interest is"):
        declare_interest(actor=body.representative(9), item=item, words=" ", stands_aside=False)
    assert not Interest.objects.exists()


# In whose name


@pytest.mark.rule("D19")
def test_a_reservation_is_printed_with_the_seat_or_as_the_groups(meeting: Any, item: Any, body: Any) -> None:
    of_group = employers(body)[0]
    for seat, as_group in ((24, False), (of_group, True)):
        state_position(
            actor=body.representative(seat),
            item=item,
            text_number=1,
            kind="reservation",
            reason=f"Of {seat}.",
            as_group=as_group,
        )
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    holder = body.term(24).organisation.name_en
    expected = [(f"Seat 24 ({holder})", "Of 24."), ("Group “Employers’ organisations”", f"Of {of_group}.")]
    assert [(each.by, each.reason) for each in position_rows(decision)] == expected
    Meeting.objects.filter(pk=meeting.pk).update(had_quorum=True)  # as closing it would (N16)
    minutes = Minutes.objects.create(meeting=meeting, source_language="en")
    minutes.passages.create(item=item)
    (section,) = document(content_of(minutes), "en").sections
    assert [(each.by, each.reason) for each in section.decided.reservations] == expected


@pytest.mark.rule("D19")
@pytest.mark.rule("D5")
def test_an_objection_is_a_seats_own(item: Any, body: Any) -> None:
    with pytest.raises(ValidationError, match="own"):
        state_position(
            actor=body.representative(27),
            item=item,
            text_number=1,
            kind="objection",
            reason="No.",
            as_group=True,
        )
    assert not Position.objects.exists()


# Packages


@kept
def two(meeting: Any, item: Any, body: Any) -> list[AgendaItem]:
    """The item in discussion and the next one, each with its text."""
    other = meeting.items.get(position=3)
    put_text(actor=body.officer, item=other, source_language="fr", wordings=WORDS)
    return [item, other]


@pytest.mark.rule("D12")
@pytest.mark.rule("D15")
@pytest.mark.rule("D18")
def test_one_stroke_gives_each_item_its_own_number(meeting: Any, two: Any, body: Any) -> None:
    package = bundle_items(actor=body.officer, meeting=meeting, items=two)
    shown = room_of(meeting, body.chair).content["package"]
    assert [each["text"]["number"] for each in shown["items"] if each["text"]] == [1]
    texts = {each.pk: 1 for each in two}
    taken = note_consensus_on_package(actor=body.chair, package=package, text_numbers=texts)
    assert [each.item_id for each in taken] == [each.pk for each in two]
    assert [each.number for each in taken] == [1, 2]
    again = note_consensus_on_package(actor=body.chair, package=package, text_numbers=texts)
    assert again == taken
    assert Decision.objects.count() == 2


@pytest.mark.rule("D12")
def test_when_one_cannot_be_decided_none_is(meeting: Any, two: Any, body: Any) -> None:
    package = bundle_items(actor=body.chair, meeting=meeting, items=two)
    take_up_item(actor=body.chair, item=two[1])
    state_position(actor=body.representative(24), item=two[1], text_number=1, kind="objection", reason="No.")
    with pytest.raises(ConsensusLockedError, match="Seat 24"):
        note_consensus_on_package(
            actor=body.chair, package=package, text_numbers={each.pk: 1 for each in two}
        )
    assert not Decision.objects.exists()
    assert AgendaItem.objects.get(pk=two[0].pk).state == ItemState.SCHEDULED


@pytest.mark.rule("D12")
@pytest.mark.rule("D4")
def test_a_text_that_changed_meanwhile_is_not_decided(meeting: Any, two: Any, body: Any) -> None:
    package = bundle_items(actor=body.chair, meeting=meeting, items=two)
    put_text(actor=body.officer, item=two[1], source_language="fr", wordings=OTHER_WORDS)
    with pytest.raises(StaleTextError):
        note_consensus_on_package(
            actor=body.chair, package=package, text_numbers={each.pk: 1 for each in two}
        )
    assert not Decision.objects.exists()


@pytest.mark.rule("D12")
def test_any_member_takes_an_item_out(meeting: Any, two: Any, body: Any) -> None:
    package = bundle_items(actor=body.officer, meeting=meeting, items=two)
    for stranger in (body.officer, make_user("observer"), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            split_item(actor=stranger, item=two[1])
    with pytest.raises(ValidationError, match="present"):
        split_item(actor=body.representative(31), item=two[1])
    split_item(actor=body.representative(30), item=two[1])
    assert not AgendaItem.objects.filter(package=package).exists()  # one alone is no package
    with pytest.raises(ValidationError, match="changed"):
        note_consensus_on_package(
            actor=body.chair, package=package, text_numbers={each.pk: 1 for each in two}
        )
    assert note_consensus(actor=body.chair, item=two[0], text_number=1).number == 1


@pytest.mark.rule("D12")
def test_what_is_no_package(meeting: Any, two: Any, body: Any) -> None:
    opening = meeting.items.get(position=1)
    for items, words in (([two[0]], "two items"), ([two[0], opening], "open items for decision")):
        with pytest.raises(ValidationError, match=words):
            bundle_items(actor=body.officer, meeting=meeting, items=items)
    bundle_items(actor=body.officer, meeting=meeting, items=two)
    with pytest.raises(ValidationError, match="one package"):
        bundle_items(actor=body.officer, meeting=meeting, items=two)
    for stranger in (body.representative(9), body.vice_chair):
        with pytest.raises(PermissionDenied):
            bundle_items(actor=stranger, meeting=meeting, items=two)


@pytest.mark.rule("D12")
def test_an_item_that_ended_otherwise_is_no_part_of_it_any_more(meeting: Any, two: Any, body: Any) -> None:
    third = meeting.items.get(position=4)
    put_text(actor=body.officer, item=third, source_language="fr", wordings=WORDS)
    package = bundle_items(actor=body.officer, meeting=meeting, items=[*two, third])
    dispose_of_item(actor=body.chair, item=third, state=ItemState.DEFERRED, note="Later.")
    texts = {each.pk: 1 for each in two}
    assert len(note_consensus_on_package(actor=body.chair, package=package, text_numbers=texts)) == 2


def test_a_package_is_gavelled_by_whoever_presides(meeting: Any, two: Any, body: Any) -> None:
    package = bundle_items(actor=body.officer, meeting=meeting, items=two)
    texts = {each.pk: 1 for each in two}
    for stranger in (body.officer, body.vice_chair, make_user("superuser")):
        with pytest.raises(PermissionDenied):
            note_consensus_on_package(actor=stranger, package=package, text_numbers=texts)
    assert not Decision.objects.exists()


@pytest.mark.rule("D12")
@pytest.mark.rule("Z3")
def test_one_call_is_for_all_that_is_taken_together(meeting: Any, two: Any, body: Any) -> None:
    package = bundle_items(actor=body.officer, meeting=meeting, items=two)
    texts = {each.pk: 1 for each in two}
    with pytest.raises(ConsensusLockedError, match="not been called for"):
        packages.note_consensus_on_package(actor=body.chair, package=package, text_numbers=texts)
    call_for_objections(actor=body.chair, item=two[0], text_number=1)
    put_text(actor=body.officer, item=two[1], source_language="fr", wordings=OTHER_WORDS)
    texts[two[1].pk] = 2
    with pytest.raises(ConsensusLockedError, match="not been called for"):
        packages.note_consensus_on_package(actor=body.chair, package=package, text_numbers=texts)
    assert not Decision.objects.exists()
    call_for_objections(actor=body.chair, item=two[0], text_number=1)
    assert len(packages.note_consensus_on_package(actor=body.chair, package=package, text_numbers=texts)) == 2


@pytest.mark.rule("D12")
@pytest.mark.rule("Z3")
def test_what_is_taken_out_is_called_for_by_itself(meeting: Any, two: Any, body: Any) -> None:
    bundle_items(actor=body.officer, meeting=meeting, items=two)
    call_for_objections(actor=body.chair, item=two[0], text_number=1)
    split_item(actor=body.representative(30), item=two[1])
    take_up_item(actor=body.chair, item=two[1])
    with pytest.raises(ConsensusLockedError, match="not been called for"):
        gavel.note_consensus(actor=body.chair, item=two[1], text_number=1)
    call_for_objections(actor=body.chair, item=two[1], text_number=1)
    assert gavel.note_consensus(actor=body.chair, item=two[1], text_number=1).number == 1

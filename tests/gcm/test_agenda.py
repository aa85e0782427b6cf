"""The agenda before it is final: order, opening item, and what is refused (Z2, G5, G11)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gcm.domain.agenda import add_item, entitle_item, move_item, remove_item
from gcm.domain.texts import put_text
from gcm.enums import ItemKind, ItemState
from gcm.models import AgendaItem, Meeting
from tests.gcm.body import WORDS, Body, make_meeting

TITLES = {"fr": "Rapport", "en": "Report", "es": "Informe"}


def titles(meeting: Meeting) -> list[str]:
    return [each.title_en for each in meeting.items.order_by("position")]


def positions(meeting: Meeting) -> list[int]:
    return list(meeting.items.order_by("position").values_list("position", flat=True))


@pytest.fixture
def convened(body: Body) -> Any:
    return make_meeting(body, "convened", items=3)


def test_an_item_is_added_at_the_end(body: Body, convened: Meeting) -> None:
    item = add_item(actor=body.officer, meeting=convened, titles=TITLES, kind=ItemKind.INFORMATION)

    assert (item.position, item.title_fr, item.state) == (5, "Rapport", ItemState.SCHEDULED)


def test_items_move_and_the_rest_closes_up(body: Body, convened: Meeting) -> None:
    last = convened.items.get(position=4)

    move_item(actor=body.officer, item=last, position=2)

    assert titles(convened) == ["Item 1 en", "Item 4 en", "Item 2 en", "Item 3 en"]
    assert positions(convened) == [1, 2, 3, 4]


def test_a_place_beyond_the_end_is_the_end(body: Body, convened: Meeting) -> None:
    item = convened.items.get(position=2)

    assert move_item(actor=body.officer, item=item, position=99).position == 4


@pytest.mark.rule("G11")
def test_the_adoption_of_the_agenda_stays_first(body: Body, convened: Meeting) -> None:
    opening = convened.items.get(position=1)
    second = convened.items.get(position=2)

    for refused in (
        lambda: move_item(actor=body.officer, item=opening, position=2),
        lambda: move_item(actor=body.officer, item=second, position=1),
        lambda: remove_item(actor=body.officer, item=opening),
    ):
        with pytest.raises(ValidationError) as error:
            refused()
        assert error.value.code == "opening"
    assert titles(convened) == [f"Item {number} en" for number in (1, 2, 3, 4)]


def test_an_item_without_a_text_goes_and_the_rest_closes_up(body: Body, convened: Meeting) -> None:
    remove_item(actor=body.officer, item=convened.items.get(position=2))

    assert titles(convened) == ["Item 1 en", "Item 3 en", "Item 4 en"]
    assert positions(convened) == [1, 2, 3]


@pytest.mark.rule("D4")
def test_an_item_with_a_text_stays_as_withdrawn(body: Body, convened: Meeting) -> None:
    item = convened.items.get(position=2)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)

    remove_item(actor=body.officer, item=item, note="Not ready")

    kept = AgendaItem.objects.get(pk=item.pk)
    assert (kept.state, kept.position, kept.disposition) == (ItemState.WITHDRAWN, 2, "Not ready")


@pytest.mark.rule("G5")
@pytest.mark.parametrize("state", ["agenda_frozen", "open", "closed"])
def test_a_final_agenda_does_not_change(body: Body, state: str) -> None:
    meeting = make_meeting(body, state)
    item = meeting.items.get(position=2)

    for refused in (
        lambda: add_item(actor=body.officer, meeting=meeting, titles=TITLES, kind=ItemKind.INFORMATION),
        lambda: entitle_item(actor=body.officer, item=item, titles=TITLES),
        lambda: move_item(actor=body.officer, item=item, position=2),
        lambda: remove_item(actor=body.officer, item=item),
    ):
        with pytest.raises(ValidationError) as error:
            refused()
        assert error.value.code == "agenda_final"


def test_only_the_secretariat_prepares_the_agenda(body: Body, convened: Meeting) -> None:
    item = convened.items.get(position=2)

    for refused in (
        lambda: add_item(actor=body.chair, meeting=convened, titles=TITLES, kind=ItemKind.INFORMATION),
        lambda: entitle_item(actor=body.chair, item=item, titles=TITLES),
        lambda: move_item(actor=body.chair, item=item, position=3),
        lambda: remove_item(actor=body.chair, item=item),
    ):
        with pytest.raises(PermissionDenied):
            refused()


def test_bad_items_are_refused(body: Body, convened: Meeting) -> None:
    for fields in (
        {"titles": {"fr": "  "}, "kind": ItemKind.INFORMATION},
        {"titles": {"fr": "x" * 201}, "kind": ItemKind.INFORMATION},
        {"titles": TITLES, "kind": "vote"},
        {"titles": TITLES, "kind": ItemKind.DECISION, "effect": "partners.adopt_group"},
    ):
        with pytest.raises(ValidationError):
            add_item(actor=body.officer, meeting=convened, **fields)
    with pytest.raises(LookupError):
        add_item(
            actor=body.officer,
            meeting=convened,
            titles=TITLES,
            kind=ItemKind.DECISION,
            subject=body.term(3).organisation,
            effect="gcm.nobody_declares_this",
        )
    assert convened.items.count() == 4


def test_titles_are_corrected(body: Body, convened: Meeting) -> None:
    item = entitle_item(actor=body.officer, item=convened.items.get(position=3), titles=TITLES)

    assert (item.title_fr, item.title_en, item.title_es) == ("Rapport", "Report", "Informe")

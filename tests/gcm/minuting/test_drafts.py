"""Advisers prepare positions and corrections; whoever takes part sends them or puts them away (O11)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gcm.domain.drafting import discard_draft, prepare_comment, prepare_position, send_draft
from gcm.domain.minuting.comments import circulate_draft
from gcm.domain.room import StaleTextError
from gcm.domain.texts import put_text
from gcm.models import Correction, Minutes, Position, SeatDraft
from partners.queries.desk import desk_of
from tests.cast import sign_in
from tests.gcm.body import Body
from tests.gcm.minuting.record import write
from tests.gcm.record.deciding import item_with, session, words
from tests.gcm.room import at
from tests.plugins.worlds import kept

pytestmark = pytest.mark.rule("O11")


@kept
def item(body: Body) -> Any:
    """In discussion, with a text, everybody being in the room."""
    return item_with(session(body), body, "Rural")


@pytest.fixture
def adviser(body: Body) -> Any:
    return body.accredit(9, "adviser")


@kept
def circulated(minutes: Minutes, body: Body) -> Minutes:
    write(minutes, body)
    return circulate_draft(actor=body.officer, minutes=minutes)


def draft_for(item: Any, body: Body, adviser: Any) -> SeatDraft:
    return prepare_position(
        actor=adviser,
        seat=body.seat(9),
        item=item,
        position="objection",
        reason="No budget.",
        words="With a budget.",
    )


def test_an_adviser_prepares_and_the_representative_sends(item: Any, body: Body, adviser: Any) -> None:
    draft = draft_for(item, body, adviser)
    assert not Position.objects.exists()
    with pytest.raises(PermissionDenied):
        send_draft(actor=adviser, draft=draft)
    assert reverse("gcm:seat_drafts") in [each.url for each in desk_of(body.representative(9))]
    send_draft(actor=body.representative(9), draft=draft)
    said = Position.objects.get()
    assert (said.seat, said.person, said.kind, said.proposed_wording) == (
        body.seat(9),
        body.representative(9),
        "objection",
        "With a budget.",
    )
    draft.refresh_from_db()
    assert (draft.was_sent, draft.closed_by) == (True, body.representative(9))
    with pytest.raises(ValidationError, match="already"):
        send_draft(actor=body.representative(9), draft=draft)


def test_what_was_prepared_on_another_text_is_not_sent(item: Any, body: Body, adviser: Any) -> None:
    draft = draft_for(item, body, adviser)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=words("Urban"), written_from=1)
    with pytest.raises(StaleTextError):
        send_draft(actor=body.representative(9), draft=draft)
    draft.refresh_from_db()
    assert (draft.closed_at, Position.objects.count()) == (None, 0)


def test_a_draft_is_the_delegations_own(item: Any, body: Body, adviser: Any) -> None:
    draft = draft_for(item, body, adviser)
    for stranger in (body.representative(10), body.officer, body.chair):
        for verb in (send_draft, discard_draft):
            with pytest.raises(PermissionDenied):
                verb(actor=stranger, draft=draft)
        with pytest.raises(PermissionDenied):
            prepare_position(actor=stranger, seat=body.seat(9), item=item, position="reservation")
    page = sign_in(Client(), body.representative(10)).get(reverse("gcm:seat_drafts"))
    assert "No budget." not in page.content.decode()
    assert sign_in(Client(), body.officer).get(reverse("gcm:seat_drafts")).status_code == 403


@pytest.mark.parametrize("who", ["adviser", "representative"])
def test_it_is_put_away_unsent(item: Any, body: Body, adviser: Any, who: str) -> None:
    draft = draft_for(item, body, adviser)
    discard_draft(actor=adviser if who == "adviser" else body.representative(9), draft=draft)
    draft.refresh_from_db()
    assert (draft.was_sent, draft.closed_at is not None, Position.objects.count()) == (False, True, 0)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"position": "yes"}, "There is no such position."),
        ({"position": "objection"}, "Please give the reason of the objection (D3)."),
    ],
)
def test_a_position_that_could_not_be_stated_is_not_kept(
    item: Any, body: Body, adviser: Any, values: Any, said: str
) -> None:
    with pytest.raises(ValidationError, match=said.replace("(", r"\(").replace(")", r"\)")):
        prepare_position(actor=adviser, seat=body.seat(9), item=item, **values)
    item.meeting.items.filter(pk=item.pk).update(state="deferred")
    item.refresh_from_db()
    with pytest.raises(ValidationError) as error:
        prepare_position(actor=adviser, seat=body.seat(9), item=item, position="reservation")
    assert error.value.code == "no_text"


def test_a_correction_is_prepared_on_its_page_and_sent(circulated: Any, body: Body, adviser: Any) -> None:
    meeting = circulated.meeting
    client = sign_in(Client(), adviser)
    page = at("gcm:seat_draft_comment", meeting, 2, "fr", 1)
    minutes = client.get(at("gcm:minutes", meeting).replace("/en/", "/fr/")).content.decode()
    assert page.replace("/en/", "/fr/") in minutes
    assert client.post(page, {"seat": body.seat(9).pk, "words": ""}).status_code == 422
    assert client.post(page, {"seat": body.seat(9).pk, "words": "Mieux."}).status_code == 302
    draft = SeatDraft.objects.get()
    sender = sign_in(Client(), body.alternate(9))
    assert sender.post(reverse("gcm:seat_draft_act", args=[draft.pk, "send"])).status_code == 302
    asked = Correction.objects.get()
    assert (asked.seat, asked.proposed, asked.requested_by) == (body.seat(9), "Mieux.", body.alternate(9))


def test_not_once_the_time_for_comments_is_over(circulated: Any, body: Body, adviser: Any) -> None:
    passage = circulated.passages.select_related("minutes", "item__meeting").get(item__position=2)
    about = {"actor": adviser, "seat": body.seat(9), "language": "fr", "words": "Mieux."}
    with pytest.raises(ValidationError, match="no such paragraph"):
        prepare_comment(passage=passage, paragraph=7, **about)
    draft = prepare_comment(passage=passage, paragraph=1, **about)
    Minutes.objects.update(comments_until=timezone.now())
    with pytest.raises(ValidationError, match="time for comments is over"):
        send_draft(actor=body.representative(9), draft=draft)
    passage.minutes.refresh_from_db()
    with pytest.raises(ValidationError, match="time for comments is over"):
        prepare_comment(passage=passage, paragraph=1, **about)

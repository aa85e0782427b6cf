"""A spokesperson has the region's contacts, asks it before a meeting, and speaks for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from alliance87.core.inbox.models import Task
from gcm.domain.seating.regions import contribute_to_round, make_regional_statement, open_regional_round
from gcm.models import RegionalContribution, RegionalRound, RegionalStatement, SeatTerm
from gcm.queries.seating.regions import contacts_of
from partners.models import Membership
from tests.cast import make_user, sign_in
from tests.gcm.body import make_meeting
from tests.gcm.post import mails, plain
from tests.gcm.seating.groups import state

TODAY = timezone.localdate
SEAT = 13  # of the African States


@pytest.fixture
def focal_points(body: Any) -> dict[str, Any]:
    """One of a government of the region, one of another region's."""
    people = {}
    for name, region, code in (("Newland", "africa", "XQ"), ("Farland", "asia_pacific", "XR")):
        people[name] = make_user("applicant", email=f"{name.lower()}@example.org", name=f"Focal {name}")
        Membership.objects.create(
            user=people[name], organisation=state(name, code, region), role="focal_point", function="Minister"
        )
    return people


def asked(body: Any, **fields: Any) -> RegionalRound:
    given = {
        "actor": body.representative(SEAT),
        "meeting": fields.pop("meeting", None) or make_meeting(body, "convened"),
        "question": "What do we say on the roadmap?",
        "closes_on": TODAY() + timedelta(days=9),
        **fields,
    }
    return open_regional_round(**given)


@pytest.mark.rule("S6")
def test_the_contacts_are_those_of_the_region(body: Any, focal_points: Any, client: Any) -> None:
    contacts = contacts_of(body.seat(SEAT).regional_group_id)
    assert [each.user for each in contacts] == [focal_points["Newland"]]
    page = sign_in(client, body.representative(SEAT)).get("/en/gcm/region/").content.decode()
    assert "newland@example.org" in page
    assert "farland@example.org" not in page


@pytest.mark.rule("S6")
def test_the_region_is_asked_before_a_meeting_and_answers(body: Any, focal_points: Any) -> None:
    round_ = asked(body)
    told = mails("gcm.region_asked")
    assert set(told) == {"newland@example.org"}
    assert "What do we say on the roadmap?" in plain(told["newland@example.org"])
    assert Task.objects.get(kind="gcm.contribute_to_region", closed_at=None).user == focal_points["Newland"]
    for text in ("Yes.", "Yes, with dates."):
        contribute_to_round(actor=focal_points["Newland"], round=round_, text=text)
    assert RegionalContribution.objects.get().text == "Yes, with dates."
    assert not Task.objects.filter(kind="gcm.contribute_to_region", closed_at=None).exists()


@pytest.mark.rule("S6")
def test_nobody_of_another_region_reads_or_answers(body: Any, focal_points: Any, client: Any) -> None:
    round_ = asked(body)
    for stranger in (focal_points["Farland"], body.representative(14), body.officer):
        with pytest.raises(PermissionDenied):
            contribute_to_round(actor=stranger, round=round_, text="We too")
        assert not stranger.has_perm("gcm.view_regional_round", round_)
    assert focal_points["Newland"].has_perm("gcm.view_regional_round", round_)
    with pytest.raises(PermissionDenied):
        asked(body, actor=body.representative(24))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"question": " "}, "what you ask"),
        ({"closes_on": TODAY() - timedelta(days=1)}, "today or later"),
        ({"closes_on": TODAY() + timedelta(days=90)}, "before the meeting"),
    ],
)
def test_a_bad_round_is_refused_in_words(body: Any, fields: Any, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        asked(body, **fields)


def test_one_round_a_meeting_and_none_in_session(body: Any) -> None:
    meeting = asked(body).meeting
    with pytest.raises(ValidationError, match="already"):
        asked(body, meeting=meeting)
    with pytest.raises(ValidationError, match="before the meeting"):
        asked(body, meeting=make_meeting(body, "open"))


def test_after_the_last_day_nothing_is_contributed(body: Any, focal_points: Any, time_machine: Any) -> None:
    round_ = asked(body)
    with pytest.raises(ValidationError, match="write your contribution"):
        contribute_to_round(actor=focal_points["Newland"], round=round_, text=" ")
    time_machine.move_to(timezone.now() + timedelta(days=11))
    with pytest.raises(ValidationError, match="over"):
        contribute_to_round(actor=focal_points["Newland"], round=round_, text="Late")


@pytest.mark.rule("S6")
@pytest.mark.rule("N9")
def test_a_statement_on_behalf_is_attributed_and_stays(body: Any, client: Any) -> None:
    meeting = make_meeting(body, "convened")
    said = make_regional_statement(
        actor=body.representative(SEAT), meeting=meeting, text="We welcome it.", language="en"
    )
    assert said.organisation == SeatTerm.objects.get(seat=body.seat(SEAT)).organisation
    page = sign_in(client, body.representative(24)).get(meeting.get_absolute_url()).content.decode()
    assert f"{said.organisation.name_en}, on behalf of the" in page
    with pytest.raises(IntegrityError), transaction.atomic():
        RegionalStatement.objects.filter(pk=said.pk).update(text="We do not.")


def test_a_statement_is_of_a_spokesperson_on_a_meeting_that_is_not_over(body: Any) -> None:
    other = make_meeting(body, "convened")
    given = {"text": "Ours", "language": "en"}
    with pytest.raises(PermissionDenied):
        make_regional_statement(actor=body.representative(3), meeting=other, **given)
    spokesperson = body.representative(SEAT)
    with pytest.raises(ValidationError, match="over"):
        make_regional_statement(actor=spokesperson, meeting=make_meeting(body, "closed"), **given)
    with pytest.raises(ValidationError, match="another meeting"):
        make_regional_statement(
            actor=spokesperson, meeting=make_meeting(body, "convened"), item=other.items.first(), **given
        )
    with pytest.raises(ValidationError):
        make_regional_statement(actor=spokesperson, meeting=other, text=" ", language="en")

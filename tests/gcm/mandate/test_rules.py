"""A change of rules is a decision of the GCG, with a quorum and a day (X7, X8)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import ledger, rulesets
from alliance87.core.rulesets.models import RuleSet
from gcm.domain.drafted import put_drafted_words
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.items import dispose_of_item
from gcm.domain.mandate.amendments import put_rules_on_agenda
from gcm.domain.mandate.rule_drafts import Wish, draft_rules, save_rules
from gcm.enums import RuleDraftState, SeatBlock
from gcm.models import AgendaItem, RuleDraft, Seat, SeatTerm
from gcm.queries.outlooks import outlook
from partners.domain.stale import StaleEditError
from tests.cast import make_user, sign_in
from tests.gcm.body import Body, bring_in, decide, make_meeting
from tests.gcm.gavel import note_consensus, reword
from tests.gcm.mandate.conftest import TITLES, in_session

PER_YEAR = "gcm.meetings.per_year"


def one_more(key: str) -> int:
    return int(rulesets.in_force()[key]) + 1


@pytest.mark.rule("X7")
@pytest.mark.rule("X8")
def test_at_the_gavel_the_rule_set_gets_its_version_and_its_day(body: Body, draft: Any, placed: Any) -> None:
    made, before = draft({PER_YEAR: one_more(PER_YEAR)}), rulesets.in_force()
    item = in_session(placed(made), body)
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    made = RuleDraft.objects.get(pk=made.pk)
    adopted = RuleSet.objects.get(version=made.rule_set)
    assert (made.state, made.decision) == (RuleDraftState.ADOPTED, decision.symbol)
    assert (adopted.version, adopted.adopted_by) == (before.version + 1, decision.symbol)
    assert adopted.effective_from == made.effective_from
    assert decision.rule_set == before.version
    second = timedelta(seconds=1)
    assert rulesets.in_force(made.effective_from - second)[PER_YEAR] == before[PER_YEAR]
    assert rulesets.in_force(made.effective_from)[PER_YEAR] == before[PER_YEAR] + 1
    assert ledger.entries_of(made).last().kind == "gcm.rules_amended"


@pytest.mark.rule("X8")
def test_without_a_quorum_no_rule_changes(body: Body, draft: Any, placed: Any) -> None:
    too_few = list(body.terms)[: rulesets.in_force()["gcm.quorum.seats"] - 1]
    item = in_session(placed(draft({"gcm.quorum.seats": one_more("gcm.quorum.seats")})), body, too_few)
    versions = RuleSet.objects.count()
    with pytest.raises(ConsensusLockedError):
        note_consensus(actor=body.chair, item=item, text_number=1)
    assert RuleSet.objects.count() == versions
    assert RuleDraft.objects.get().state == RuleDraftState.ON_AGENDA


@pytest.mark.rule("X7")
def test_what_was_decided_before_keeps_its_record(
    body: Body, draft: Any, placed: Any, at_instant: Any
) -> None:
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, body.terms)
    earlier = decide(meeting, body)
    record = dict(earlier.record)
    type(meeting).objects.filter(pk=meeting.pk).update(state="closed")
    made = draft({"gcm.quorum.seats": one_more("gcm.quorum.seats")})
    note_consensus(actor=body.chair, item=in_session(placed(made), body), text_number=1)
    at_instant(made.effective_from)
    assert rulesets.in_force().version == earlier.rule_set + 1
    assert type(earlier).objects.get(pk=earlier.pk).record == record


@pytest.mark.rule("X7")
def test_more_seats_begin_on_the_day(body: Body, draft: Any, placed: Any) -> None:
    rules = rulesets.in_force()
    total, workers = rules["gcm.seats.total"], rules["gcm.seats.workers"]
    made = draft(
        {
            "gcm.seats.total": total + 2,
            "gcm.seats.workers": workers + 1,
            "gcm.seats.employers": rules["gcm.seats.employers"] + 1,
        }
    )
    note_consensus(actor=body.chair, item=in_session(placed(made), body), text_number=1)
    day = made.effective_on
    assert Seat.objects.as_of(day - timedelta(days=1)).count() == total
    assert Seat.objects.as_of(day).count() == total + 2
    begun = Seat.objects.filter(valid_from=day).order_by("number")
    assert [each.number for each in begun] == [total + 1, total + 2]
    assert {each.category.block for each in begun} == {SeatBlock.WORKERS, SeatBlock.EMPLOYERS}


@pytest.mark.rule("X7")
def test_only_vacant_seats_can_go(body: Body, draft: Any, placed: Any) -> None:
    rules = rulesets.in_force()
    fewer = {key: rules[key] - 1 for key in ("gcm.seats.total", "gcm.seats.ngos")}
    with pytest.raises(ValidationError) as refusal:
        draft(fewer)
    assert refusal.value.messages == [
        "“Non-governmental organisations”: 1 more seats would have to be vacant on that day."
    ]
    number = Seat.objects.filter(category__block=SeatBlock.NGO).order_by("number")[0].number
    SeatTerm.objects.filter(seat__number=number).update(ended_on=timezone.localdate())
    made = draft(fewer)
    note_consensus(actor=body.chair, item=in_session(placed(made), body), text_number=1)
    assert Seat.objects.get(number=number).valid_to == made.effective_on - timedelta(days=1)
    assert Seat.objects.as_of(made.effective_on).count() == rules["gcm.seats.total"] - 1


@pytest.mark.rule("X7")
def test_the_text_gives_each_old_and_new_value(draft: Any, placed: Any) -> None:
    value = rulesets.in_force()[PER_YEAR]
    item = placed(draft({PER_YEAR: value + 1}))
    wording = item.texts.get().wordings.get(language="en")
    assert wording.title == "One more meeting"
    assert wording.body.endswith(f"Meetings a year, at least: {value} meetings → {value + 1} meetings")


def test_handed_back_the_change_can_be_written_anew(body: Body, draft: Any, placed: Any) -> None:
    made = draft({PER_YEAR: one_more(PER_YEAR)})
    item = in_session(placed(made), body)
    dispose_of_item(actor=body.chair, item=item, state="deferred", note="Too soon.")
    made = RuleDraft.objects.get(pk=made.pk)
    assert made.state == RuleDraftState.DRAFT
    wishes = {PER_YEAR: Wish(one_more(PER_YEAR) + 1, "After the debate.")}
    values = {"titles": TITLES, "effective_on": made.effective_on, "wishes": wishes}
    saved = save_rules(actor=body.officer, draft=made, revision=0, **values)
    assert saved.changes.get().new == one_more(PER_YEAR) + 1
    with pytest.raises(StaleEditError):
        save_rules(actor=body.officer, draft=made, revision=0, **values)


def test_values_that_another_decision_changed_are_not_adopted(body: Body, draft: Any, placed: Any) -> None:
    first, second = draft({PER_YEAR: one_more(PER_YEAR)}, 50), draft({PER_YEAR: one_more(PER_YEAR) + 1}, 60)
    item = in_session(placed(first), body)
    note_consensus(actor=body.chair, item=item, text_number=1)
    type(item.meeting).objects.update(state="closed")
    other = in_session(placed(second), body)
    with pytest.raises(ValidationError):
        note_consensus(actor=body.chair, item=other, text_number=1)
    assert AgendaItem.objects.get(pk=other.pk).state == "in_discussion"


@pytest.mark.parametrize(
    ("values", "days", "expected"),
    [
        ({}, 60, "Nothing changes yet: give one value at least."),
        ({"gcm.no.such": 3}, 60, "There is no rule value “gcm.no.such”."),
        ({PER_YEAR: 99}, 0, "Rules take effect on a day to come."),
        ({PER_YEAR: 0}, 60, "“Meetings a year, at least” is at least 1."),
        ({"gcm.seats.total": 99}, 60, "The seats of the blocks must add up to the seats of the GCG."),
    ],
)
def test_what_cannot_be_ruled_is_refused_in_words(draft: Any, values: Any, days: int, expected: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        draft(values, days)
    assert expected in refusal.value.messages
    assert not RuleDraft.objects.exists()


@pytest.mark.rule("X2")
def test_the_secretariat_drafts_and_nobody_else(body: Body, draft: Any) -> None:
    made, day = draft({PER_YEAR: one_more(PER_YEAR)}), timezone.localdate() + timedelta(days=60)
    wishes = {PER_YEAR: Wish(one_more(PER_YEAR) + 4, "More.")}
    for actor in (body.chair, make_user("superuser", is_staff=False), make_user("follower")):
        with pytest.raises(PermissionDenied):
            draft_rules(actor=actor, titles=TITLES, effective_on=day, wishes=wishes)
    meeting = make_meeting(body, "convened", items=0)
    with pytest.raises(PermissionDenied):
        put_rules_on_agenda(actor=body.chair, draft=made, meeting=meeting)
    put_rules_on_agenda(actor=body.officer, draft=made, meeting=meeting)
    with pytest.raises(TransitionNotAllowed):
        put_rules_on_agenda(actor=body.officer, draft=made, meeting=meeting)


def test_members_read_old_and_new_by_clause(body: Body, draft: Any, placed: Any) -> None:
    made = draft({PER_YEAR: one_more(PER_YEAR)})
    client = sign_in(Client(), body.representative(9))
    assert client.get(f"/en/gcm/changes-of-rules/{made.public_id}/").status_code == 404
    placed(made)
    page = client.get(f"/en/gcm/changes-of-rules/{made.public_id}/").content.decode()
    value = one_more(PER_YEAR)
    assert f"<td>{value - 1} meetings</td><td><strong>{value} meetings</strong></td>" in page
    assert "in the mandate" in page
    assert "It takes more." in page


def test_the_desk_drafts_and_places(body: Body) -> None:
    client = sign_in(Client(), body.officer)
    meeting = make_meeting(body, "convened", items=0)
    sent = {f"title_{code}": title for code, title in TITLES.items()}
    sent |= {"revision": "0", "effective_on": (timezone.localdate() + timedelta(days=70)).isoformat()}
    value = one_more(PER_YEAR)
    refused = client.post("/en/desk/gcm/ruledraft/add/", {**sent, f"value:{PER_YEAR}": value})
    assert refused.status_code == 422
    assert "Each value that changes needs its reason." in refused.content.decode()
    more = {f"value:{PER_YEAR}": value, f"reason:{PER_YEAR}": "Why."}
    assert client.post("/en/desk/gcm/ruledraft/add/", {**sent, **more}).status_code == 302
    made = RuleDraft.objects.get()
    stale = client.post(f"/en/desk/gcm/ruledraft/{made.pk}/change/", {**sent, **more, "revision": "7"})
    assert (stale.status_code, "Somebody else saved" in stale.content.decode()) == (422, True)
    placing = client.post(f"/en/desk/gcm/ruledraft/{made.pk}/agenda/", {"meeting": meeting.pk})
    assert (placing.status_code, RuleDraft.objects.get().state) == (302, RuleDraftState.ON_AGENDA)


@pytest.mark.rule("D4")
@pytest.mark.rule("X8")
def test_an_amendment_with_another_number_in_its_words_is_not_decided_on(
    body: Body, draft: Any, placed: Any
) -> None:
    item = in_session(placed(draft({PER_YEAR: one_more(PER_YEAR)})), body)
    said = outlook(item)["en"]
    assert f"Meetings a year, at least: {one_more(PER_YEAR) - 1} meetings → {one_more(PER_YEAR)}" in said
    versions, reworded = RuleSet.objects.count(), reword(item, body.chair)
    with pytest.raises(ConsensusLockedError, match="not the one that was drafted"):
        note_consensus(actor=body.chair, item=item, text_number=reworded)
    assert RuleSet.objects.count() == versions
    put_drafted_words(actor=body.officer, item=item, written_from=reworded)
    note_consensus(actor=body.chair, item=item, text_number=reworded + 1)
    assert RuleSet.objects.count() == versions + 1

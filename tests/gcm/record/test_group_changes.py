"""W5 to W7: a group is extended, made dormant, closed and reactivated by decisions, once each."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core import inbox, rulesets
from alliance87.core.months import add_months
from gcm.domain.agenda import remove_item
from gcm.domain.drafted import put_drafted_words
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.items import dispose_of_item, take_up_item
from gcm.domain.planning.sources import place_candidate, what_waits
from gcm.domain.publication import publish_decision
from gcm.domain.record.group_changes import put_change_on_agenda
from gcm.domain.texts import put_text
from gcm.models import AgendaItem, Decision, Meeting
from gcm.queries.outlooks import outlook
from partners.domain.group_changes import adopt_change, prepare_change, usual_end
from partners.domain.group_terms import remind_of_terms
from partners.enums import GroupStanding
from partners.models import Group, GroupChange, GroupPeriod, GroupProposal
from partners.queries.groups import groups_for, standing_of
from tests.cast import sign_in
from tests.gcm.body import Body, bring_in, make_meeting
from tests.gcm.gavel import note_consensus, reword
from tests.gcm.record.deciding import of
from tests.partners.proposing import bring_to_agenda, let_edit, make_partner
from tests.plugins.worlds import kept

TODAY = timezone.localdate
SOURCE = "gcm.group_terms"


def in_days(days: int) -> date:
    return TODAY() + timedelta(days=days)


@pytest.fixture
def group(body: Body, partner_editor: Any) -> Group:
    """At work since a hundred days, for ten more; its decision is published."""
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    proposal = bring_to_agenda(partner_editor, body.officer, organisation)
    GroupProposal.objects.filter(pk=proposal.pk).update(state="adopted")
    made = Group.objects.create(
        slug="chains", kind="action_group", title_en="Chains", proposal=proposal, published_at=timezone.now()
    )
    GroupPeriod.objects.create(
        group=made, starts_on=in_days(-100), ends_on=in_days(10), decision="GCM/2025/1"
    )
    return made


@kept
def agenda(body: Body) -> Meeting:
    return make_meeting(body, "convened", items=0)


def place(body: Body, agenda: Meeting, group: Group, kind: str, **fields: Any) -> AgendaItem:
    return put_change_on_agenda(actor=body.officer, group=group, kind=kind, meeting=agenda, **fields)


def open_session(body: Body, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        state="open", opened_at=now, starts_at=now, ends_at=now + timedelta(hours=2)
    )
    bring_in(Meeting.objects.get(pk=meeting.pk), body, body.people)
    return take_up_item(actor=body.officer, item=AgendaItem.objects.get(pk=item.pk))


def decide_on(body: Body, item: AgendaItem) -> Decision:
    called = open_session(body, item.meeting, item)
    return note_consensus(actor=body.chair, item=called, text_number=1)


def decided(body: Body, agenda: Meeting, group: Group, kind: str, **fields: Any) -> Decision:
    return decide_on(body, place(body, agenda, group, kind, **fields))


def offered() -> dict[str, list[tuple[str, str]]]:
    """The groups whose term ends, with what the GCG can be asked about each."""
    found = [each for each in what_waits() if each.source.name == SOURCE]
    return {
        candidate.title: [(key, str(words)) for key, words in candidate.choices]
        for each in found
        for candidate in each.candidates
    }


def standing(group: Group, days: int = 0, reader: Any = None) -> GroupStanding:
    return standing_of(groups_for(reader).get(pk=group.pk), in_days(days))


def rest(group: Group, kind: str, days_ago: int, body: Body) -> None:
    """It was decided then, and published."""
    day = in_days(-days_ago)
    GroupChange.objects.create(
        group=group,
        kind=kind,
        prepared_by=body.officer,
        decision="GCM/2026/9",
        took_effect_on=day,
        published_at=timezone.now(),
    )


@pytest.mark.rule("W6")
def test_one_step_puts_an_extension_on_the_agenda(body: Body, agenda: Meeting, group: Group) -> None:
    item = place(body, agenda, group, "extend", ends_on=in_days(200))
    assert item.texts.get().wording("en").body.startswith("The GCG extends the term of “Chains” to ")
    assert standing(group, 100) == GroupStanding.TERM_REACHED
    with pytest.raises(ValidationError, match="waits for its meeting"):
        place(body, agenda, group, "close")


@pytest.mark.rule("W3")
@pytest.mark.rule("W6")
def test_an_extension_is_a_period_of_its_own_with_its_decision(
    body: Body, agenda: Meeting, group: Group
) -> None:
    decision = decided(body, agenda, group, "extend", ends_on=in_days(200))
    assert note_consensus(actor=body.chair, item=decision.item, text_number=1) == decision
    assert [(each.starts_on, each.ends_on, each.decision) for each in group.periods.all()] == [
        (in_days(-100), in_days(10), "GCM/2025/1"),
        (in_days(11), in_days(200), decision.symbol),
    ]
    assert standing(group, 100) == GroupStanding.ACTIVE
    page = sign_in(Client(), body.chair).get(of("decision", decision)).content.decode()
    assert "The term of the group is extended." in page
    assert f'href="{group.get_absolute_url()}"'.replace("/fr/", "/en/") in page
    with pytest.raises(ValidationError):
        adopt_change(
            actor=body.chair,
            change=group.changes.get(),
            symbol=decision.symbol,
            decided_at=decision.decided_at,
        )


@pytest.mark.rule("W6")
def test_after_its_term_a_group_is_extended_from_the_day_of_the_decision(
    body: Body, agenda: Meeting, group: Group
) -> None:
    group.periods.update(ends_on=in_days(-20))
    decided(body, agenda, group, "extend", ends_on=in_days(50))
    assert group.periods.latest("starts_on").starts_on == in_days(0)
    assert standing(group) == standing(group, 50) == GroupStanding.ACTIVE
    assert standing(group, 51) == GroupStanding.TERM_REACHED


@pytest.mark.rule("W5")
@pytest.mark.parametrize(
    ("kind", "expected"), [("close", GroupStanding.CLOSED), ("dormant", GroupStanding.DORMANT)]
)
def test_a_group_that_rests_stays_visible(
    body: Body, agenda: Meeting, group: Group, kind: str, expected: GroupStanding, follower: Any
) -> None:
    decision = decided(body, agenda, group, kind)
    assert standing(group) == standing(group, 5) == expected
    assert standing(group, -1) == GroupStanding.ACTIVE
    assert [Group.objects.active(in_days(days)).exists() for days in (0, 1)] == [True, False]
    assert standing(group, 5, follower) == GroupStanding.ACTIVE  # the public learns it with the decision
    publish_decision(actor=body.chair, decision=decision)
    assert standing(group, 5, follower) == expected
    assert Client().get(group.get_absolute_url()).status_code == 200


@pytest.mark.rule("P8")
@pytest.mark.rule("W7")
@pytest.mark.parametrize("kind", ["close", "dormant"])
def test_reactivation_is_a_new_period_of_the_same_group(
    body: Body, agenda: Meeting, group: Group, kind: str
) -> None:
    rest(group, kind, 30, body)
    decision = decided(body, agenda, group, "reactivate", ends_on=in_days(300))
    first, second = group.periods.order_by("starts_on")
    assert (first.ends_on, second.starts_on, second.decision) == (in_days(-1), in_days(0), decision.symbol)
    assert standing(group) == GroupStanding.ACTIVE
    assert Group.objects.active(in_days(299)).exists()


@pytest.mark.rule("W5")
@pytest.mark.parametrize(
    ("rested", "kind", "fields"),
    [
        ("", "reactivate", {"ends_on": 200}),
        ("close", "close", {}),
        ("close", "extend", {"ends_on": 200}),
        ("dormant", "dormant", {}),
        ("", "extend", {"ends_on": 10}),
        ("", "extend", {}),
        ("", "abolish", {}),
    ],
)
def test_what_does_not_fit_the_group_is_refused(
    body: Body, agenda: Meeting, group: Group, rested: str, kind: str, fields: Any
) -> None:
    if rested:
        rest(group, rested, 3, body)
    days = {name: in_days(value) for name, value in fields.items()}
    with pytest.raises(ValidationError):
        place(body, agenda, group, kind, **days)
    assert not agenda.items.filter(object_id__gt="").exists()


@pytest.mark.rule("W4")
@pytest.mark.rule("W6")
def test_a_longer_term_needs_a_reason(body: Body, agenda: Meeting, group: Group) -> None:
    months = rulesets.in_force()["partners.groups.longest_months"]
    too_long = add_months(in_days(11), months)
    with pytest.raises(ValidationError) as refusal:
        place(body, agenda, group, "extend", ends_on=too_long)
    assert list(refusal.value.message_dict) == ["longer_reason"]
    assert place(body, agenda, group, "extend", ends_on=too_long, longer_reason="Three harvests.")


@pytest.mark.rule("W5")
def test_without_a_decision_the_group_stays_as_it_is(body: Body, agenda: Meeting, group: Group) -> None:
    item = open_session(body, agenda, place(body, agenda, group, "close"))
    dispose_of_item(actor=body.chair, item=item, state="deferred", note="Later.")
    assert standing(group) == GroupStanding.ACTIVE
    assert group.changes.get().dropped_at is not None
    assert prepare_change(actor=body.officer, group=group, kind="close").decision == ""


@pytest.mark.rule("W5")
@pytest.mark.rule("X2")
def test_only_the_secretariat_prepares(body: Body, group: Group) -> None:
    for stranger in (body.chair, body.representative(24)):
        with pytest.raises(PermissionDenied):
            prepare_change(actor=stranger, group=group, kind="close")


@pytest.mark.rule("W5")
def test_a_term_that_ends_comes_back_to_the_secretariat_once(
    body: Body, agenda: Meeting, group: Group
) -> None:
    notice = rulesets.in_force()["partners.groups.term_notice_days"]
    due = inbox.tasks_of(body.officer).filter(kind="partners.group_term_reached")
    remind_of_terms(today=in_days(10 - notice - 1))
    assert not due.exists()
    for _twice in range(2):
        remind_of_terms(today=in_days(10 - notice))
    assert due.count() == 1
    place(body, agenda, group, "extend", ends_on=in_days(200))
    assert remind_of_terms() == 0
    assert not due.exists()


@pytest.mark.rule("W6")
def test_the_page_asks_and_keeps_what_was_typed(body: Body, agenda: Meeting, group: Group) -> None:
    officer = sign_in(Client(), body.officer)
    address = f"/en/gcm/groups/{group.slug}/change/"
    wrong = officer.post(address, {"kind": "extend", "meeting": agenda.pk, "longer_reason": "Kept."})
    assert wrong.status_code == 422
    assert "Kept." in wrong.content.decode()
    sent = {"kind": "extend", "ends_on": in_days(90).isoformat(), "meeting": agenda.pk}
    assert officer.post(address, sent).status_code == 302
    assert agenda.items.get(effect="partners.extend_group").subject.ends_on == in_days(90)


@pytest.mark.rule("D4")
@pytest.mark.rule("W6")
@pytest.mark.parametrize(
    ("kind", "fields", "does"),
    [
        ("extend", {"ends_on": 200}, "“Chains” goes on until "),
        ("dormant", {}, "“Chains” becomes dormant on the day of the decision."),
        ("close", {}, "“Chains” is closed on the day of the decision."),
    ],
)
def test_a_change_that_was_reworded_by_hand_is_not_decided_on(
    body: Body, agenda: Meeting, group: Group, kind: str, fields: Any, does: str
) -> None:
    days = {name: in_days(value) for name, value in fields.items()}
    item = open_session(body, agenda, place(body, agenda, group, kind, **days))
    assert outlook(item)["en"].startswith(does)
    reworded = reword(item, body.officer)
    with pytest.raises(ConsensusLockedError, match="not the one that was drafted"):
        note_consensus(actor=body.chair, item=item, text_number=reworded)
    assert group.changes.get().decision == ""
    put_drafted_words(actor=body.officer, item=item, written_from=reworded)
    assert note_consensus(actor=body.chair, item=item, text_number=reworded + 1)


@pytest.mark.rule("D4")
def test_a_better_translation_parts_nothing(body: Body, agenda: Meeting, group: Group) -> None:
    item = open_session(body, agenda, place(body, agenda, group, "close"))
    said = {each.language: (each.title, each.body) for each in item.texts.get().wordings.all()}
    said["es"] = (said["es"][0], "El GCM cierra el grupo.")
    put_text(actor=body.officer, item=item, source_language="fr", wordings=said)
    assert note_consensus(actor=body.chair, item=item, text_number=2)


@pytest.mark.rule("D4")
def test_the_chair_puts_the_drafted_words_back(
    body: Body, agenda: Meeting, group: Group, client_of: Any
) -> None:
    item = open_session(body, agenda, place(body, agenda, group, "close"))
    chair, member = client_of(body.chair), client_of(body.representative(24))
    about = {"public_id": agenda.public_id, "item_id": item.public_id}
    back, screen = (
        reverse(f"gcm:room_{name}", kwargs=kwargs)
        for name, kwargs in (
            ("drafted", about),
            ("chair", {"public_id": agenda.public_id}),
        )
    )
    assert back not in chair.get(screen).content.decode()
    reword(item, body.officer)
    page = chair.get(screen).content.decode()
    assert "The text is not the one that was drafted for what this decision does" in page
    assert back in page
    assert back in chair.get(reverse("gcm:room_wording", kwargs=about)).content.decode()
    assert member.post(back, {"text_number": 2}).status_code == 403
    assert chair.post(back, {"text_number": 1}).status_code == 409
    assert chair.post(back, {"text_number": 2}).status_code == 302
    assert back not in chair.get(screen).content.decode()
    assert [each.number for each in item.texts.all()] == [1, 2, 3]


@pytest.mark.rule("W5")
@pytest.mark.rule("W6")
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("extend", GroupStanding.ACTIVE),
        ("dormant", GroupStanding.DORMANT),
        ("close", GroupStanding.CLOSED),
    ],
)
def test_the_choice_of_the_planner_takes_effect_at_the_gavel(
    body: Body, agenda: Meeting, group: Group, kind: str, expected: GroupStanding
) -> None:
    (choices,) = offered().values()
    (key,) = [key for key, _words in choices if key == f"{group.pk}:{kind}"]
    item = place_candidate(actor=body.officer, source=SOURCE, key=key, meeting=agenda)
    decide_on(body, item)
    assert standing(group, 11) == expected
    assert item.texts.get().wording("fr").body != ""


@pytest.mark.rule("W4")
@pytest.mark.rule("W6")
def test_an_extension_by_one_click_is_as_long_as_the_term_and_no_longer_than_the_rules_let(
    body: Body, agenda: Meeting, group: Group
) -> None:
    months = rulesets.in_force()["partners.groups.longest_months"]
    short = usual_end(groups_for(None).get(), TODAY())
    assert short == min(in_days(11 + 110), add_months(in_days(11), months) - timedelta(days=1))
    group.periods.update(starts_on=add_months(in_days(-10), -months))
    usual = usual_end(groups_for(None).get(), TODAY())
    assert usual == add_months(in_days(11), months) - timedelta(days=1)
    group.periods.update(starts_on=in_days(-30), ends_on=in_days(-20))
    (choices,) = offered().values()
    assert [words for _key, words in choices] == [
        "Extend for a term as long as the last",
        "Make dormant",
        "Close",
    ]
    place_candidate(actor=body.officer, source=SOURCE, key=choices[0][0], meeting=agenda)
    # Its term is over, and begins again with the meeting that decides.
    assert group.changes.get().ends_on == TODAY(agenda.starts_at) + timedelta(days=10)


@pytest.mark.rule("W5")
def test_a_group_is_offered_until_it_is_on_an_agenda_and_after_its_item_ended_without_a_decision(
    body: Body, agenda: Meeting, group: Group
) -> None:
    key = f"{group.pk}:close"
    item = place_candidate(actor=body.officer, source=SOURCE, key=key, meeting=agenda)
    assert offered() == {}
    with pytest.raises(ValidationError, match="does not wait"):
        place_candidate(actor=body.officer, source=SOURCE, key=key, meeting=agenda)
    remove_item(actor=body.officer, item=item, note="Next time.")
    assert list(offered()) == ["Chains"]
    rest(group, "close", 3, body)
    assert offered() == {}
    with pytest.raises(ValidationError):
        place_candidate(actor=body.officer, source=SOURCE, key=f"{group.pk}:abolish", meeting=agenda)


@pytest.mark.rule("W5")
def test_a_group_is_offered_months_ahead_and_after_its_term(group: Group) -> None:
    last = add_months(TODAY(), rulesets.in_force()["gcm.meetings.group_term_months"])
    seen = []
    for ends_on in (last + timedelta(days=1), last, in_days(-1)):
        group.periods.update(ends_on=ends_on)
        seen.append(list(offered()))
    assert seen == [[], ["Chains"], ["Chains"]]


@pytest.mark.rule("W5")
def test_the_planner_lets_choose_and_places_with_one_click(body: Body, agenda: Meeting, group: Group) -> None:
    officer, address = sign_in(Client(), body.officer), "/en/gcm/planning/agenda/"
    page = officer.get(address).content.decode()
    chosen = [f'<option value="{group.pk}:{kind}">' in page for kind in ("extend", "dormant", "close")]
    assert chosen == [True, True, True]
    sent = {"source": SOURCE, "key": f"{group.pk}:dormant", "meeting": agenda.pk}
    assert officer.post(address, sent).status_code == 302
    assert agenda.items.get(effect="partners.dormant_group").subject == group.changes.get()

"""Groups at work: who joins, who holds an office, what is planned, said and asked for."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django_fsm import TransitionNotAllowed

from alliance87.core import rulesets
from alliance87.core.inbox.models import Task
from alliance87.core.mailing.models import Delivery
from alliance87.core.months import add_months
from partners.domain.group_members import answer_request, ask_to_join, leave_group
from partners.domain.group_offices import end_office, give_office
from partners.domain.group_updates import ask_for_updates, notice_silence, write_update
from partners.domain.mandated_groups import load_monitoring_group
from partners.domain.workplans import save_line, write_charter
from partners.enums import GroupStanding
from partners.models import Group, GroupChange, GroupMember, GroupOffice, GroupPeriod, GroupUpdate
from partners.queries.group_updates import prefilled_update
from partners.queries.group_work import help_wanted, progress_of_groups
from partners.queries.groups import standing_of
from tests.partners.group_working import at_work, join, partner_of, plan
from tests.partners.proposing import make_partner


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


def told(kind: str) -> list[str]:
    rows = Delivery.objects.filter(mailing__kind=kind).order_by("pk")
    return list(rows.values_list("address", flat=True))


@pytest.mark.rule("W11")
def test_a_partner_asks_and_the_leads_admit_it(
    group: Group, partner_editor: Any, applicant: Any, client_of: Any
) -> None:
    organisation = partner_of(applicant, "oak")
    typed = {"organisation": organisation.pk, "reason": "We bring data."}
    client_of(applicant).post(reverse("partners:group_join", args=[group.slug]), typed)
    asked = GroupMember.objects.get()
    assert (asked.state, asked.reason, told("partners.group_join_asked")) == (
        "asked",
        "We bring data.",
        [partner_editor.email],
    )
    assert Task.objects.get(kind="partners.join_group", closed_at=None).user == partner_editor
    answer = reverse("partners:group_answer", args=[group.slug, asked.pk])
    client_of(partner_editor).post(answer, {"accepted": "yes"})
    admitted = GroupMember.objects.get()
    assert (admitted.state, admitted.since) == ("member", timezone.localdate())
    assert told("partners.group_join_answered") == [applicant.email]
    assert not Task.objects.filter(kind="partners.join_group", closed_at=None).exists()
    assert "Oak" in Client().get(group.get_absolute_url()).content.decode()


@pytest.mark.rule("W11")
def test_a_refusal_says_why_and_is_no_trace_in_public(
    group: Group, partner_editor: Any, applicant: Any
) -> None:
    organisation = partner_of(applicant, "oak")
    asked = ask_to_join(actor=applicant, group=group, organisation=organisation, reason="Data")
    with pytest.raises(ValidationError):
        answer_request(actor=partner_editor, member=asked, accepted=False, answer=" ")
    answer_request(actor=partner_editor, member=asked, accepted=False, answer="Full for now")
    assert "Oak" not in Client().get(group.get_absolute_url()).content.decode()
    again = ask_to_join(actor=applicant, group=group, organisation=organisation, reason="More data")
    assert again.pk != asked.pk


@pytest.mark.rule("W11")
def test_only_editors_of_partners_ask_and_only_leads_answer(
    group: Group, partner_editor: Any, applicant: Any, follower: Any, secretariat: Any
) -> None:
    organisation = partner_of(applicant, "oak")
    for stranger in (follower, secretariat, partner_editor):
        with pytest.raises(PermissionDenied):
            ask_to_join(actor=stranger, group=group, organisation=organisation, reason="Data")
    asked = ask_to_join(actor=applicant, group=group, organisation=organisation, reason="Data")
    for stranger in (follower, secretariat, applicant):
        with pytest.raises(PermissionDenied):
            answer_request(actor=stranger, member=asked, accepted=True)


@pytest.mark.rule("W11")
def test_nobody_joins_twice_or_while_leading_it_or_once_it_rests(
    group: Group, partner_editor: Any, applicant: Any
) -> None:
    organisation = partner_of(applicant, "oak")
    ask_to_join(actor=applicant, group=group, organisation=organisation, reason="Data")
    with pytest.raises(ValidationError):
        ask_to_join(actor=applicant, group=group, organisation=organisation, reason="Data")
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupMember.objects.create(group=group, organisation=organisation, reason="Data", asked_by=applicant)
    lead = group.offices.get().organisation
    with pytest.raises(ValidationError):
        ask_to_join(actor=partner_editor, group=group, organisation=lead, reason="Data")
    GroupPeriod.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError):
        ask_to_join(actor=applicant, group=group, organisation=partner_of(applicant, "elm"), reason="Data")


@pytest.mark.rule("W11")
def test_observers_come_where_the_charter_admits_them(
    group: Group, partner_editor: Any, applicant: Any
) -> None:
    organisation = partner_of(applicant, "oak")
    asking = {"actor": applicant, "group": group, "organisation": organisation, "reason": "To listen"}
    with pytest.raises(ValidationError):
        ask_to_join(**asking, as_observer=True)
    first = write_charter(actor=partner_editor, group=group, texts={"fr": "Un"}, admits_observers=False)
    second = write_charter(actor=partner_editor, group=group, texts={"fr": "Deux"}, admits_observers=True)
    assert (first.version, second.version) == (1, 2)
    assert ask_to_join(**asking, as_observer=True).as_observer


def test_leaving_is_the_organisations_own_act(group: Group, partner_editor: Any, applicant: Any) -> None:
    member = join(group, partner_editor, applicant, partner_of(applicant, "oak"))
    with pytest.raises(PermissionDenied):
        leave_group(actor=partner_editor, member=member)
    left = leave_group(actor=applicant, member=member)
    assert (left.state, left.until) == ("left", timezone.localdate())
    with pytest.raises(TransitionNotAllowed):
        leave_group(actor=applicant, member=member)


@pytest.mark.rule("P5")
def test_a_hidden_member_is_named_to_its_own_people_and_the_secretariat_alone(
    group: Group, partner_editor: Any, applicant: Any, secretariat: Any, client_of: Any
) -> None:
    hidden = partner_of(applicant, "safe-house", listing="hidden")
    join(group, partner_editor, applicant, hidden)
    plan(group, partner_editor)
    group.workplan.update(responsible=hidden)
    readers = ((None, False), (partner_editor, False), (applicant, True), (secretariat, True))
    for name in ("group", "workplan", "group_space"):
        door = reverse(f"partners:{name}", args=[group.slug])
        found = [
            ("Safe-House" in client_of(who).get(door, follow=True).content.decode()) for who, _ in readers
        ]
        assert found == [sees for _, sees in readers], name


@pytest.mark.rule("P5")
def test_visitors_do_not_learn_that_somebody_hidden_is_responsible(
    group: Group, partner_editor: Any, applicant: Any, client_of: Any
) -> None:
    plan(group, partner_editor)
    group.workplan.update(responsible=partner_of(applicant, "safe-house", listing="hidden"))
    with translation.override("en"):
        door = reverse("partners:workplan", args=[group.slug])
    pages = [client_of(who).get(door, follow=True).content.decode() for who in (None, partner_editor)]
    assert ["not listed publicly" in page for page in pages] == [False, True]


@pytest.mark.rule("T15")
def test_a_chair_makes_nobody_chair(
    group: Group, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    chair = partner_of(applicant, "oak")
    give_office(actor=secretariat, group=group, organisation=chair, kind="chair")
    elm = make_partner("elm")
    for kind in ("chair", "vice_chair", "lead"):
        with pytest.raises(PermissionDenied):
            give_office(actor=applicant, group=group, organisation=elm, kind=kind)
    named = give_office(actor=applicant, group=group, organisation=elm, kind="co_lead")
    assert (named.kind, named.since) == ("co_lead", timezone.localdate())


@pytest.mark.rule("T15")
def test_the_form_of_a_chair_offers_co_leads_alone(
    group: Group, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    page = reverse("partners:group_office", args=[group.slug])
    elm = make_partner("elm")
    answer = client_of(partner_editor).post(page, {"organisation": "Elm", "kind": "chair"})
    assert (answer.status_code, GroupOffice.objects.filter(kind="chair").count()) == (422, 0)
    client_of(secretariat).post(page, {"organisation": "Elm", "kind": "chair"})
    assert GroupOffice.objects.get(kind="chair").organisation == elm


@pytest.mark.rule("W8")
def test_offices_have_their_days_and_one_chair_at_a_time(
    group: Group, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    oak, elm = partner_of(applicant, "oak"), make_partner("elm")
    first = give_office(actor=secretariat, group=group, organisation=oak, kind="chair")
    assert applicant.has_perm("partners.lead_group", group)
    with pytest.raises(ValidationError):
        give_office(actor=secretariat, group=group, organisation=elm, kind="chair")
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupOffice.objects.create(group=group, organisation=elm, kind="chair", since=first.since)
    with pytest.raises(PermissionDenied):
        end_office(actor=partner_editor, office=first)
    GroupOffice.objects.filter(pk=first.pk).update(since=timezone.localdate() - timedelta(days=9))
    ended = end_office(actor=applicant, office=first)
    assert ended.until == timezone.localdate() - timedelta(days=1)
    assert not applicant.has_perm("partners.lead_group", group)
    with pytest.raises(ValidationError):
        end_office(actor=secretariat, office=first)
    give_office(actor=secretariat, group=group, organisation=elm, kind="chair")


def test_only_partners_hold_an_office(group: Group, secretariat: Any) -> None:
    stranger = make_partner("elm")
    stranger.statuses.all().delete()
    with pytest.raises(ValidationError):
        give_office(actor=secretariat, group=group, organisation=stranger, kind="chair")


@pytest.mark.rule("W12")
def test_help_wanted_stands_while_the_activity_does(group: Group, partner_editor: Any) -> None:
    line = plan(group, partner_editor, help_wanted_fr="Un statisticien")
    plan(group, partner_editor)
    assert list(help_wanted()) == [line]
    save_line(actor=partner_editor, group=group, line=line, revision=line.revision, values={"status": "done"})
    assert list(help_wanted()) == []


@pytest.mark.rule("W12")
def test_the_public_reads_neither_lateness_nor_the_call_for_help(
    group: Group, partner_editor: Any, client_of: Any
) -> None:
    plan(group, partner_editor, status="late", help_wanted_en="Money")
    with translation.override("en"):
        address = reverse("partners:workplan", args=[group.slug])
    public, inside = (client_of(who).get(address).content.decode() for who in (None, partner_editor))
    said = ("Money", ">Late<", ">Under way<")
    assert [each in public for each in said] == [False, False, True]
    assert [each in inside for each in said] == [True, True, False]


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome_en": " "},
        {"activity_en": ""},
        {"ends_on": timezone.localdate() - timedelta(days=900)},
    ],
)
def test_a_line_without_what_it_needs_is_refused(
    group: Group, partner_editor: Any, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        plan(group, partner_editor, **wrong)
    assert not group.workplan.exists()


@pytest.mark.rule("T13")
def test_a_stale_line_is_refused_with_both_texts(group: Group, partner_editor: Any, client_of: Any) -> None:
    line = plan(group, partner_editor)
    typed = {
        "outcome_en": "Less",
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "status": "done",
        "revision": line.revision,
    }
    browser = client_of(partner_editor)
    address = reverse("partners:workplan_line", args=[group.slug, line.pk])
    assert browser.post(address, {**typed, "activity_en": "First words"}).status_code == 302
    late = browser.post(address, {**typed, "activity_en": "Second words"})
    text = late.content.decode()
    assert (late.status_code, "First words" in text, "Second words" in text) == (409, True, True)


@pytest.mark.rule("W13")
def test_an_update_begins_with_what_is_known(group: Group, partner_editor: Any) -> None:
    plan(group, partner_editor)
    saying = {"actor": partner_editor, "group": group, "achieved": "A map", "coming": "A method"}
    with pytest.raises(ValidationError):
        write_update(**saying, light="amber")
    write_update(**saying, light="amber", obstacles="Few data")
    assert prefilled_update(group) == {
        "light": "amber",
        "achieved": "A method",
        "coming": "Map the chains",
        "obstacles": "Few data",
    }


@pytest.mark.rule("W13")
def test_an_update_is_stale_after_the_days_of_the_rule_set(
    group: Group, partner_editor: Any, client_of: Any
) -> None:
    assert [each.stale for each in progress_of_groups()] == [True]
    write_update(actor=partner_editor, group=group, light="red", achieved="A", coming="B", obstacles="Secret")
    days = rulesets.in_force()["partners.groups.update_stale_days"]
    for age, stale in ((0, False), (days, False), (days + 1, True)):
        noon = timezone.localtime().replace(hour=12)  # of a day so long ago, whatever the clocks did since
        GroupUpdate.objects.update(written_at=noon - timedelta(days=age))
        assert [each.stale for each in progress_of_groups()] == [stale]
    assert "Secret" not in client_of(None).get(group.get_absolute_url()).content.decode()


@pytest.mark.rule("W13")
def test_leads_are_asked_once_before_a_meeting_of_the_gcg(group: Group, partner_editor: Any) -> None:
    days = rulesets.in_force()["partners.groups.update_before_days"]
    meeting = timezone.now() + timedelta(days=days, hours=1)
    assert ask_for_updates(before=meeting) == 0
    meeting -= timedelta(hours=2)
    assert (ask_for_updates(before=meeting), ask_for_updates(before=meeting)) == (1, 1)
    asked = Task.objects.get(kind="partners.group_update")
    assert (asked.user, asked.due_at, asked.closed_at) == (partner_editor, meeting, None)
    write_update(actor=partner_editor, group=group, light="green", achieved="A", coming="B")
    assert ask_for_updates(before=meeting) == 0
    assert not Task.objects.filter(kind="partners.group_update", closed_at=None).exists()


@pytest.mark.rule("W14")
def test_a_silent_group_is_told_once_and_nothing_else_happens(group: Group, partner_editor: Any) -> None:
    write_update(actor=partner_editor, group=group, light="green", achieved="A", coming="B")
    months = rulesets.in_force()["partners.groups.dormant_months"]
    due = add_months(timezone.localdate(), months)
    GroupPeriod.objects.update(ends_on=due + timedelta(days=900))
    assert notice_silence(today=due - timedelta(days=1)) == 0
    assert (notice_silence(today=due), notice_silence(today=due + timedelta(days=30))) == (1, 0)
    assert told("partners.group_silent") == [partner_editor.email]
    assert (standing_of(group), Task.objects.filter(kind="partners.group_silent").count()) == (
        GroupStanding.ACTIVE,
        1,
    )


@pytest.mark.rule("W14")
def test_a_silent_group_without_leads_comes_to_the_secretariat(group: Group, partner_editor: Any) -> None:
    plan(group, partner_editor)
    group.offices.update(until=timezone.localdate() - timedelta(days=1))
    months = rulesets.in_force()["partners.groups.dormant_months"]
    due = add_months(timezone.localdate(), months)
    GroupPeriod.objects.update(ends_on=due + timedelta(days=900))
    assert notice_silence(today=due) == 1
    assert Task.objects.get(kind="partners.group_silent").role == "secretariat"


@pytest.mark.rule("W9")
def test_the_group_named_by_the_mandate_is_there_once_and_at_work(secretariat: Any) -> None:
    assert (load_monitoring_group().created, load_monitoring_group().created) == (1, 0)
    group = Group.objects.get()
    assert (group.title_fr, standing_of(group), group in Group.objects.active()) == (
        "Groupe chargé du suivi",
        GroupStanding.ACTIVE,
        True,
    )
    assert Client().get(group.get_absolute_url()).status_code == 200
    GroupChange.objects.create(
        group=group,
        kind="close",
        prepared_by=secretariat,
        decision="GCM/2026/9",
        took_effect_on=timezone.localdate() - timedelta(days=1),
    )
    assert (standing_of(group), group in Group.objects.active()) == (GroupStanding.CLOSED, False)


def test_script_in_every_field_of_a_group_stays_text(
    group: Group, partner_editor: Any, client_of: Any
) -> None:
    bad = "<script>alert(1)</script>"
    plan(group, partner_editor, activity_en=bad, outcome_en=bad, output_en=bad, help_wanted_en=bad)
    write_update(actor=partner_editor, group=group, light="red", achieved=bad, coming=bad, obstacles=bad)
    write_charter(actor=partner_editor, group=group, texts={"en": bad}, admits_observers=False)
    browser = client_of(partner_editor)
    for name in ("workplan", "group_space", "group"):
        assert bad not in browser.get(reverse(f"partners:{name}", args=[group.slug])).content.decode()

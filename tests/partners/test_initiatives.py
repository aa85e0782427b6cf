"""Initiatives and commitments of partners: SMART, reported on, with a light for those whose work it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import rulesets
from alliance87.core.inbox.models import Task
from alliance87.core.months import add_months
from partners.domain.initiatives import (
    ask_for_reports,
    end_initiative,
    publish_initiative,
    report_progress,
    save_initiative,
    start_initiative,
)
from partners.domain.stale import StaleEditError
from partners.models import Initiative, InitiativeReport, Organisation
from partners.queries.directory import Filters
from partners.queries.initiatives import light_of, missing_of, search_initiatives, with_last_report
from tests.files.samples import pdf
from tests.partners.group_working import partner_of
from tests.partners.initiating import country, draft_initiative, publish, smart


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


def page(initiative: Initiative, browser: Client | None = None) -> str:
    return (browser or Client()).get(initiative.get_absolute_url()).content.decode()


def light(initiative: Initiative, **dates: Any) -> str:
    return str(light_of(with_last_report(Initiative.objects.all()).get(pk=initiative.pk), **dates))


def test_only_what_is_smart_becomes_public(partner: Organisation, partner_editor: Any) -> None:
    draft = draft_initiative(partner_editor, partner, target_en="many", resources_en="", topics=[])
    with pytest.raises(ValidationError) as refused:
        publish_initiative(actor=partner_editor, initiative=draft)
    assert len(refused.value.messages) == len(missing_of(draft)) == 3
    assert Initiative.objects.get().state == "draft"
    whole = save_initiative(actor=partner_editor, initiative=draft, revision=draft.revision, values=smart())
    assert publish_initiative(actor=partner_editor, initiative=whole).state == "published"
    with pytest.raises(TransitionNotAllowed):
        publish_initiative(actor=partner_editor, initiative=whole)


def test_what_is_public_stays_smart(partner: Organisation, partner_editor: Any) -> None:
    shown = publish(partner_editor, partner)
    with pytest.raises(ValidationError):
        save_initiative(
            actor=partner_editor, initiative=shown, revision=shown.revision, values={"target_en": "many"}
        )
    assert Initiative.objects.get().target_en == "600 children"


def test_only_editors_of_a_partner_make_commitments(
    partner: Organisation, partner_editor: Any, follower: Any, secretariat: Any
) -> None:
    for stranger in (follower, secretariat):
        with pytest.raises(PermissionDenied):
            start_initiative(actor=stranger, organisation=partner)
    first = start_initiative(actor=partner_editor, organisation=partner)
    assert start_initiative(actor=partner_editor, organisation=partner) == first
    partner.statuses.all().delete()
    with pytest.raises(PermissionDenied):
        start_initiative(actor=partner_editor, organisation=partner)


@pytest.mark.rule("T13")
def test_a_stale_save_is_refused_with_both_texts(
    partner: Organisation, partner_editor: Any, client_of: Any
) -> None:
    draft = draft_initiative(partner_editor, partner)
    browser = client_of(partner_editor)
    address = reverse("partners:initiative_edit", args=[draft.public_id])
    typed = {"kind": "commitment", "revision": draft.revision, "title_en": "First words"}
    assert browser.post(address, typed).status_code == 302
    late = browser.post(address, {**typed, "title_en": "Second words"})
    text = late.content.decode()
    assert (late.status_code, "First words" in text, "Second words" in text) == (409, True, True)
    with pytest.raises(StaleEditError):
        save_initiative(actor=partner_editor, initiative=draft, revision=draft.revision, values={})


@pytest.mark.rule("W13")
def test_the_light_turns_with_the_months_of_the_rule_set(partner: Organisation, partner_editor: Any) -> None:
    initiative = publish(partner_editor, partner)
    in_force = rulesets.in_force()
    amber, red = (
        add_months(timezone.localdate(), in_force[f"partners.initiatives.report_{name}_months"])
        for name in ("amber", "red")
    )
    day = timedelta(days=1)
    for on, expected in ((amber - day, "green"), (amber, "amber"), (red - day, "amber"), (red, "red")):
        assert light(initiative, on=on) == expected
    report_progress(actor=partner_editor, initiative=initiative, value="90", text="Two villages")
    assert light(initiative, on=amber - day) == "green"


def test_the_public_reads_the_day_of_the_last_report_and_no_light(
    partner: Organisation, partner_editor: Any, follower: Any, secretariat: Any, client_of: Any
) -> None:
    initiative = publish(partner_editor, partner, starts_on=timezone.localdate() - timedelta(days=2000))
    readers = ((None, False), (follower, False), (partner_editor, True), (secretariat, True))
    red = light_of(with_last_report(Initiative.objects.all()).get()).label
    for reader, sees in readers:
        assert (str(red) in page(initiative, client_of(reader))) == sees
        listed = client_of(reader).get(reverse("partners:initiatives")).content.decode()
        assert (str(red) in listed) == (reader == secretariat)


def test_editors_are_asked_for_a_report_once_and_a_report_ends_it(
    partner: Organisation, partner_editor: Any
) -> None:
    initiative = publish(partner_editor, partner)
    assert ask_for_reports() == 0
    Initiative.objects.update(starts_on=timezone.localdate() - timedelta(days=2000))
    assert (ask_for_reports(), ask_for_reports()) == (1, 1)
    assert Task.objects.get(kind="partners.initiative_report").user == partner_editor
    for _press in range(2):  # a button that was pressed twice
        report_progress(actor=partner_editor, initiative=initiative, value="90", text="Two villages")
    assert initiative.reports.count() == 1
    assert Task.objects.get(kind="partners.initiative_report").closed_by == partner_editor
    assert ask_for_reports() == 0


def test_evidence_is_public_with_its_initiative_alone(
    partner: Organisation, partner_editor: Any, client_of: Any
) -> None:
    initiative = publish(partner_editor, partner)
    address = reverse("partners:initiative_report", args=[initiative.public_id])
    typed = {"value": "90 children", "text": "Two villages", "evidence": ContentFile(pdf(), "count.pdf")}
    assert client_of(partner_editor).post(address, typed).status_code == 302
    (reported,) = Client().get(initiative.get_absolute_url()).context["reports"]
    (file,) = reported.evidence
    assert Client().get(file.get_absolute_url()).status_code == 200
    Organisation.objects.update(listing="hidden")
    assert Client().get(file.get_absolute_url()).status_code != 200


def test_a_file_that_lies_leaves_no_report(
    partner: Organisation, partner_editor: Any, client_of: Any
) -> None:
    initiative = publish(partner_editor, partner)
    address = reverse("partners:initiative_report", args=[initiative.public_id])
    typed = {"value": "90", "text": "Two villages", "evidence": ContentFile(b"<html>", "count.pdf")}
    assert client_of(partner_editor).post(address, typed).status_code == 422
    assert not InitiativeReport.objects.exists()


def test_completed_stays_public_and_withdrawn_does_not(partner: Organisation, partner_editor: Any) -> None:
    completed = end_initiative(
        actor=partner_editor, initiative=publish(partner_editor, partner), completed=True
    )
    withdrawn = end_initiative(
        actor=partner_editor, initiative=publish(partner_editor, partner), completed=False
    )
    assert [Client().get(each.get_absolute_url()).status_code for each in (completed, withdrawn)] == [
        200,
        404,
    ]
    for ended in (completed, withdrawn):
        with pytest.raises(ValidationError):
            report_progress(actor=partner_editor, initiative=ended, value="1", text="More")


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_what_a_partner_hides_has_no_initiative_in_public(
    partner_editor: Any, secretariat: Any, client_of: Any, listing: str
) -> None:
    quiet = partner_of(partner_editor, "safe-house", listing=listing)
    initiative = publish(partner_editor, quiet, title_en="Quiet work", title_fr="Quiet work")
    doors = [reverse("partners:initiatives"), f"{reverse('partners:initiatives')}?q=quiet&topic=child-labour"]
    doors += [reverse("partners:initiatives") + "?country=XA", quiet.get_absolute_url()]
    for door in doors:
        assert "Quiet work" not in Client().get(door).content.decode(), door
    assert Client().get(initiative.get_absolute_url()).status_code == 404
    for insider in (partner_editor, secretariat):
        assert client_of(insider).get(initiative.get_absolute_url()).status_code == 200


def test_the_list_is_narrowed_by_topic_country_and_words(
    partner: Organisation, partner_editor: Any, follower: Any
) -> None:
    here = publish(partner_editor, partner)
    there = publish(partner_editor, partner, countries=[country("XB", "Belmora")], title_fr="École ailleurs")
    found = {
        "topic=child-labour": {here, there},
        "country=XA": {here},
        "country=xb": {there},
        "q=ailleurs": {there},
        "topic=nothing": set(),
        "q=%00": {here, there},
    }
    for query, expected in found.items():
        assert set(search_initiatives(follower, Filters.of(QueryDict(query)))) == expected, query


def test_script_in_every_field_stays_text(partner: Organisation, partner_editor: Any) -> None:
    bad = "<script>alert(1)</script>"
    names = ("title", "indicator", "baseline", "achievable", "resources", "standards")
    initiative = publish(
        partner_editor,
        partner,
        aim_en=f"{bad} six seven eight nine ten eleven twelve",
        target_en=f"9 {bad}",
        **{f"{name}_en": bad for name in names},
    )
    report_progress(actor=partner_editor, initiative=initiative, value=bad, text=bad)
    assert bad not in page(initiative)
    assert bad not in Client().get(reverse("partners:initiatives")).content.decode()

"""What the secretariat may do, on whose instruction, and what it never does (X2, X3, X9)."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from django.utils.html import escape

from alliance87.core.management.commands.rules import written_rules
from alliance87.core.rulesets import registry
from alliance87.core.rulesets.enums import Kind
from alliance87.core.rulesets.house_rules import standing
from gcm.domain.instructions import file_instruction, instruct_issue
from gcm.domain.minutes import hand_to_chair, prepare_minutes
from gcm.models import Instruction, Minutes, MinutesPassage
from tests.cast import make_user
from tests.files.samples import pdf
from tests.gcm.body import Body, make_meeting
from tests.gcm.minuting.record import waive


@pytest.fixture
def minutes(body: Body) -> Minutes:
    """With the chair, ready to be issued."""
    made = prepare_minutes(actor=body.officer, meeting=make_meeting(body, "closed"))
    MinutesPassage.objects.filter(minutes=made).update(summary_fr="Résumé.")
    return hand_to_chair(actor=body.officer, minutes=waive(made, body))


@pytest.mark.rule("X3")
def test_the_secretariat_issues_when_the_chair_instructed_it(minutes: Minutes, body: Body) -> None:
    assert not body.officer.has_perm("gcm.issue_minutes", minutes.meeting)
    given = instruct_issue(actor=body.chair, minutes=minutes)
    assert (given.given_by, given.recorded_by) == (body.chair, None)
    assert body.officer.has_perm("gcm.issue_minutes", minutes.meeting)
    assert not body.officer.has_perm("gcm.issue_minutes", make_meeting(body, "closed"))


@pytest.mark.rule("X3")
def test_a_letter_is_filed_with_who_signed_it(minutes: Minutes, body: Body) -> None:
    letter = SimpleUploadedFile("letter.pdf", pdf())
    with pytest.raises(ValidationError):
        file_instruction(actor=body.officer, minutes=minutes, note=" ", file=letter)
    with pytest.raises(PermissionDenied):
        file_instruction(actor=body.chair, minutes=minutes, note="Signed by me.", file=letter)
    assert not Instruction.objects.exists()
    filed = file_instruction(actor=body.officer, minutes=minutes, note="The chair, 3 May.", file=letter)
    assert (filed.given_by, filed.recorded_by, filed.note) == (None, body.officer, "The chair, 3 May.")


@pytest.mark.rule("X3")
def test_nobody_instructs_in_the_chairs_place(minutes: Minutes, body: Body) -> None:
    for actor in (body.officer, body.representative(9), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            instruct_issue(actor=actor, minutes=minutes)


@pytest.mark.rule("X2")
@pytest.mark.parametrize(
    "act",
    [
        "gcm.note_consensus",
        "gcm.preside",
        "gcm.state_position",
        "gcm.issue_minutes",
        "gcm.publish_decision",
        "gcm.invite_observer",
        "gcm.instruct_secretariat",
        "gcm.open_consultation",
        "gcm.answer_questionnaire",
    ],
)
def test_the_secretariat_decides_nothing(act: str, meeting: Any, body: Body) -> None:
    assert not body.officer.has_perm(act, meeting)
    assert not make_user("superuser").has_perm(act, meeting)


@pytest.mark.rule("X9")
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_house_rules_mark_each_value_with_its_source(db: None, language: str) -> None:
    page = Client().get(f"/{language}/rules/")
    shown = [row for section in page.context["sections"] for row in section.rows]
    assert [row.definition.key for row in shown] == [each.key for each in registry.definitions()]
    rules, text = page.context["rules"], page.content.decode()
    for row in shown:
        with translation.override(language):
            source = standing(row.definition, rules[row.definition.key])
            label = escape(str(source.label))
            name = re.escape(escape(str(row.definition.label)))
        line = rf"{name}</th><td>[^<]*</td><td><span[^>]*>{label}</span>"
        assert re.search(line, text), row.definition.key


@pytest.mark.rule("X9")
def test_each_value_names_a_rule_that_is_written_down() -> None:
    rules = written_rules(settings.BASE_DIR / "docs" / "rules.md")
    assert {each.rule for each in registry.definitions()} - set(rules) == set()


def test_each_reading_that_awaits_a_ruling_is_a_value_or_is_said_to_be_none() -> None:
    page = settings.BASE_DIR / "docs" / "rules.md"
    awaiting = {number for number, rule in written_rules(page).items() if rule.kind == "A"}
    values = {each.rule for each in registry.definitions() if each.kind is Kind.AWAITING}
    bullets = [line for line in page.read_text().splitlines() if line.startswith("- **")]
    said = {number for line in bullets for number in re.findall(r"\*\*([A-Z]\d+)\*\*", line.split(":")[0])}
    assert awaiting - values - said == set()
    assert said - awaiting == set()

"""`make rules` finds the tests by their markers."""

from django.conf import settings
from django.core.management import call_command

from alliance87.core.management.commands.rules import proofs_by_rule, written_rules

SOURCE = """
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.rule("S1")]

@pytest.mark.rule("P3")
@pytest.mark.rule("P5")
def test_two(): ...

class TestGroup:
    @pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.rule("Q1")), 2])
    def test_some(self, x): ...

@pytest.mark.slow
def test_none(): ...

@pytest.mark.rule("P9")
def helper(): ...
"""


def test_markers_are_read_from_the_source(tmp_path):
    folder = tmp_path / "tests"
    (folder / "part").mkdir(parents=True)
    (folder / "part" / "test_it.py").write_text(SOURCE)
    at = "tests/part/test_it.py::"
    assert proofs_by_rule(folder) == {
        "S1": [f"{at}test_two", f"{at}test_none", f"{at}test_some"],
        "P3": [f"{at}test_two"],
        "P5": [f"{at}test_two"],
        "Q1": [f"{at}test_some"],
    }


def test_the_table_is_read_by_its_rows(tmp_path):
    page = tmp_path / "rules.md"
    page.write_text(
        "| rule | about | clause | kind |\n"
        "| --- | --- | --- | --- |\n"
        "| P3 | from a to b | partners | L, A |\n"
    )
    rule = written_rules(page)["P3"]
    assert (rule.number, rule.about, rule.clause) == ("P3", "from a to b", "partners")
    assert rule.origin == "partners, mandate, awaiting a ruling"


def test_every_test_names_rules_that_are_written_down():
    known = written_rules(settings.BASE_DIR / "docs" / "rules.md")
    assert set(proofs_by_rule(settings.BASE_DIR / "tests")) - set(known) == set()


def test_the_command_says_which_test_proves_a_rule(capsys):
    call_command("rules")
    lines = capsys.readouterr().out.splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("P3 "))
    assert lines[rule] == "P3   from application to acceptance (partners, awaiting a ruling)"
    assert lines[rule + 1].startswith("       tests/")

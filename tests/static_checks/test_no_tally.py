"""D2: no majority anywhere, and nobody is counted for or against anything. D10: one way to a decision."""

import ast
import re

import pytest

from tests.static_checks.sources import ROOT, named, one_a_line, parsed, source_files, templates

# The words of voting, in the languages of the portal.
VOTING = re.compile(
    r"\b(votes?|voted|voters?|voting|ballots?|majorit(?:y|ies)|tall(?:y|ies)|abstain\w*|abstentions?"
    r"|votent|votants?|scrutins?|majorité|abstenir"
    r"|votos?|votar|votación|mayoría|abstenciones|abstención)\b",
    re.I,
)
POSITIONS = r"(?:positions?|objections?|objectors?|reservations?|dissociations?|joined|joining)"
COUNTING = (
    re.compile(rf"\b{POSITIONS}\s*\|\s*length", re.I),
    re.compile(rf"\b{POSITIONS}(?:\.\w+\(\))*\.count\b", re.I),
    re.compile(rf"\blen\(\s*(?:\w+\.)*{POSITIONS}\s*\)", re.I),
    re.compile(rf"Count\([^)]*{POSITIONS}", re.I),
)


def shown():
    """Everything that speaks to a reader: pages, mails, documents, exports, readings."""
    yield from templates()
    yield from (path for path in ROOT.glob("templates/**/*.txt"))
    yield from (
        path
        for path in source_files()
        if {"exports", "queries", "views", "templatetags", "emails", "forms", "admin"} & set(path.parts)
    )


def lines(path):
    return enumerate(path.read_text().splitlines(), 1)


@pytest.mark.rule("D2")
@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_translation_speaks_of_voting(language):
    catalogue = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    found = [f"{number}: {line}" for number, line in lines(catalogue) if VOTING.search(line)]
    assert not found, one_a_line(found)


@pytest.mark.rule("D2")
def test_no_source_and_no_page_speaks_of_voting():
    found = [
        f"{named(path)}:{number} {line.strip()}"
        for path in (*source_files(), *shown())
        for number, line in lines(path)
        if VOTING.search(line)
    ]
    assert not found, one_a_line(found)


@pytest.mark.rule("D2")
def test_nothing_that_is_shown_counts_positions():
    found = [
        f"{named(path)}:{number} {line.strip()}"
        for path in shown()
        for number, line in lines(path)
        if any(pattern.search(line) for pattern in COUNTING)
    ]
    assert not found, one_a_line(found)


@pytest.mark.rule("D2")
@pytest.mark.parametrize(
    "line",
    [
        "{{ positions|length }}",
        "item.positions.live().count()",
        "len(record.objections)",
        'Count("positions")',
        "{% blocktranslate count n=reservations|length %}",
    ],
)
def test_the_search_finds_a_tally(line):
    assert any(pattern.search(line) for pattern in COUNTING)


@pytest.mark.rule("D10")
def test_a_decision_is_written_by_the_gavel_alone():
    makers = {
        named(path)
        for path in source_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Decision", "Decision.objects.create")
    }
    assert makers == {"gcm/domain/gavel.py"}

"""Sizes, words and descriptions of the source."""

import ast
import re

from tests.static_checks.sources import ROOT, files, files_of_tests, named, one_a_line, parsed, source_files

LONGEST_SOURCE, LONGEST_TEST = 300, 600
LEFT_OVER = re.compile(
    r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|NotImplementedError|pragma: no cover|type: ignore(?!\[)"
)
SWALLOWED = re.compile(r"except( (Base)?Exception)?:\s*pass")
MIDDLE_DOT = re.compile(r"[a-zé]·[a-zé]")
TEXT_FILES = (".py", ".html", ".txt", ".md", ".po", ".csv", ".css", ".js")


def _lines(path):
    return path.read_text().count("\n")


def test_no_file_outgrows_its_subject():
    allowed = {named(path): LONGEST_SOURCE for path in source_files()}
    allowed |= {named(path): LONGEST_TEST for path in files_of_tests()}
    sizes = {name: _lines(ROOT / name) for name in allowed}
    too_long = [f"{name}: {size} lines" for name, size in sizes.items() if size > allowed[name]]
    assert not too_long, one_a_line(too_long)


def test_nothing_is_left_for_later_or_silenced():
    found = [
        f"{named(path)}:{number} {line.strip()}"
        for path in source_files()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if LEFT_OVER.search(line)
    ]
    found += [named(path) for path in source_files() if SWALLOWED.search(path.read_text())]
    assert not found, one_a_line(found)


def test_no_middle_dots_in_any_word():
    assert [
        named(path) for path in files() if path.suffix in TEXT_FILES and MIDDLE_DOT.search(path.read_text())
    ] == []


def _is_described_layer(path):
    parts = path.with_suffix("").parts
    return "domain" in parts or "queries" in parts or (path.name == "__init__.py" and "core" in parts)


def _public(path):
    """Functions and classes of a module, save plain values: a dataclass is told by its fields."""
    for node in parsed(path).body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not any("dataclass" in ast.unparse(each) for each in node.decorator_list):
            yield node


def test_every_verb_and_query_says_what_it_does():
    silent = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in source_files()
        if _is_described_layer(path)
        for node in _public(path)
        if not ast.get_docstring(node)
    ]
    assert not silent, one_a_line(silent)


def test_verbs_take_keywords_only():
    """`verb_noun(*, actor, ...)`: a verb that somebody performs names everything it is given."""
    positional = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in source_files()
        if "domain" in path.parts
        for node in _public(path)
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith(("may_", "is_", "has_"))
        and any(argument.arg == "actor" for argument in node.args.args + node.args.posonlyargs)
    ]
    assert not positional, one_a_line(positional)


def test_every_module_begins_by_saying_what_it_is_for():
    """One line at the top of each module of domain, queries and rules."""
    silent = [
        named(path)
        for path in source_files()
        if path.name != "__init__.py" and (_is_described_layer(path) or path.name == "rules.py")
        if not ast.get_docstring(parsed(path))
    ]
    assert not silent, one_a_line(silent)


def test_every_test_can_fail():
    """A test asserts something, or calls what does."""
    proof = re.compile(r"assert|raises|expect|num_queries|check")
    toothless = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in files_of_tests()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not any(
            isinstance(part, ast.Assert)
            or (isinstance(part, ast.Call) and proof.search(ast.unparse(part.func)))
            for part in ast.walk(node)
        )
    ]
    assert not toothless, one_a_line(toothless)

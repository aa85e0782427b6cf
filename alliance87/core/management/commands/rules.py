"""`manage.py rules`: each rule, its clause, and the tests that prove it."""

import ast
import re
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

_LINE = re.compile(r"^\| ([A-Z]\d+) \| (.+?) \| (.+?) \| (.+?) \|$")
KINDS = {"L": "mandate", "D": "house rule", "A": "awaiting a ruling"}


@dataclass
class Rule:
    number: str
    about: str
    clause: str
    kind: str
    tests: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """The clause, and where the rule comes from; a state machine or a fault comes from nowhere."""
        kinds = (KINDS[letter] for letter in self.kind.split(", ") if letter in KINDS)
        return ", ".join((self.clause, *kinds))


def written_rules(page: Path) -> dict[str, Rule]:
    """The table of docs/rules.md, by number."""
    found = (_LINE.match(line) for line in page.read_text().splitlines())
    return {match[1]: Rule(match[1], match[2], match[3], match[4]) for match in found if match}


def proofs_by_rule(folder: Path) -> dict[str, list[str]]:
    """Which tests carry `@pytest.mark.rule("P3")`, read from their source without running them."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        for name, number in _marked(path):
            found[number].append(f"{path.relative_to(folder.parent)}::{name}")
    return dict(found)


def _marked(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text())
    for_all = [number for node in tree.body for number in _module_marks(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [number for each in node.decorator_list for number in _numbers(each)]
            yield from ((node.name, number) for number in [*for_all, *own])


def _module_marks(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign) and "pytestmark" in [ast.unparse(each) for each in node.targets]:
        return _numbers(node.value)
    return []


def _numbers(node: ast.expr) -> list[str]:
    """The arguments of every `pytest.mark.rule(...)` in the expression, also inside `pytest.param`."""
    calls = (each for each in ast.walk(node) if isinstance(each, ast.Call))
    marks = (call for call in calls if ast.unparse(call.func) == "pytest.mark.rule")
    return [
        str(argument.value) for mark in marks for argument in mark.args if isinstance(argument, ast.Constant)
    ]


class Command(BaseCommand):
    help = "Print each rule with its clause and the tests that prove it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only fail for rules that nobody wrote down")

    def handle(self, *args: Any, **options: Any) -> None:
        known = written_rules(settings.BASE_DIR / "docs" / "rules.md")
        tests = proofs_by_rule(settings.BASE_DIR / "tests")
        unknown = sorted(set(tests) - set(known))
        if unknown:
            raise CommandError(f"Tests name rules that docs/rules.md does not: {', '.join(unknown)}")
        if not options["check"]:
            self._print(known, tests)

    def _print(self, known: dict[str, Rule], tests: dict[str, list[str]]) -> None:
        for number, rule in known.items():
            self.stdout.write(f"{number:4} {rule.about} ({rule.origin})")
            for test in tests.get(number, []):
                self.stdout.write(f"       {test}")
        self.stdout.write(f"\n{len(tests)} of {len(known)} rules have a test.")

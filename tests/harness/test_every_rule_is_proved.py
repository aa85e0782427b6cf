"""The gate: each rule of the governing body and of pathfinder countries is named by a test. `make rules`
prints which."""

from django.conf import settings

from alliance87.core.management.commands.rules import proofs_by_rule, written_rules

# Seats, rotation, presidency, observers, absences, meetings, quorum, decisions, minutes, pathfinders,
# secretariat, states.
SECTIONS = tuple("SRCOAGQDNFXZ")


def rows():
    return written_rules(settings.BASE_DIR / "docs" / "rules.md")


def named_by_tests():
    return set(proofs_by_rule(settings.BASE_DIR / "tests"))


def test_every_rule_of_the_governing_body_is_named_by_a_test():
    asked = [number for number in rows() if number.startswith(SECTIONS)]
    unproved = set(asked) - named_by_tests()
    assert sorted(unproved) == []


def test_each_rule_says_where_it_comes_from():
    known = {"L", "D", "A", "L, A", "–"}
    assert {rule.kind for rule in rows().values()} == known

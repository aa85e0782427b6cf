"""What somebody types as a day or an instant is within reason, in every form."""

import ast
import importlib

from django import forms

from alliance87.core.day_fields import DayField, InstantField
from tests.static_checks.sources import named, one_a_line, parsed, source_files

# Each shows what stood on a day of the past, has bounds of its own, and keeps nothing.
OWN_BOUNDS = {"alliance87/core/rulesets/forms.py", "gcm/forms/seats.py"}
BARE = {"DateField", "DateTimeField", "SplitDateTimeField"}


def _modules():
    for path in source_files():
        if "forms" in path.with_suffix("").parts and named(path) not in OWN_BOUNDS:
            yield path


def _all_below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from _all_below(each)


def test_no_form_makes_a_bare_field_for_days():
    bare = [
        f"{named(path)}:{node.lineno}"
        for path in _modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in BARE and ast.unparse(node.value) == "forms"
    ]
    assert not bare, one_a_line(bare)


def test_no_form_gets_a_bare_field_from_its_model():
    for path in _modules():
        importlib.import_module(named(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    ours = ("alliance87", "partners", "gcm", "pathfinders", "secretariat")
    bare = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in _all_below(forms.BaseForm)
        if form.__module__.startswith(ours) and f"{form.__module__.replace('.', '/')}.py" not in OWN_BOUNDS
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.DateField | forms.DateTimeField)
        and not isinstance(field, DayField | InstantField)
    ]
    assert not bare, one_a_line(bare)

"""What no template may contain, because the content security policy would refuse it."""

import re

import pytest

from tests.static_checks.sources import named, templates

# Mail clients know no stylesheets and get theirs inlined; pages for print are read by no browser.
OTHER_READERS = re.compile(r"^templates/(mail|pdf)/|/email/")
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "a script without an address": re.compile(r"<script(?![^>]*\b(src|type=\"application/json\"))", re.I),
    "a javascript: address": re.compile(r"[\"']\s*javascript:", re.I),
}


def faults(text):
    bare = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", text, flags=re.S)
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(bare)]


def test_templates_have_no_inline_style_or_script():
    found = {
        named(path): faults(path.read_text())
        for path in templates()
        if not OTHER_READERS.search(named(path)) and faults(path.read_text())
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p style="color: red">', ["a style attribute"]),
        ("<style>p {}</style>", ["a style element"]),
        ('<button type="button" onclick="go()">', ["an event attribute"]),
        ("<script>go()</script>", ["a script without an address"]),
        ('<a href="javascript:go()">', ["a javascript: address"]),
        ("<script src=\"{% static 'portal.js' %}\" defer></script>", []),
        ('<p class="on style" data-on="x">', []),
    ],
)
def test_the_search_finds_what_it_is_for(text, expected):
    assert faults(text) == expected

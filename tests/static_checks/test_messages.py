"""Every sentence of the portal exists in French and in Spanish."""

import os
import re
import shutil

import pytest

from tests.static_checks.messages import LANGUAGES, extract, read
from tests.static_checks.sources import ROOT, one_a_line

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|{\w*}")


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    if not shutil.which("xgettext"):
        message = "xgettext is missing: apt-get install gettext"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return extract(tmp_path_factory.mktemp("messages"))


def as_tuple(text):
    return text if isinstance(text, tuple) else (text,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(wanted, language):
    known = read(ROOT, language)
    missing = []
    for message in wanted:
        if not message.id:
            continue
        answer = known.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        if answer is None or answer.fuzzy or not all(as_tuple(answer.string)):
            missing.append(f"{message.locations[0][0]}: {message.id!r}")
    assert not missing, f"{len(missing)} without {language}" + one_a_line(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language):
    different = []
    for message in read(ROOT, language):
        asked = set(PLACEHOLDER.findall(" ".join(as_tuple(message.id)) if message.id else ""))
        for text in as_tuple(message.string):
            given = set(PLACEHOLDER.findall(text))
            # A form for one may leave the number out ("one partner").
            if message.id and text and (given - asked or (not message.pluralizable and given != asked)):
                different.append((message.id, text))
    assert not different, one_a_line(different)


@pytest.mark.parametrize("language", ["fr"])
def test_french_is_set_as_an_institution_prints_it(language):
    """A no-break space before a colon, semicolon, question or exclamation mark and inside guillemets;
    the typographic apostrophe."""
    wrong = re.compile(r"(?<=\w) ?[;?!](?!\w)|(?<=[\w»)]) :|« | »|\w'\w")
    tags = re.compile(r"<[^>]+>|https?:\S+|%\(\w+\)[a-z]|&\w+;|{[^}]*}")
    found = [
        text
        for message in read(ROOT, language)
        for text in as_tuple(message.string)
        if message.id and wrong.search(tags.sub("", text))
    ]
    assert not found, one_a_line(found)

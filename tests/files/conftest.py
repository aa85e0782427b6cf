from collections.abc import Iterator

import pytest
import rules
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from alliance87.core.access import registry
from alliance87.core.uploads import MB, define_purpose, purposes
from tests.files import samples

LETTER = "tests.letter"
LOGO = "tests.logo"
HIDDEN_LOGO = "tests.hidden_logo"


@pytest.fixture(autouse=True)
def _declared() -> Iterator[None]:
    """A private purpose whose files only their subject, a person, may see; and two public ones."""

    @rules.predicate
    def is_the_person(user: object, person: object = None) -> bool:
        return user == person

    known = dict(registry._permissions), dict(purposes._purposes)
    registry.define_permission("tests.view_letter", is_the_person)
    define_purpose(LETTER, {"pdf", "docx"}, 1 * MB, "tests.view_letter")
    define_purpose(LOGO, {"png"}, 1 * MB, public=True)
    define_purpose(HIDDEN_LOGO, {"png"}, 1 * MB, "tests.view_letter", public=True)
    yield
    registry._permissions, purposes._purposes = known


@pytest.fixture(autouse=True)
def _english(_clean_slate: None) -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def letter() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", samples.pdf())

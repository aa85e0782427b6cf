import io
from collections.abc import Callable

import pytest
from django.core.management import call_command

from tests.plugins.worlds import kept


def load_reference() -> list[str]:
    out = io.StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def load(db: None) -> Callable[[], list[str]]:
    """Load the reference data; answers the lines that the command prints."""
    return load_reference


@kept
def reference() -> None:
    """Everything that is true everywhere."""
    load_reference()

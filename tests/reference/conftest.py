import io
from collections.abc import Callable

import pytest
from django.core.management import call_command


@pytest.fixture
def load(db: None) -> Callable[[], list[str]]:
    """Load the reference data; answers the lines that the command prints."""

    def run() -> list[str]:
        out = io.StringIO()
        call_command("load_reference", stdout=out)
        return out.getvalue().splitlines()

    return run


@pytest.fixture
def reference(load: Callable[[], list[str]]) -> None:
    """Everything that is true everywhere."""
    load()

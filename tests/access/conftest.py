from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import translation

from tests.cast import make_user


@pytest.fixture(autouse=True)
def _english(_clean_slate: None) -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def officer(db: None) -> Callable[[str], Any]:
    """`officer("ada")`: an officer of the secretariat."""

    def make(name: str, **fields: Any) -> Any:
        return make_user("secretariat", name=name.title(), email=f"{name}@example.org", **fields)

    return make

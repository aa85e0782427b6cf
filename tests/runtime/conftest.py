from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from alliance87.core.jobs import registry


@pytest.fixture
def officer(db: None) -> Any:
    return get_user_model().objects.create_user("officer@example.org", name="Odile Ferrand", is_staff=True)


@pytest.fixture
def colleague(db: None) -> Any:
    return get_user_model().objects.create_user("colleague@example.org", name="Karim Bensaïd", is_staff=True)


@pytest.fixture
def outsider(db: None) -> Any:
    return get_user_model().objects.create_user("outsider@example.org", name="Noor Haddad")


@pytest.fixture
def define_job(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Declare a kind of job for the length of one test."""
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))

    def define(kind: str, run: Callable[[dict[str, Any]], None], **options: Any) -> None:
        registry.handler(kind, **options)(run)

    return define

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project_settings

from alliance87.core import mailing
from tests.mailing.smtp import Server, running


@pytest.fixture(autouse=True)
def _test_templates(settings: Any) -> None:
    """The wording of the tests; the engine has none."""
    templates = [{**project_settings.TEMPLATES[0]}]
    templates[0]["DIRS"] = [Path(__file__).parent / "templates", *templates[0]["DIRS"]]
    settings.TEMPLATES = templates


@pytest.fixture
def serve(settings: Any) -> Iterator[Callable[..., Server]]:
    """`serve()` starts an SMTP server and points the portal at it; `serve(())` one that can nothing."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(*arguments: Any) -> Server:
            server = stack.enter_context(running(Server(*arguments)))
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
            settings.EMAIL_TIMEOUT = 5
            return server

        yield start


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    return serve()


@pytest.fixture
def send(db: None) -> Callable[..., Any]:
    """`send("a@example.org", "b@example.org", statutory=True)`: a frozen mailing, nothing sent yet."""

    def freeze(*addresses: str, language: str = "en", **options: Any) -> Any:
        people = [
            mailing.Recipient(each, language, f"reader:{number}") for number, each in enumerate(addresses)
        ]
        return mailing.send(
            **{
                "kind": "tests.notice",
                "template": "test_mail/notice",
                "recipients": people,
                "context": {"what": "the café’s news"},
                "why": "You are in a test.",
                **options,
            }
        )

    return freeze


@pytest.fixture
def newsletter() -> Iterator[list[str]]:
    """A list one can leave; the keys of who left by a link."""
    from alliance87.core.mailing import categories

    left: list[str] = []
    mailing.define_category("test-news", "the test newsletter", unsubscribe=left.append)
    yield left
    del categories._categories["test-news"]


def people(number: int) -> list[str]:
    return [f"person{each:04}@example.org" for each in range(number)]


def states(frozen: Any) -> dict[str, str]:
    return dict(frozen.deliveries.values_list("address", "state"))

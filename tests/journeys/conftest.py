"""A browser on a running portal.

`visit(language, script=..., width=...)` opens a window of somebody of their own: other cookies, other
language. When the test ends, every window must have stayed free of script errors and of refusals by the
content security policy.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

pytest.register_assert_rewrite("tests.journeys.support")

from tests.journeys.support import PHONE, Walk, bring_session, link_in  # noqa: E402

# The first has no window to draw, and opens a page in a quarter of the time of the others.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",  # root, as in a container, has no other way
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
HINT = "No Chromium found. On Debian: apt-get install chromium-headless-shell"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.timeout(240))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(HINT) if os.environ.get("CI") else pytest.skip(HINT)
    # Playwright's loop runs in this thread, and Django would refuse the database because of it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def portal(live_server: Any, settings: Any, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the running portal; links in mails lead there too. Dozens of windows keep their line to
    it open; a database connection ends with its request, or a server that grants a hundred runs out."""
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return str(live_server.url)


@pytest.fixture
def visit(browser: Browser, portal: str) -> Iterator[Callable[..., Walk]]:
    """`visit("fr", script=False, width=PHONE)`: a new visitor with a window of their own."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_window(language: str = "fr", *, script: bool = True, width: int = 1280) -> Walk:
        context = browser.new_context(
            base_url=portal,
            locale={"fr": "fr-CH", "en": "en-GB", "es": "es-ES"}[language],
            java_script_enabled=script,
            viewport={"width": width, "height": 844 if width == PHONE else 900},
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        _listen(page, errors)
        return Walk(page, language, script)

    yield open_window
    for context in contexts:
        context.close()
    assert not errors, "\n".join(["", *errors])


@pytest.fixture
def enter(visit: Callable[..., Walk], portal: str) -> Callable[..., Walk]:
    """`enter(user, "fr")`: a window of that person, signed in; with a second factor where the role needs one,
    unless said otherwise."""

    def open_window(
        user: Any, language: str = "en", *, second_factor: bool | None = None, **options: Any
    ) -> Walk:
        walk = visit(language, **options)
        bring_session(walk, user, portal, second_factor)
        return walk

    return open_window


def _listen(page: Page, errors: list[str]) -> None:
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    page.on("console", lambda said: errors.append(f"{page.url}: {said.text}") if _is_fault(said) else None)


def _is_fault(said: Any) -> bool:
    """Pages that refuse answer 4xx on purpose, and Chromium logs each as an error. The editor brings a style
    that our policy refuses, as it should: the portal has its own."""
    on_purpose = "the server responded with a status of 4" in said.text
    of_the_editor = "Applying inline style" in said.text and "django_prose_editor" in said.location["url"]
    return said.type == "error" and not on_purpose and not of_the_editor


@pytest.fixture
def mail_link(portal: str, run_jobs: Callable[[], int]) -> Callable[[str, str], str]:
    """`mail_link("a@example.org", "/confirm-email/")`: the newest such link mailed to that address."""

    def find(address: str, pattern: str) -> str:
        run_jobs()
        return link_in(mail.outbox, address, pattern)

    return find

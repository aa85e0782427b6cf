"""What somebody does in a browser, in the words of a journey."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Locator, Page

from tests.cast import sign_in

LANGUAGES = ("fr", "en", "es")
PHONE, DESK = 390, 1280
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": False,  # it would write style elements into the page, which our policy refuses
}


@dataclass
class Walk:
    """One visitor's window, with the language they read and whether scripts run."""

    page: Page
    language: str
    script: bool

    def address(self, name: str, *args: Any, **kwargs: Any) -> str:
        with translation.override(self.language):
            return reverse(name, args=args, kwargs=kwargs)

    def go(self, name: str, **kwargs: Any) -> None:
        """Open the page with this name in the visitor's language; it must answer 200."""
        answer = self.page.goto(self.address(name, **kwargs))
        assert answer is not None
        assert answer.status == 200, f"{answer.url} answered {answer.status}"
        self.look()

    def look(self) -> None:
        """Whatever page this is: the language is the visitor's, nothing sticks out, axe finds nothing."""
        assert self.page.locator("html").get_attribute("lang") == self.language, self.page.url
        if self.script:
            assert self.overflow() == 0, f"{self.page.url} is wider than the window"
            assert self.violations() == []

    def overflow(self) -> int:
        """How many pixels of the page stick out to the right, once what scripts make has found its form."""
        for _turn in range(20):
            wide = self.page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
            if not wide:
                break
            self.page.wait_for_timeout(50)
        return int(wide)

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 A and AA, with the elements, once colours have stopped changing."""
        self.page.evaluate("Promise.allSettled(document.getAnimations().map(each => each.finished))")
        found = Axe().run(self.page, options=RULES).response["violations"]
        return [
            f"{self.page.url} {each['id']}: {each['help']} at {node['target']}"
            for each in found
            for node in each["nodes"]
        ]

    def fill(self, **fields: str) -> None:
        """Fill the fields of the main form by their names."""
        for name, value in fields.items():
            self.field(name).fill(value)

    def field(self, name: str) -> Locator:
        return self.page.locator(f"main [name='{name}']")

    def submit(self, selector: str = "main form button") -> None:
        """Press the button and look at the page that comes."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.look()

    def is_at(self, name: str, **kwargs: Any) -> bool:
        return urlsplit(self.page.url).path == self.address(name, **kwargs)


def bring_session(walk: Walk, user: Any, portal: str, second_factor: bool | None = None) -> None:
    """Sign the person in without the pages for it, which have journeys of their own."""
    key = str(sign_in(Client(), user, second_factor=second_factor).session.session_key)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": portal}
    walk.page.context.add_cookies([cookie])  # type: ignore[list-item]


def link_in(outbox: Iterable[EmailMessage], address: str, pattern: str) -> str:
    """The newest link that matches, in the mails to the address."""
    bodies = [str(mail.body) for mail in outbox if address in mail.to]
    links = [
        link for body in bodies for link in re.findall(r"https?://\S+", body) if re.search(pattern, link)
    ]
    assert links, f"no mail to {address} has a link with {pattern}; {len(bodies)} mails went there"
    return links[-1].rstrip(".,)>")

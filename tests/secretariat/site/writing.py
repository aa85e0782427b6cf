"""News and events for tests."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model

from secretariat.domain.site.events import save_event
from secretariat.domain.site.news import publish_news, save_news
from secretariat.models import Event, News, Page
from tests.cast import make_user

TEXTS = {
    f"{field}_{code}": f"{words} ({code})"
    for field, words in (("title", "Fair fishing"), ("lead", "In a word"), ("body", "<p>At length</p>"))
    for code in ("fr", "en", "es")
}
DATES = {
    "starts_at": datetime(2030, 3, 1, 8, tzinfo=UTC),
    "ends_at": datetime(2030, 3, 1, 10, tzinfo=UTC),
    "zone": "Asia/Kathmandu",
    "place": "Kathmandu",
    "organiser": "A forum",
    "address": "",
}


def write_news(actor: Any, **texts: str) -> News:
    return save_news(actor=actor, texts={**TEXTS, **texts})


def published_news(actor: Any, **texts: str) -> News:
    item = write_news(actor, **texts)
    return publish_news(actor=colleague(), news=item, revision=item.revision)


def write_page(actor: Any, **values: Any) -> Any:
    return save_news(actor=actor, texts=TEXTS, model=Page, **values)


def published_page(actor: Any, **values: Any) -> Any:
    item = write_page(actor, **values)
    return publish_news(actor=colleague(), news=item, revision=item.revision)


def colleague() -> Any:
    """Another officer, who publishes what the first one wrote."""
    known = get_user_model().objects.filter(email="colleague@example.org").first()
    return known or make_user("secretariat", email="colleague@example.org", name="A Colleague")


def write_event(actor: Any, *, is_public: bool = True, **values: Any) -> Event:
    titles = {f"title_{code}": f"Dialogue ({code})" for code in ("fr", "en", "es")}
    return save_event(actor=actor, values={**titles, **DATES, **values}, is_public=is_public)

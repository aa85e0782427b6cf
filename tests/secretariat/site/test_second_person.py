"""What taking back ends, and what a second person may rely on."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.domain.site.news import preview_token, publish_news, save_news, take_back_news
from tests.secretariat.site.writing import TEXTS, colleague, published_news, write_news

pytestmark = pytest.mark.django_db


def test_taking_back_ends_the_links_of_the_preview(client: Any, secretariat: Any) -> None:
    item = published_news(secretariat)
    address = reverse("secretariat:news_preview", args=[preview_token(item)])
    assert client.get(address).status_code == 200
    take_back_news(actor=secretariat, news=item)
    assert client.get(address).status_code == 404


def test_pressing_save_makes_nobody_a_writer(secretariat: Any) -> None:
    item = write_news(secretariat)
    kept = save_news(actor=colleague(), texts=TEXTS, news=item, revision=item.revision)
    assert (kept.revision, kept.changed_by) == (1, secretariat)


def test_a_newer_version_of_what_is_scheduled_keeps_the_hour(client_of: Any, secretariat: Any) -> None:
    item, at = write_news(secretariat), timezone.now() + timedelta(days=2)
    item = publish_news(actor=colleague(), news=item, revision=item.revision, at=at)
    item = save_news(actor=secretariat, texts={"title_en": "Later"}, news=item, revision=item.revision)
    desk = client_of(colleague())
    page = desk.get(reverse("admin:secretariat_news_change", args=[item.pk]))
    assert page.context["publishing"].initial["at"] == at

"""News: a draft with a link, published at its hour in three languages, and found again at its new address."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from secretariat.domain.site.news import (
    StaleNewsError,
    preview_token,
    publish_news,
    save_news,
    take_back_news,
)
from secretariat.models import News
from tests.secretariat.site.writing import TEXTS, colleague, published_news, write_news

pytestmark = pytest.mark.django_db


def shown(client: Any) -> list[str]:
    return [item.title for item in client.get(reverse("secretariat:news")).context["page"]]


def test_the_public_reads_what_is_published(client: Any, secretariat: Any) -> None:
    write_news(secretariat, title_en="A draft", title_fr="Un brouillon")
    item = published_news(secretariat)
    assert shown(client) == ["Fair fishing (en)"]
    assert client.get(item.get_absolute_url()).status_code == 200


def test_it_is_read_from_its_hour(client: Any, secretariat: Any, time_machine: Any) -> None:
    item = write_news(secretariat)
    at = timezone.now() + timedelta(hours=2)
    publish_news(actor=colleague(), news=item, revision=item.revision, at=at)
    assert client.get(item.get_absolute_url()).status_code == 404
    time_machine.move_to(timezone.now() + timedelta(hours=3))
    assert client.get(item.get_absolute_url()).status_code == 200


def test_it_is_published_in_three_languages_or_not_at_all(secretariat: Any) -> None:
    item = write_news(secretariat, lead_es="")
    with pytest.raises(ValidationError) as refused:
        publish_news(actor=colleague(), news=item, revision=item.revision)
    assert list(refused.value.message_dict) == ["lead_es"]


def test_what_was_taken_back_is_gone(client: Any, secretariat: Any) -> None:
    item = published_news(secretariat)
    take_back_news(actor=secretariat, news=item)
    assert shown(client) == []


def test_an_old_address_leads_on(client: Any, secretariat: Any) -> None:
    item = published_news(secretariat)
    old = item.get_absolute_url()
    moved = save_news(actor=secretariat, texts={}, slug="another", news=item, revision=item.revision)
    assert client.get(old).status_code == 200
    moved = publish_news(actor=colleague(), news=moved, revision=moved.revision)
    answer = client.get(old)
    assert (answer.status_code, answer.url) == (301, moved.get_absolute_url())


def test_an_address_is_taken_once(secretariat: Any) -> None:
    write_news(secretariat)
    with pytest.raises(ValidationError) as refused:
        write_news(secretariat)
    assert list(refused.value.message_dict) == ["slug"]


def test_script_does_not_survive(secretariat: Any) -> None:
    item = write_news(secretariat, body_en="<p onclick='x()'>Hello<script>x()</script></p>")
    assert item.body_en == "<p>Hello</p>"


def test_a_stale_save_is_refused_and_shows_what_stands(client_of: Any, secretariat: Any) -> None:
    item = write_news(secretariat)
    save_news(actor=secretariat, texts={"title_en": "Theirs"}, news=item, revision=item.revision)
    with pytest.raises(StaleNewsError):
        save_news(actor=secretariat, texts={"title_en": "Mine"}, news=item, revision=item.revision)
    address = reverse("admin:secretariat_news_change", args=[item.pk])
    answer = client_of(secretariat).post(address, {**TEXTS, "title_en": "Mine", "revision": item.revision})
    assert answer.status_code == 422
    assert (answer.context["standing"].title_en, answer.context["form"]["title_en"].value()) == (
        "Theirs",
        "Mine",
    )


def test_a_draft_is_read_by_its_link_for_a_while(client: Any, secretariat: Any, time_machine: Any) -> None:
    address = reverse("secretariat:news_preview", args=[preview_token(write_news(secretariat))])
    answer = client.get(address)
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex")
    time_machine.move_to(timezone.now() + timedelta(days=15))
    assert client.get(address).status_code == 404


def test_nobody_else_writes(chair: Any) -> None:
    with pytest.raises(PermissionDenied):
        write_news(chair)


def test_it_is_written_and_published_on_the_desk(client_of: Any, secretariat: Any) -> None:
    client = client_of(secretariat)
    client.post(reverse("admin:secretariat_news_add"), {**TEXTS, "revision": 0})
    item = News.objects.get()
    address = reverse("admin:secretariat_news_change", args=[item.pk])
    read = {"publish": "1", "revision": item.revision}
    assert 'name="publish"' not in client.get(address).text
    assert client.post(address, read).status_code == 403  # not by whoever wrote it
    desk = client_of(colleague())
    assert 'name="publish"' in desk.get(address).text
    assert desk.post(address, {"publish": "1"}).status_code == 422  # it says what was read
    assert desk.post(address, read).status_code == 302
    assert client.get(item.get_absolute_url()).context["item"] == item


def test_plain_words_become_paragraphs(client_of: Any, secretariat: Any) -> None:
    typed = {**TEXTS, "body_en": "One\n\nTwo", "revision": 0}
    client_of(secretariat).post(reverse("admin:secretariat_news_add"), typed)
    assert News.objects.get().body_en == "<p>One</p>\n\n<p>Two</p>"


def test_the_feed_holds_what_is_published(client: Any, secretariat: Any) -> None:
    write_news(secretariat, title_fr="Brouillon", title_en="A draft")
    published_news(secretariat)
    feed = client.get(reverse("secretariat:news_feed")).content.decode()
    assert (feed.count("<entry>"), "A draft" in feed) == (1, False)

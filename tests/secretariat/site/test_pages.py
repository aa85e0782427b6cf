"""Pages of the site: written, listed and moved like news, without a day."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from alliance87.core.search import search
from secretariat.domain.site.news import place_page, publish_news, save_news
from secretariat.models import News, Page
from tests.secretariat.site.writing import TEXTS, colleague, published_news, published_page, write_page

pytestmark = pytest.mark.django_db


def test_a_page_is_read_once_published_and_is_no_news(client: Any, secretariat: Any) -> None:
    page = write_page(secretariat)
    assert client.get(page.get_absolute_url()).status_code == 404
    publish_news(actor=colleague(), news=page, revision=page.revision)
    assert client.get(page.get_absolute_url()).status_code == 200
    assert not News.objects.exists()
    assert client.get(reverse("secretariat:news_item", args=[page.slug])).status_code == 404


def test_it_is_found_and_on_the_map_of_the_site(client: Any, secretariat: Any) -> None:
    page = published_page(secretariat)
    assert [(found.kind.key, [hit.title for hit in found.hits]) for found in search("fishing")] == [
        ("written", ["Fair fishing (en)"])
    ]
    assert page.get_absolute_url() in client.get(reverse("sitemap_page", args=[1])).text


def test_its_old_address_leads_on(client: Any, secretariat: Any) -> None:
    page = published_page(secretariat)
    old = page.get_absolute_url()
    moved = save_news(actor=secretariat, texts={}, slug="another", news=page, revision=page.revision)
    moved = publish_news(actor=colleague(), news=moved, revision=moved.revision)
    answer = client.get(old)
    assert (answer.status_code, answer.url) == (301, moved.get_absolute_url())


def test_the_page_of_the_alliance_can_be_the_secretariats_own(client: Any, secretariat: Any) -> None:
    about = reverse("secretariat:about")
    assert "It stands on five pillars" in client.get(about).text
    page = published_page(secretariat, slug="about")
    assert page.get_absolute_url() == about
    text = client.get(about).text
    assert ("<h1>Fair fishing (en)</h1>" in text, "It stands on five pillars" in text) == (True, False)
    answer = client.get(reverse("secretariat:page", args=["about"]))
    assert (answer.status_code, answer.url) == (301, about)


def test_pages_are_listed_in_their_order_once_public(client: Any, secretariat: Any) -> None:
    for slug, order in (("second", 2), ("first", 1), ("unlisted", None)):
        place_page(actor=secretariat, page=published_page(secretariat, slug=slug), order=order)
    place_page(actor=secretariat, page=write_page(secretariat, slug="draft"), order=3)
    listed = client.get(reverse("secretariat:about")).context["listed"]
    assert [page.slug for page in listed] == ["first", "second"]


def test_it_is_written_and_placed_on_the_desk(client_of: Any, secretariat: Any) -> None:
    desk = client_of(secretariat)
    desk.post(reverse("admin:secretariat_page_add"), {**TEXTS, "revision": 0})
    page = Page.objects.get()
    address = reverse("admin:secretariat_page_change", args=[page.pk])
    assert desk.post(address, {"place": "1", "order": "0"}).status_code == 422
    assert desk.post(address, {"place": "1", "order": "4"}).status_code == 302
    page.refresh_from_db()
    assert page.order == 4
    assert desk.get(reverse("admin:secretariat_news_change", args=[page.pk])).status_code == 404


def test_nobody_else_places_a_page(chair: Any, secretariat: Any) -> None:
    with pytest.raises(PermissionDenied):
        place_page(actor=chair, page=published_page(secretariat), order=1)


def test_an_address_is_taken_by_news_and_pages_alike(secretariat: Any) -> None:
    published_news(secretariat)
    with pytest.raises(ValidationError):
        write_page(secretariat)

"""What is written beside what the public reads: published by a second person, and unseen before."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from alliance87.core.ledger.models import Entry
from alliance87.core.search import search
from secretariat.domain.site.news import preview_token, publish_news, renew_preview, save_news, take_back_news
from secretariat.models import News
from secretariat.queries.site.versions import versions_of
from tests.secretariat.site.writing import TEXTS, colleague, published_news, write_news

pytestmark = pytest.mark.django_db
NEWER = {**TEXTS, "title_en": "Unfair fishing", "body_en": "<p>At <b>greater</b> length</p>"}


@pytest.fixture
def mended(secretariat: Any) -> News:
    """Published, and then mended by its writer."""
    item = published_news(secretariat)
    return save_news(actor=secretariat, texts=NEWER, news=item, revision=item.revision)


def test_the_public_reads_the_older_text_until_somebody_else_publishes(
    client: Any, mended: News, secretariat: Any
) -> None:
    address = mended.get_absolute_url()
    day = mended.publish_at
    assert client.get(address).context["item"].title_en == "Fair fishing (en)"
    with pytest.raises(PermissionDenied):
        publish_news(actor=secretariat, news=mended, revision=mended.revision)
    item = publish_news(actor=colleague(), news=mended, revision=mended.revision)
    assert client.get(address).context["item"].title_en == "Unfair fishing"
    assert (item.publish_at, item.has_newer) == (day, False)
    assert Entry.objects.filter(kind="secretariat.news_published").count() == 2


def test_no_door_shows_the_newer_text(client: Any, mended: News) -> None:
    stands = News.objects.get()
    assert stands.updated_at < mended.versions.get(number=2).written_at
    listed = [reverse(name) for name in ("secretariat:news", "secretariat:news_feed")]
    assert [address for address in listed if "Unfair" in client.get(address).content.decode()] == []
    assert search("unfair") == []
    assert stands.search_text.count("fair fishing") == 3


def test_what_is_public_is_not_published_again(mended: News, secretariat: Any) -> None:
    item = publish_news(actor=colleague(), news=mended, revision=mended.revision)
    with pytest.raises(ValidationError) as refused:
        publish_news(actor=colleague(), news=item, revision=item.revision)
    assert refused.value.code == "public"


def test_a_newer_text_lacks_no_language(secretariat: Any) -> None:
    item = published_news(secretariat)
    newer = save_news(actor=secretariat, texts={"lead_es": ""}, news=item, revision=item.revision)
    with pytest.raises(ValidationError) as refused:
        publish_news(actor=colleague(), news=newer, revision=newer.revision)
    assert list(refused.value.message_dict) == ["lead_es"]


def test_what_was_approved_comes_at_its_hour_though_a_newer_text_waits(
    client: Any, secretariat: Any, time_machine: Any
) -> None:
    item = write_news(secretariat)
    at = timezone.now() + timedelta(hours=2)
    item = publish_news(actor=colleague(), news=item, revision=item.revision, at=at)
    save_news(actor=secretariat, texts=NEWER, news=item, revision=item.revision)
    time_machine.move_to(at + timedelta(minutes=1))
    assert client.get(item.get_absolute_url()).context["item"].title_en == "Fair fishing (en)"


def test_what_is_taken_back_goes_on_from_the_last_version(mended: News, desk_editor: Any) -> None:
    item = take_back_news(actor=desk_editor, news=mended)
    assert (item.title_en, item.publish_at, item.public_revision) == ("Unfair fishing", None, None)


def test_an_editor_writes_beside_what_is_public_and_publishes_nothing(
    desk_editor: Any, secretariat: Any
) -> None:
    item = published_news(secretariat)
    newer = save_news(actor=desk_editor, texts=NEWER, news=item, revision=item.revision)
    with pytest.raises(PermissionDenied):
        publish_news(actor=desk_editor, news=newer, revision=newer.revision)
    assert publish_news(actor=secretariat, news=newer, revision=newer.revision).title_en == "Unfair fishing"


def test_the_link_of_the_preview_shows_the_last_version_until_there_is_another(
    client: Any, mended: News, secretariat: Any
) -> None:
    address = reverse("secretariat:news_preview", args=[preview_token(mended)])
    assert client.get(address).context["item"].title_en == "Unfair fishing"
    item = renew_preview(actor=secretariat, news=mended)
    assert client.get(address).status_code == 404
    assert client.get(reverse("secretariat:news_preview", args=[preview_token(item)])).status_code == 200


def test_the_desk_tells_versions_apart(client_of: Any, mended: News, secretariat: Any) -> None:
    desk = client_of(secretariat)
    page = desk.get(reverse("admin:secretariat_news_change", args=[mended.pk]))
    assert "2 versions" in page.text and page.context["form"]["title_en"].value() == "Unfair fishing"
    assert 'name="publish"' not in page.text  # not for whoever wrote it
    told = desk.get(reverse("admin:secretariat_news_versions", args=[mended.pk]))
    last, first = told.context["versions"]
    assert (last.is_public, first.is_public) == (False, True)
    assert [change.label for change in last.changes] == ["Title (English)", "Text (English)"]
    assert ("greater </ins>" in told.text, "<ins>" in told.text) == (True, True)


def test_an_address_that_waits_is_taken(mended: News, secretariat: Any) -> None:
    item = save_news(actor=secretariat, texts={}, slug="waits", news=mended, revision=mended.revision)
    with pytest.raises(ValidationError) as refused:
        save_news(actor=secretariat, texts=TEXTS, slug="waits")
    assert list(refused.value.message_dict) == ["slug"]
    assert take_back_news(actor=secretariat, news=item).slug == "waits"


def test_a_link_that_leads_elsewhere_is_a_change(secretariat: Any) -> None:
    texts = {**TEXTS, "body_en": '<p><a href="https://example.org/a">Read</a></p>'}
    item = save_news(actor=secretariat, texts=texts)
    other = {"body_en": '<p><a href="https://example.com/b">Read</a></p>'}
    item = save_news(actor=secretariat, texts=other, news=item, revision=item.revision)
    (change,) = versions_of(item)[0].changes
    assert "org" in [piece.text for piece in change.pieces if piece.change == "gone"]


def test_a_version_is_never_changed(mended: News) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE secretariat_newsversion SET title_en = 'Other'")

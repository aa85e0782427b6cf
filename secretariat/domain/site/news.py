"""News: written, seen by whoever has the link of the preview, published at an hour, taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.text import fold
from secretariat.models import FormerAddress, News

LANGUAGES = ("fr", "en", "es")
ADDRESS_TAKEN = _("This address is taken.")
PREVIEW_SALT, PREVIEW_DAYS = "secretariat.news.preview", 14


class StaleNewsError(Exception):
    """Somebody else saved meanwhile; `standing` is what they saved."""

    def __init__(self, standing: News) -> None:
        super().__init__(str(standing))
        self.standing = standing


@transaction.atomic
def save_news(
    *,
    actor: Any,
    texts: Mapping[str, str],
    slug: str = "",
    news: News | None = None,
    revision: int = 0,
) -> News:
    """Keep what was written: `texts` by field and language ("title_fr", "lead_es", "body_en"). A new address
    leads on from the old one. Raises PermissionDenied, also for an editor who would change what the public
    reads; StaleNewsError when `revision` is not the one that
    stands, ValidationError when the address is taken or a published item would lack a language."""
    item = News.objects.select_for_update().get(pk=news.pk) if news else News()
    if not actor.has_perm("secretariat.edit_news", item):
        raise PermissionDenied
    if item.revision != revision:
        raise StaleNewsError(item)
    for name, text in texts.items():
        setattr(item, name, _clean(text) if name.startswith("body") else text.strip())
    if item.publish_at is not None:
        require_languages(item)
    _move(item, slugify(slug or item.slug or _title(item))[:90])
    item.search_text = fold(_clean(" ".join(_texts(item)), tags=set()))
    item.revision += 1
    item.changed_by = actor
    try:
        with transaction.atomic():
            item.save()
    except IntegrityError as error:  # the button was pressed twice
        raise ValidationError({"slug": ADDRESS_TAKEN}, code="slug") from error
    data = {"revision": item.revision, "public": item.publish_at is not None}
    ledger.append(kind="secretariat.news_saved", subject=item, actor=actor, data=data)
    return item


@transaction.atomic
def publish_news(*, actor: Any, news: News, revision: int, at: datetime | None = None) -> News:
    """Publish the text that was read, at `revision`, at the instant, now by default. Raises PermissionDenied
    for all but an officer who did not write it; ValidationError while a language is missing, or when the text
    is another one by now."""
    item = News.objects.select_for_update().get(pk=news.pk)
    if not actor.has_perm("secretariat.publish_news", item):
        raise PermissionDenied
    if item.revision != revision:
        raise ValidationError(_("The text was changed meanwhile: please read it again."), code="stale")
    require_languages(item)
    item.publish_at = at or timezone.now()
    item.save()
    data = {"revision": revision, "written_by": item.changed_by_id}
    ledger.append(kind="secretariat.news_published", subject=item, actor=actor, data=data)
    return item


@transaction.atomic
def take_back_news(*, actor: Any, news: News) -> News:
    """The public reads it no more; the text stays as a draft. Raises PermissionDenied."""
    if not actor.has_perm("secretariat.edit_site"):
        raise PermissionDenied
    item = News.objects.select_for_update().get(pk=news.pk)
    item.publish_at = None
    item.save()
    ledger.append(kind="secretariat.news_taken_back", subject=item, actor=actor, data={})
    return item


def preview_token(news: News) -> str:
    """Whoever has it reads the draft, for 14 days."""
    return signing.dumps(news.pk, salt=PREVIEW_SALT)


def previewed(token: str) -> News | None:
    """None for a link that is wrong or too old."""
    try:
        number = signing.loads(token, salt=PREVIEW_SALT, max_age=PREVIEW_DAYS * 86400)
    except signing.BadSignature:
        return None
    return News.objects.filter(pk=number).first()


def require_languages(item: News) -> None:
    """Title, short text and text in the three languages. Raises ValidationError."""
    missing = [
        f"{field}_{code}"
        for code in LANGUAGES
        for field in ("title", "lead", "body")
        if not getattr(item, f"{field}_{code}")
    ]
    if missing:
        text = _("The public reads it in French, English and Spanish: this is missing.")
        raise ValidationError(dict.fromkeys(missing, text), code="language")


def _move(item: News, slug: str) -> None:
    if not slug:
        raise ValidationError({"slug": _("Write a title or an address.")}, code="slug")
    taken = News.objects.filter(slug=slug).exclude(pk=item.pk).exists()
    if taken or FormerAddress.objects.filter(slug=slug).exclude(news=item.pk).exists():
        raise ValidationError({"slug": ADDRESS_TAKEN}, code="slug")
    if item.pk and item.slug != slug:
        FormerAddress.objects.filter(slug=slug).delete()
        FormerAddress.objects.get_or_create(slug=item.slug, news=item)
    item.slug = slug


def _clean(text: str, **options: Any) -> str:
    import nh3  # what only a page of the desk needs, a worker that sends mail does not hold

    return nh3.clean(text, **options)


def _title(item: News) -> str:
    return next((title for code in LANGUAGES if (title := getattr(item, f"title_{code}"))), "")


def _texts(item: News) -> list[str]:
    names = [f"{field}_{code}" for field in ("title", "lead", "body") for code in LANGUAGES]
    return [getattr(item, name) or "" for name in names]

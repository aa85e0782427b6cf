"""News and pages: written, seen by whoever has the link of the preview, published at an hour by a second
person, mended beside what the public reads, taken back."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.languages import LANGUAGES
from alliance87.core.text import fold
from secretariat.models import FormerAddress, News, NewsVersion, Page
from secretariat.models.news import FIELDS

TEXTS = tuple(f"{field}_{code}" for field in FIELDS for code in LANGUAGES)
ADDRESS_TAKEN = _("This address is taken.")
PREVIEW_SALT, PREVIEW_DAYS = "secretariat.news.preview", 14


class StaleNewsError(Exception):
    """Somebody else saved meanwhile; `standing` is what they saved."""

    def __init__(self, standing: NewsVersion) -> None:
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
    model: type[News] = News,
) -> News:
    """Keep what was written as another version: `texts` by field and language ("title_fr", "lead_es",
    "body_en"); those left out stay as they were. What changes nothing is no version and has no writer.
    What the public reads stays until `publish_news`. Raises PermissionDenied; StaleNewsError when
    `revision` is not the one that stands, ValidationError when the address is taken."""
    item = _locked(news) if news else model(kind=model.objects.kind)
    if not actor.has_perm("secretariat.edit_news", item):
        raise PermissionDenied
    if item.revision != revision:
        raise StaleNewsError(newest(item))
    last = newest(item) if item.pk else None
    version = _next_version(last, actor, texts)
    version.slug = _free(item, slugify(slug or version.slug or _title(version))[:90])
    if last and _says_the_same(version, last):
        return item
    item.revision, item.changed_by = version.number, actor
    is_draft = item.publish_at is None
    if is_draft:
        _take_over(item, version)
    try:
        with transaction.atomic():
            # What the public reads was not updated: feeds would tell that something waits.
            item.save(update_fields=None if is_draft else ["revision", "changed_by"])
            version.news = item
            version.save()
    except IntegrityError as error:  # the button was pressed twice
        raise ValidationError({"slug": ADDRESS_TAKEN}, code="slug") from error
    data = {"revision": item.revision, "public": item.publish_at is not None}
    ledger.append(kind="secretariat.news_saved", subject=item, actor=actor, data=data)
    return item


@transaction.atomic
def publish_news(*, actor: Any, news: News, revision: int, at: datetime | None = None) -> News:
    """Publish the version that was read, at the instant, now by default; in the place of one that is public
    already, now, and with its day. A new address leads on from the old one. Raises PermissionDenied for all
    but an officer who did not write it; ValidationError while a language is missing, when the text is another
    one by now, or is public as it is."""
    item = _locked(news)
    if not actor.has_perm("secretariat.publish_news", item):
        raise PermissionDenied
    if item.revision != revision:
        raise ValidationError(_("The text was changed meanwhile: please read it again."), code="stale")
    if item.publish_at is not None and not item.has_newer:
        raise ValidationError(_("The public reads this version already."), code="public")
    version = newest(item)
    require_languages(version)
    if not item.is_published:
        item.publish_at = at or timezone.now()
    _take_over(item, version)
    item.public_revision = version.number
    item.save()
    data = {"revision": revision, "written_by": item.changed_by_id}
    ledger.append(kind="secretariat.news_published", subject=item, actor=actor, data=data)
    return item


@transaction.atomic
def take_back_news(*, actor: Any, news: News) -> News:
    """The public reads it no more, nor does whoever has a link of the preview; the last version stays as a
    draft. Raises PermissionDenied."""
    if not actor.has_perm("secretariat.edit_site"):
        raise PermissionDenied
    item = _locked(news)
    item.publish_at = item.public_revision = None
    item.preview_key = uuid.uuid4()
    _take_over(item, newest(item))
    item.save()
    ledger.append(kind="secretariat.news_taken_back", subject=item, actor=actor, data={})
    return item


@transaction.atomic
def place_page(*, actor: Any, page: Page, order: int | None) -> Page:
    """Where the page stands in the list on the page of the Alliance, 1 first; None: not there. Raises
    PermissionDenied."""
    if not actor.has_perm("secretariat.edit_site"):
        raise PermissionDenied
    item: Page = Page.objects.select_for_update().get(pk=page.pk)
    item.order = order
    item.save(update_fields=["order"])
    ledger.append(kind="secretariat.page_placed", subject=item, actor=actor, data={"order": order})
    return item


@transaction.atomic
def renew_preview(*, actor: Any, news: News) -> News:
    """The links of the preview that were given away lead nowhere any more. Raises PermissionDenied."""
    item = _locked(news)
    if not actor.has_perm("secretariat.edit_news", item):
        raise PermissionDenied
    item.preview_key = uuid.uuid4()
    item.save(update_fields=["preview_key"])
    ledger.append(kind="secretariat.preview_renewed", subject=item, actor=actor, data={})
    return item


def preview_token(news: News) -> str:
    """Whoever has it reads the last version, for 14 days or until there is a new link."""
    return signing.dumps([news.pk, str(news.preview_key)], salt=PREVIEW_SALT)


def previewed(token: str) -> NewsVersion | None:
    """None for a link that is wrong, too old, or was replaced."""
    try:
        number, key = signing.loads(token, salt=PREVIEW_SALT, max_age=PREVIEW_DAYS * 86400)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    item = News.of_every_kind.filter(pk=number, preview_key=key).first()
    return newest(item) if item else None


def newest(item: News) -> NewsVersion:
    """The version that was saved last."""
    version: NewsVersion = item.versions.get(number=item.revision)
    return version


def require_languages(version: NewsVersion) -> None:
    """Title, short text and text in the three languages. Raises ValidationError."""
    missing = [name for name in TEXTS if not getattr(version, name)]
    if missing:
        text = _("The public reads it in French, English and Spanish: this is missing.")
        raise ValidationError(dict.fromkeys(missing, text), code="language")


def _locked(news: News) -> News:
    found: News = type(news).of_every_kind.select_for_update().get(pk=news.pk)
    return found


def _next_version(last: NewsVersion | None, actor: Any, texts: Mapping[str, str]) -> NewsVersion:
    version = NewsVersion(number=last.number + 1 if last else 1, written_by=actor)
    for name in ("slug", *TEXTS) if last else ():
        setattr(version, name, getattr(last, name))
    for name, text in texts.items():
        setattr(version, name, _clean(text) if name.startswith("body") else text.strip())
    return version


def _says_the_same(version: NewsVersion, last: NewsVersion) -> bool:
    return all(getattr(version, name) == getattr(last, name) for name in ("slug", *TEXTS))


def _take_over(item: News, version: NewsVersion) -> None:
    """The version becomes what stands."""
    for name in TEXTS:
        setattr(item, name, getattr(version, name))
    if item.pk and item.slug != version.slug:
        FormerAddress.objects.filter(slug=version.slug).delete()
        FormerAddress.objects.get_or_create(slug=item.slug, news_id=item.pk)
    item.slug = _free(item, version.slug)
    item.search_text = fold(_clean(" ".join(getattr(item, name) or "" for name in TEXTS), tags=set()))


def _free(item: News, slug: str) -> str:
    """Raises ValidationError for an address that another text has, had, or is to have."""
    if not slug:
        raise ValidationError({"slug": _("Write a title or an address.")}, code="slug")
    has = News.of_every_kind.filter(slug=slug).exclude(pk=item.pk)
    had = FormerAddress.objects.filter(slug=slug).exclude(news=item.pk)
    is_to_have = NewsVersion.objects.filter(slug=slug, number=F("news__revision")).exclude(news=item.pk)
    if has.exists() or had.exists() or is_to_have.exists():
        raise ValidationError({"slug": ADDRESS_TAKEN}, code="slug")
    return slug


def _clean(text: str, **options: Any) -> str:
    import nh3  # what only a page of the desk needs, a worker that sends mail does not hold

    return nh3.clean(text, **options)


def _title(version: NewsVersion) -> str:
    return next((title for code in LANGUAGES if (title := getattr(version, f"title_{code}"))), "")

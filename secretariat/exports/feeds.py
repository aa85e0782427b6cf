"""News as an Atom feed."""

from django.utils import translation
from django.utils.translation import gettext as _

from alliance87.core.feeds import FeedEntry, as_atom
from secretariat.models import News

LATEST = 30


def news_as_atom(*, language: str, address: str, feed_address: str) -> bytes:
    """What was published last, whole, in the language. `address` is that of the page, `feed_address` that of
    the feed. One query."""
    with translation.override(language):
        return as_atom(
            title=_("News of Alliance 8.7"),
            language=language,
            address=address,
            feed_address=feed_address,
            entries=[
                FeedEntry(
                    title=each.title,
                    path=each.get_absolute_url(),
                    body=each.body,
                    key=f"urn:alliance87:news:{each.pk}",
                    at=each.publish_at,
                    updated=each.updated_at,
                )
                for each in News.objects.published()[:LATEST]
            ],
        )

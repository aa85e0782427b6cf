"""The newsletter in open formats."""

from django.utils import translation
from django.utils.translation import gettext as _

from alliance87.core.feeds import FeedEntry, as_atom, site_of
from secretariat.models import Issue

LATEST = 24


def issues_as_atom(*, language: str, address: str, feed_address: str) -> bytes:
    """The issues published last, in the language. `address` is that of the archive, `feed_address` that of
    the feed. One query."""
    with translation.override(language):
        return as_atom(
            title=_("Newsletter of Alliance 8.7"),
            language=language,
            address=address,
            feed_address=feed_address,
            entries=[
                FeedEntry(
                    title=f"{issue} – {issue.title}",
                    path=issue.get_absolute_url(),
                    body=issue.intro,
                    key=f"{site_of(address)}/#newsletter-{issue.number}",
                    at=issue.published_at,
                )
                for issue in Issue.objects.published()[:LATEST]
            ],
        )

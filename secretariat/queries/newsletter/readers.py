"""Readers of the newsletter: who gets an issue, and what is kept about one."""

from typing import Any

from django.db.models import Count, QuerySet

from secretariat.enums import Frequency
from secretariat.models import ConsentRecord, Issue, Subscriber

QUARTER_ENDS = (3, 6, 9, 12)  # the months whose issue goes to who reads one a quarter


def readers_of(issue: Issue) -> QuerySet[Subscriber]:
    """Who gets the issue now: one statement, whatever their number. Who named no topic, country or category
    of their own is not left out by one that the issue names: they chose everything."""
    found = Subscriber.objects.readers()
    if issue.month.month not in QUARTER_ENDS:
        found = found.filter(frequency=Frequency.MONTHLY)
    if issue.to_language:
        found = found.filter(language=issue.to_language)
    if issue.to_category:
        found = found.filter(category__in=("", issue.to_category))
    topics, countries = list(issue.to_topics.all()), list(issue.to_countries.all())
    if topics:
        chosen = Subscriber.topics.through.objects
        theirs = chosen.filter(topic__in=topics).values("subscriber")
        picky = chosen.values("subscriber")
        found = found.filter(pk__in=theirs) | found.exclude(pk__in=picky)
    if countries:
        found = found.filter(country__in=countries) | found.filter(country__isnull=True)
    return found


def own_data(subscriber: Subscriber) -> dict[str, Any]:
    """Everything about the reader, in plain values. Three queries."""
    records = ConsentRecord.objects.filter(address_hash=subscriber.address_hash).select_related("text")
    return {
        "email": subscriber.email,
        "state": subscriber.state,
        "language": subscriber.language,
        "frequency": subscriber.frequency,
        "country": subscriber.country.iso2 if subscriber.country else None,
        "category": subscriber.category or None,
        "topics": [topic.slug for topic in subscriber.topics.all()],
        "asked_at": subscriber.asked_at.isoformat(),
        "confirmed_at": subscriber.confirmed_at and subscriber.confirmed_at.isoformat(),
        "left_at": subscriber.left_at and subscriber.left_at.isoformat(),
        "consents": [
            {
                "what": each.kind,
                "how": each.way,
                "when": each.at.isoformat(),
                "text_version": each.text.version if each.text else None,
                "proof": each.proof or None,
            }
            for each in records.order_by("at", "pk")
        ],
    }


def reader_counts() -> dict[str, Any]:
    """How many readers there are, by language. One query."""
    found = Subscriber.objects.readers().values_list("language").annotate(Count("pk")).order_by("language")
    by_language = dict(found)
    return {"total": sum(by_language.values()), "languages": by_language}

"""What is sent in a measurement: an issue of about 33 KB, and as many readers as asked."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from alliance87.core.languages import LANGUAGES
from alliance87.core.mailing.models import Delivery, Mailing
from secretariat import emails
from secretariat.domain.newsletter.consent import load_first_text
from secretariat.models import ConsentText, Entry, Issue, Section, Subscriber

SENTENCE = "Partners of the Alliance met to compare what works against child labour in supply chains. "
ENTRIES = 30


def make_readers(number: int) -> None:
    """So many confirmed readers in three languages, by one statement."""
    load_first_text()
    text = ConsentText.objects.in_force()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE secretariat_subscriber CASCADE")
        cursor.execute(
            "INSERT INTO secretariat_subscriber (public_id, email, address_hash, state, language, frequency,"
            " category, consent_id, asked_at, confirmed_at)"
            " SELECT gen_random_uuid(), 'reader' || n || '@example.org',"
            " encode(sha256(convert_to('reader' || n || '@example.org', 'UTF8')), 'hex'), 'active',"
            " (ARRAY['fr','en','es'])[n %% 3 + 1], 'monthly', '', %s, now(), now()"
            " FROM generate_series(1, %s) AS n",
            [text.pk if text else None, number],
        )
        cursor.execute("ANALYZE secretariat_subscriber")


def make_issue(month: int) -> Issue:
    """An issue whose mail has about 33 KB, half of it text and half HTML."""
    number = (Issue.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    issue = Issue(number=number, month=timezone.now().date().replace(day=1, month=month, year=2000 + number))
    section = Section(issue=issue, kind="bench", position=1)
    for code in LANGUAGES:
        setattr(issue, f"title_{code}", f"Bench {code}")
        setattr(section, f"title_{code}", "Bench")
    issue.save()
    section.save()
    for position in range(ENTRIES):
        said = f"<p>{SENTENCE * 5}</p>"
        words = {f"{name}_{code}": said for name in ("text",) for code in LANGUAGES}
        titles = {f"title_{code}": f"Entry {position}" for code in LANGUAGES}
        Entry.objects.create(section=section, position=position, **words, **titles)
    return issue


def freeze(issue: Issue) -> Mailing:
    """By the very function that sends an issue."""
    return emails.issue(issue, Subscriber.objects.readers(), timezone.now() + timedelta(days=2))


def size_of(mailing: Mailing) -> int:
    """Bytes of one message."""
    content = mailing.contents.first()
    return len(content.mime) if content else 0


def clear(mailing: Mailing) -> None:
    """Make room for the next measurement."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE mailing_delivery, mailing_claim CASCADE")
        cursor.execute("TRUNCATE jobs_job CASCADE")
    Mailing.objects.all().delete()


def outcomes(mailing: Mailing) -> dict[str, int]:
    from django.db.models import Count

    found: Any = Delivery.objects.filter(mailing=mailing).values_list("state").annotate(Count("pk"))
    return dict(found.order_by("state"))

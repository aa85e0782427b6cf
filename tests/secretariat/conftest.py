from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from secretariat.domain.newsletter import composing
from secretariat.domain.newsletter.consent import load_first_text
from secretariat.models import ConsentText
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting, seat_all
from tests.plugins.worlds import kept


@pytest.fixture(autouse=True)
def _in_english(_clean_slate: None) -> None:
    """What is refused is compared in English, whatever the language of the settings."""
    translation.activate("en")


@kept
def body() -> Body:
    """Every seat held."""
    return seat_all()


@pytest.fixture
def meeting(body: Body) -> Any:
    return make_meeting(body, "convened")


@pytest.fixture
def consent(db: None) -> ConsentText:
    load_first_text()
    return ConsentText.objects.get()


@pytest.fixture
def reader(consent: ConsentText) -> Callable[..., Any]:
    """`reader("ana", language="es")`: a confirmed reader."""
    from alliance87.core.mailing.models import address_hash
    from secretariat.models import Subscriber

    def make(name: str, *, topics: Any = (), **values: Any) -> Subscriber:
        from django.utils import timezone

        email = f"{name}@example.org"
        made = Subscriber.objects.create(
            **{
                "email": email,
                "address_hash": address_hash(email),
                "state": "active",
                "consent": consent,
                "confirmed_at": timezone.now(),
                "language": "en",
                **values,
            }
        )
        made.topics.set(topics)
        return made

    return make


@pytest.fixture
def officer(db: None) -> Any:
    return make_user("secretariat", email="officer@example.org")


@pytest.fixture
def second(db: None) -> Any:
    return make_user("secretariat", email="second@example.org", name="Second Officer")


@pytest.fixture
def draft(officer: Any) -> Any:
    """The issue of May 2026, with a title and one entry of the editor's own."""
    issue = composing.open_issue(actor=officer, month=date(2026, 5, 1))
    values = {f"title_{code}": f"May {code}" for code in ("fr", "en", "es")}
    issue = composing.save_issue(actor=officer, issue=issue, revision=issue.revision, values=values)
    entry = composing.add_entry(actor=officer, section=issue.sections.get(kind="contributions"))
    composing.save_entry(
        actor=officer,
        entry=entry,
        revision=0,
        values={
            "title_en": "A fair in Aldoria",
            "title_fr": "Une foire en Aldorie",
            "text_en": "<p>Come and see.</p>",
        },
    )
    issue.refresh_from_db()
    return issue

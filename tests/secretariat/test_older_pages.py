"""Nothing of the desk's history is out of reach: longer lists have pages."""

from datetime import date

import pytest
from django.urls import reverse

from alliance87.core.months import add_months
from secretariat.domain.briefs import make_brief
from secretariat.enums import BriefKind
from secretariat.models import Issue, SubscriberImport
from secretariat.views import briefs, issue_list, readers
from tests.ladder.world import World

pytestmark = pytest.mark.django_db


def last_page(client, name):
    page = client.get(reverse(name), {"page": "2"}).context["page"]
    assert page.number == 2
    return list(page)


def test_older_issues(officer, client_of, monkeypatch):
    monkeypatch.setattr(issue_list, "PAGE_SIZE", 2)
    first = date(2020, 1, 1)
    made = [Issue.objects.create(number=each + 1, month=add_months(first, each)) for each in range(3)]
    assert last_page(client_of(officer), "secretariat:issues") == [made[0]]
    assert "?page=2" in client_of(officer).get(reverse("secretariat:issues")).text


def test_older_notes(cast, client_of, monkeypatch):
    monkeypatch.setattr(briefs, "PAGE_SIZE", 1)
    oldest = World(cast).brief
    make_brief(actor=cast["secretariat"], kind=BriefKind.ALLIANCE)
    assert last_page(client_of("secretariat"), "secretariat:briefs") == [oldest]


def test_older_lists_of_readers(officer, client_of, monkeypatch):
    monkeypatch.setattr(readers, "PAGE_SIZE", 1)
    made = [SubscriberImport.objects.create(name=f"{each}.csv", content=b"", by=officer) for each in range(2)]
    assert last_page(client_of(officer), "secretariat:readers") == [made[0]]

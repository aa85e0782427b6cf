"""The pages of the notes."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from secretariat.domain.briefs import make_brief
from secretariat.enums import BriefKind
from secretariat.models import Brief

pytestmark = pytest.mark.django_db


def test_an_officer_has_a_note_written(client_of: Any, secretariat: Any) -> None:
    client = client_of(secretariat)
    answer = client.post(reverse("secretariat:briefs"), {"kind": "alliance"})
    brief = Brief.objects.get()
    assert (answer.status_code, answer.url) == (302, brief.get_absolute_url())
    assert client.get(brief.get_absolute_url()).context["sections"] == brief.content["en"]


def test_a_brief_before_a_meeting_needs_the_meeting(client_of: Any, secretariat: Any) -> None:
    answer = client_of(secretariat).post(reverse("secretariat:briefs"), {"kind": "meeting"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"meeting": ["Choose what the note is for."]}
    assert not Brief.objects.exists()


def test_the_chair_reads_and_does_not_have_one_written(client_of: Any, body: Any) -> None:
    client = client_of(body.chair)
    assert client.get(reverse("secretariat:briefs")).context.get("form") is None
    assert client.post(reverse("secretariat:briefs"), {"kind": "alliance"}).status_code == 403


def test_the_period_is_of_days_in_geneva_wherever_one_reads(client_of: Any, secretariat: Any) -> None:
    secretariat.time_zone = "America/Bogota"
    secretariat.save()
    brief = make_brief(actor=secretariat, kind=BriefKind.ALLIANCE)
    first = timezone.localdate(brief.since, ZoneInfo("Europe/Zurich"))
    page = client_of(secretariat).get(brief.get_absolute_url()).text
    assert f"From {date_format(first, 'DATE_FORMAT')} to" in page

"""The pages of the notes."""

from typing import Any

import pytest
from django.urls import reverse

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

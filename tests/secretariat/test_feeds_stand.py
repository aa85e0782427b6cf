"""A control character in a paste takes no feed down: not what is typed, nor what is kept already."""

from typing import Any

import pytest
from django.forms import Form
from django.urls import reverse
from django.utils import timezone

from secretariat.forms.issue import IssueForm
from secretariat.forms.languages import add_languages, line, short_text
from secretariat.forms.prose import ProseField
from secretariat.models import Issue, News
from tests.ladder.world import World

pytestmark = pytest.mark.django_db

TYPED = "A\x00 fair\x0b in\x1f Aldoria"
CLEAN = "A fair in Aldoria"


def test_what_is_typed_is_kept_without_it() -> None:
    form: Any = Form({"title_en": TYPED, "lead_en": TYPED})
    add_languages(form, {"title": ("Title", line), "lead": ("In short", short_text)})
    assert form.is_valid()
    assert (form.cleaned_data["title_en"], form.cleaned_data["lead_en"]) == (CLEAN, CLEAN)
    assert ProseField().clean(TYPED) == f"<p>{CLEAN}</p>"
    issue = IssueForm({"title_en": TYPED, "intro_en": TYPED, "revision": 0})
    assert (issue.is_valid(), issue.cleaned_data["title_en"]) == (True, CLEAN)


@pytest.mark.parametrize("name", ["newsletter_feed", "news_feed"])
def test_what_is_kept_already_is_read(client: Any, cast: Any, name: str) -> None:
    bad, now = "A\x0b fair", timezone.now()
    News.objects.create(slug="fair", title=bad, lead=bad, body=bad, publish_at=now, public_revision=1)
    assert World(cast).sent_issue
    Issue.objects.update(title=bad, intro=bad)
    answer = client.get(reverse(f"secretariat:{name}"))
    assert (answer.status_code, "A fair" in answer.content.decode()) == (200, True)

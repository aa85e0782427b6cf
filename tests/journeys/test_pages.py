"""A page of the site: written by one officer, published by another, mended beside what the public reads."""

from collections.abc import Callable
from typing import Any

import pytest

from secretariat.models import Page
from tests.cast import make_user
from tests.journeys.support import DESK, PHONE, Walk

TEXTS = {f"{field}_{code}": f"Paroles ({code})" for field in ("title", "lead") for code in ("fr", "en", "es")}
BODIES = {f"body_{code}": f"Au long ({code})" for code in ("fr", "en", "es")}
SAVE = "main form:last-of-type button.default"


@pytest.mark.parametrize(("language", "width"), [("fr", DESK), ("es", PHONE)])
def test_a_page_is_published_and_mended(
    transactional_db: None,
    visit: Callable[..., Walk],
    enter: Callable[..., Walk],
    language: str,
    width: int,
) -> None:
    writer = enter(make_user("secretariat"), language, script=False, width=width)
    second: Any = make_user("secretariat", email="second@example.org", name="Second")
    other = enter(second, language, script=True, width=width)
    public = visit(language, script=True, width=width)

    writer.go("admin:secretariat_page_add")
    writer.fill(slug="paroles", **TEXTS, **BODIES)
    writer.submit(SAVE)
    page = Page.objects.get()
    _publish(other, page)
    public.go("secretariat:page", slug="paroles")
    assert public.page.get_by_role("heading", name=f"Paroles ({language})").is_visible()

    writer.go("admin:secretariat_page_change", object_id=page.pk)
    writer.fill(**{f"lead_{language}": "Un mot de plus"})
    writer.submit(SAVE)
    public.go("secretariat:page", slug="paroles")
    assert "Un mot de plus" not in public.page.content()

    other.go("admin:secretariat_page_versions", object_id=page.pk)
    assert "Un mot de plus" in (other.page.locator("ins").first.text_content() or "")
    _publish(other, page)
    public.go("secretariat:page", slug="paroles")
    assert "Un mot de plus" in public.page.content()


def _publish(desk: Walk, page: Page) -> None:
    desk.go("admin:secretariat_page_change", object_id=page.pk)
    desk.submit("button[name=publish]")

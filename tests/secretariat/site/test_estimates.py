"""The figures on the target: entered by officers, with their source; an earlier one stays."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from alliance87.core.dates import today_in_geneva
from alliance87.core.ledger.models import Entry
from partners.domain.stale import StaleEditError
from secretariat.domain.site.estimates import load_estimates, record_estimate
from secretariat.models import Estimate

pytestmark = pytest.mark.django_db
VALUES = {
    "value": Decimal("120.5"),
    "year": 2025,
    "source": "ILO, Global estimates (2026)",
    "source_url": "https://example.org/estimates",
    "published_on": date(2026, 6, 12),
}


@pytest.fixture(autouse=True)
def _shipped(db: None) -> None:
    load_estimates()


def record(actor: Any, key: str = "child-labour", **more: Any) -> Estimate:
    estimate = more.pop("estimate", None)
    revision = more.pop("revision", estimate.revision if estimate else 0)
    values = {**VALUES, **more}
    return record_estimate(actor=actor, key=key, values=values, estimate=estimate, revision=revision)


def test_a_newer_figure_is_shown_with_the_earlier_one_below(client: Any, officer: Any) -> None:
    made = record(officer)
    shown = client.get(reverse("secretariat:target")).context["estimates"]
    assert (shown[0], [each.year for each in shown[0].earlier]) == (made, [2024])
    assert (made.label_es, made.retrieved_on) == (shown[0].earlier[0].label_es, today_in_geneva())
    text = client.get(reverse("secretariat:target"), headers={"accept-language": "en"}, follow=True).text
    assert "138 million in 2024" in text


def test_who_changed_what_is_recorded(officer: Any) -> None:
    record(officer, estimate=record(officer), value=Decimal("121.0"))
    entries = Entry.objects.filter(kind="secretariat.estimate").order_by("seq")
    assert [(each.data["before"], each.data["value"]) for each in entries] == [
        ("", "120.5"),
        ("120.5", "121.0"),
    ]


def test_a_stale_edit_is_refused(officer: Any) -> None:
    made = record(officer)
    record(officer, estimate=made, value=Decimal("121.0"))
    with pytest.raises(StaleEditError):
        record(officer, estimate=made, revision=made.revision)


def test_a_new_figure_says_what_it_counts_in_three_languages(officer: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        record(officer, key="", label_en="Children aged 5 to 11")
    assert sorted(refused.value.message_dict) == ["label_es", "label_fr"]
    labels = {f"label_{code}": "Children aged 5 to 11" for code in ("fr", "en", "es")}
    made = record(officer, key="", **labels)
    assert (made.key, made.order) == ("children-aged-5-to-11", 4)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"year": 2024}, "year"), ({"year": 2999}, "year"), ({"published_on": "tomorrow"}, "published_on")],
)
def test_what_cannot_be_is_refused_in_words(officer: Any, wrong: dict[str, Any], field: str) -> None:
    if "published_on" in wrong:
        wrong = {"published_on": today_in_geneva() + timedelta(days=1)}
    with pytest.raises(ValidationError) as refused:
        record(officer, **wrong)
    assert list(refused.value.message_dict) == [field]


def test_officers_enter_and_editors_read(client_of: Any, officer: Any, desk_editor: Any) -> None:
    with pytest.raises(PermissionDenied):
        record(desk_editor)
    typed = {**VALUES, "key": "child-labour", "published_on": "2026-06-12"}
    add = reverse("admin:secretariat_estimate_add")
    assert client_of(desk_editor).post(add, typed).status_code == 403
    answer = client_of(officer).post(add, {**typed, "source_url": "no address"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["source_url"])
    assert client_of(officer).post(add, typed).status_code == 302
    made = Estimate.objects.get(year=2025)
    change = reverse("admin:secretariat_estimate_change", args=[made.pk])
    assert client_of(desk_editor).get(change).status_code == 200
    assert client_of(desk_editor).post(change, typed).status_code == 403
    labels = {name: getattr(made, name) for name in ("label_fr", "label_en", "label_es")}
    opened = {**typed, **labels, "value": "121", "revision": made.revision}
    assert client_of(officer).post(change, opened).status_code == 302
    made.refresh_from_db()
    assert made.value == Decimal("121.0")

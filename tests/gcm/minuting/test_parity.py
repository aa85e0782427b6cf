"""The other languages of the minutes: what was compared, what changed since, when the rest follows (N10)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.dates import add_working_days
from gcm.domain.issuing import issue_minutes
from gcm.domain.minutes import hand_to_chair, save_passage
from gcm.domain.minuting.parity import mark_parity, set_translation_dates
from gcm.enums import Parity
from gcm.models import MinutesPassage
from gcm.queries.minutes_document import document
from gcm.queries.minuting.parity import languages_to_follow, pair_of, parity_of
from tests.cast import sign_in
from tests.gcm.body import Body
from tests.gcm.minuting.record import SUMMARY, waive, write
from tests.gcm.room import at

pytestmark = pytest.mark.rule("N10")


def passage(minutes: Any, position: int = 2) -> MinutesPassage:
    return MinutesPassage.objects.select_related("minutes__meeting").get(
        minutes=minutes, item__position=position
    )


def state(minutes: Any, language: str = "en") -> Parity:
    pair = pair_of(passage(minutes), language, "summary", 1)
    assert pair is not None
    return pair.state


def mark(minutes: Any, body: Body, language: str = "en", position: int = 2, **given: Any) -> None:
    found = passage(minutes, position)
    pair = pair_of(found, language, "summary", 1)
    about = {"field": "summary", "paragraph": 1, "digest": pair.digest if pair else "", **given}
    mark_parity(actor=body.officer, passage=found, language=language, **about)


def reword(minutes: Any, body: Body, **said: str) -> None:
    found = passage(minutes)
    values = {f"summary_{code}": words for code, words in said.items()}
    save_passage(actor=body.officer, passage=found, revision=found.revision, values=values)


def test_a_paragraph_goes_from_not_begun_to_parity_and_back(minutes: Any, body: Body) -> None:
    write(minutes, body, fr=SUMMARY["fr"])
    assert state(minutes) == Parity.NOT_BEGUN
    reword(minutes, body, en=SUMMARY["en"])
    assert state(minutes) == Parity.DRAFT
    mark(minutes, body)
    assert (state(minutes), state(minutes, "es")) == (Parity.IN_PARITY, Parity.NOT_BEGUN)
    reword(minutes, body, fr="Tout autre chose.")
    assert state(minutes) == Parity.CHANGED
    reword(minutes, body, fr=SUMMARY["fr"], en="Something else.")
    assert state(minutes) == Parity.DRAFT


def test_only_what_was_read_is_marked(minutes: Any, body: Body) -> None:
    write(minutes, body, fr=SUMMARY["fr"])
    for wrong in ({"language": "es"}, {"language": "fr"}, {"paragraph": 9}, {"field": "title"}):
        with pytest.raises(ValidationError) as error:
            mark(minutes, body, **wrong)
        assert error.value.code == "nothing"
    reword(minutes, body, en=SUMMARY["en"])
    with pytest.raises(ValidationError) as error:
        mark(minutes, body, digest="another")
    assert error.value.code == "stale"
    with pytest.raises(PermissionDenied):
        mark_parity(
            actor=body.chair, passage=passage(minutes), language="en", field="summary", paragraph=1, digest=""
        )


def test_the_issue_says_when_the_translation_follows(minutes: Any, body: Body) -> None:
    write(minutes, body)
    for position in (1, 2):
        mark(minutes, body, "en", position)
    mark(minutes, body, "es", 1)
    day = timezone.localdate() + timedelta(days=40)
    set_translation_dates(actor=body.officer, minutes=minutes, dates={"es": day, "en": None})
    waive(minutes, body)
    issued = issue_minutes(actor=body.chair, minutes=hand_to_chair(actor=body.officer, minutes=minutes))
    spanish, english, french = (document(issued.content, code) for code in ("es", "en", "fr"))
    assert (english.to_follow, french.to_follow, spanish.follows_on) == ([], [], day)
    assert [(each.position, each.paragraph, each.state) for each in spanish.to_follow] == [
        (2, 1, Parity.DRAFT.label)
    ]
    page = sign_in(Client(), body.representative(9)).get(
        at("gcm:minutes", minutes.meeting).replace("/en/", "/es/")
    )
    assert page.content.decode().count('aria-labelledby="languages"') == 1


def test_without_a_day_the_rule_set_counts_from_the_issue(minutes: Any, body: Body) -> None:
    write(minutes, body, fr=SUMMARY["fr"])
    assert languages_to_follow(minutes) == ["en", "es"]
    waive(minutes, body)
    issued = issue_minutes(actor=body.chair, minutes=hand_to_chair(actor=body.officer, minutes=minutes))
    days = rulesets.in_force()["gcm.minutes.translation_working_days"]
    expected = timezone.localdate(
        add_working_days(issued.issued_at, days), timezone.get_default_timezone()
    ).isoformat()
    assert issued.content["translations_due"] == {"en": expected, "es": expected}


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"fr": date(2999, 1, 1)}, "language"),
        ({"xx": date(2999, 1, 1)}, "language"),
        ({"en": date(2020, 1, 1)}, "past"),
    ],
)
def test_a_day_is_to_come_and_of_another_language(minutes: Any, body: Body, dates: Any, code: str) -> None:
    with pytest.raises(ValidationError) as error:
        set_translation_dates(actor=body.officer, minutes=minutes, dates=dates)
    assert error.value.code == code


def test_the_secretariat_compares_on_one_page(minutes: Any, body: Body) -> None:
    write(minutes, body)
    client, page = sign_in(Client(), body.officer), at("gcm:minutes_parity", minutes.meeting)
    assert "4 paragraphs do not agree" in client.get(page).content.decode()
    pair = pair_of(passage(minutes), "en", "summary", 1)
    marking = at("gcm:parity_mark", minutes.meeting, 2, "en", 1, "summary")
    assert pair is not None
    assert client.post(marking, {"digest": "old"}).status_code == 302
    assert state(minutes) == Parity.DRAFT
    assert client.post(marking, {"digest": pair.digest}).status_code == 302
    assert "3 paragraphs do not agree" in client.get(page).content.decode()
    assert client.post(page, {"en": "soon"}).status_code == 422
    assert client.post(page, {"en": "2090-01-01"}).status_code == 302
    minutes.refresh_from_db()
    assert minutes.translations_due == {"en": "2090-01-01"}


def test_what_the_source_lost_has_changed(minutes: Any, body: Body) -> None:
    write(minutes, body, fr="Un.\n\nDeux.", en="One.\n\nTwo.")
    reword(minutes, body, fr="Un.")
    (column,) = [
        each for each in parity_of(minutes) if each.language == "en" and each.passage.item.position == 2
    ]
    assert [pair.state for pair in column.pairs] == [Parity.DRAFT, Parity.CHANGED]

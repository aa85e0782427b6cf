"""Who saves second is told, sees both texts, and decides (T13)."""

from typing import Any

import pytest
from django.urls import reverse

from secretariat.domain.followed import follow_initiative
from secretariat.domain.letters.wordings import save_wording
from secretariat.domain.representations import record_representation
from secretariat.domain.site.events import save_event
from secretariat.domain.site.media import save_boilerplate, save_media_file
from secretariat.enums import InitiativeState, RepresentationKind, WordingKind
from secretariat.models import Boilerplate
from tests.secretariat.office.writing import LANGUAGES, media_file, texts, wording
from tests.secretariat.site.writing import DATES, write_event

pytestmark = pytest.mark.django_db
PLACE = {"zone": "Asia/Kathmandu", "place": "Kathmandu", "organiser": "A forum"}


def in_languages(field: str, words: str) -> dict[str, str]:
    return {f"{field}_{code}": words for code in LANGUAGES}


class OfEvents:
    page = "admin:secretariat_event_change"

    def make(self, actor: Any) -> Any:
        return write_event(actor, is_public=False)

    def save(self, actor: Any, record: Any, words: str) -> Any:
        values = {**in_languages("title", words), **DATES}
        return save_event(actor=actor, values=values, is_public=False, event=record, revision=record.revision)

    def typed(self, words: str) -> dict[str, Any]:
        dates = {"day": "2030-03-01", "starts": "13:45", "ends": "15:45"}
        return {**in_languages("title", words), **dates, **PLACE}


class OfRepresentations:
    page = "admin:secretariat_representation_change"

    def make(self, actor: Any, **options: Any) -> Any:
        values = {"title": "First", "represented_by": "The chair", **PLACE, **options}
        return record_representation(
            actor=actor, kind=RepresentationKind.MEDIA, starts_at=DATES["starts_at"], **values
        )

    def save(self, actor: Any, record: Any, words: str) -> Any:
        return self.make(actor, title=words, representation=record, revision=record.revision)

    def typed(self, words: str) -> dict[str, Any]:
        dates = {"day": "2030-03-01", "starts": "13:45", "kind": "media"}
        return {"title": words, "represented_by": "The chair", **dates, **PLACE}


class OfInitiatives:
    page = "admin:secretariat_followedinitiative_change"

    def make(self, actor: Any, **options: Any) -> Any:
        empty = dict.fromkeys(("next_step", "contact", "address"), "")
        values = {"title": "First", "led_by": "A network", **empty, **options}
        return follow_initiative(
            actor=actor,
            organisation=None,
            state=InitiativeState.RUNNING,
            next_on=None,
            topics=(),
            **values,
        )

    def save(self, actor: Any, record: Any, words: str) -> Any:
        return self.make(actor, title=words, initiative=record, revision=record.revision)

    def typed(self, words: str) -> dict[str, Any]:
        return {"title": words, "led_by": "A network", "state": "running"}


class OfMediaFiles:
    page = "secretariat:media_file"

    def make(self, actor: Any) -> Any:
        return media_file(actor)

    def save(self, actor: Any, record: Any, words: str) -> Any:
        said = {**in_languages("title", words), **in_languages("alt", "A mark")}
        return save_media_file(
            actor=actor, texts=said, order=1, shown=True, record=record, revision=record.revision
        )

    def typed(self, words: str) -> dict[str, Any]:
        return {**in_languages("title", words), **in_languages("alt", "A mark"), "order": 1, "shown": "on"}


class OfParagraphs:
    page = "secretariat:media_desk"

    def make(self, actor: Any) -> Any:
        return save_boilerplate(actor=actor, texts=in_languages("text", "First"))

    def save(self, actor: Any, record: Any, words: str) -> Any:
        return save_boilerplate(actor=actor, texts=in_languages("text", words), revision=record.revision)

    def typed(self, words: str) -> dict[str, Any]:
        return in_languages("text", words)


class OfWordings:
    page = "secretariat:wording"

    def make(self, actor: Any) -> Any:
        return wording(actor).versions.get()

    def save(self, actor: Any, record: Any, words: str) -> Any:
        return save_wording(
            actor=actor,
            kind=WordingKind.LETTER,
            name="",
            texts=texts(subject=words),
            wording=record.wording,
            revision=record.revision,
        )

    def typed(self, words: str) -> dict[str, Any]:
        return texts(subject=words)


def address_of(of: Any, record: Any) -> str:
    if of.page == "secretariat:media_desk":
        return reverse(of.page)
    return reverse(of.page, args=[record.wording_id if isinstance(of, OfWordings) else record.pk])


KINDS = [OfEvents(), OfRepresentations(), OfInitiatives(), OfMediaFiles(), OfParagraphs(), OfWordings()]


@pytest.mark.parametrize("of", KINDS, ids=lambda of: type(of).__name__)
def test_a_stale_edit_is_refused_and_both_texts_are_shown(client_of: Any, secretariat: Any, of: Any) -> None:
    made = of.make(secretariat)
    client, address = client_of(secretariat), address_of(of, made)
    assert f'name="revision" value="{made.revision}"' in client.get(address).text
    stands = of.save(secretariat, made, "Theirs")
    answer = client.post(address, {**of.typed("Mine"), "revision": made.revision})
    assert answer.status_code == 409
    changes = [(each.stored, each.typed) for each in answer.context["changes"]]
    assert {(theirs.split()[0], mine.split()[0]) for theirs, mine in changes} == {("Theirs", "Mine")}
    assert "Saved elsewhere" in answer.text
    assert f'name="revision" value="{stands.revision}"' in answer.text
    assert client.post(address, {**of.typed("Mine"), "revision": stands.revision}).status_code == 302


def test_the_paragraph_that_nobody_saw_is_not_replaced(client_of: Any, secretariat: Any) -> None:
    OfParagraphs().make(secretariat)
    address = reverse("secretariat:media_desk")
    assert client_of(secretariat).post(address, in_languages("text", "Mine")).status_code == 409
    assert Boilerplate.objects.get().text_en == "First"

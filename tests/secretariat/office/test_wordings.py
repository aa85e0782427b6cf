"""Templates: what they may hold, and how they read."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from alliance87.core.ledger.models import Entry
from alliance87.core.reference import Counts
from secretariat.domain.letters import shipped
from secretariat.domain.letters.shipped import load_wordings, texts_of
from secretariat.domain.letters.wordings import check_texts, retire_wording, save_wording
from secretariat.enums import WordingKind
from secretariat.models import Wording, WordingVersion
from secretariat.queries.wordings import blocks_of, faults_of, fill, parity_of
from tests.secretariat.office.writing import texts, wording

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Dear [[minister]]", "no variable “minister”"),
        ("Dear [[ recipient ]", "A tag is broken"),
        ("{% if recipient %}Dear{% endif %}", "A tag is broken"),
        ("<b>Dear</b> [[recipient]]", "is HTML"),
        ("[[travel_costs]]", "no variable “travel_costs”"),
    ],
)
def test_what_a_text_may_not_hold_is_told_in_words(secretariat, body, says):
    with pytest.raises(ValidationError) as refused:
        wording(secretariat, body=body)
    assert set(refused.value.message_dict) == {"body_fr", "body_en", "body_es"}
    assert says in str(refused.value.message_dict["body_fr"])
    assert not WordingVersion.objects.exists()


@pytest.mark.parametrize("missing", ["subject_fr", "body_en", "body_es"])
def test_a_missing_language_is_told_at_its_field(secretariat, missing):
    with pytest.raises(ValidationError) as refused:
        save_wording(
            actor=secretariat, kind=WordingKind.THANKS, name="Thanks", texts={**texts(), missing: " "}
        )
    assert list(refused.value.message_dict) == [missing]


@pytest.mark.rule("G8")
def test_every_convocation_holds_the_sentence_on_travel(secretariat):
    with pytest.raises(ValidationError) as refused:
        wording(secretariat, WordingKind.CONVOCATION)
    assert set(refused.value.message_dict) == {"body_fr", "body_en", "body_es"}
    assert wording(secretariat, WordingKind.CONVOCATION, body="Come. [[travel_costs]]")


def test_a_change_is_another_version(secretariat):
    kept = wording(secretariat)
    made = save_wording(
        actor=secretariat,
        kind=WordingKind.LETTER,
        name="",
        texts=texts(body="Other"),
        wording=kept,
        revision=1,
    )
    assert (made.number, kept.versions.count()) == (2, 2)
    assert kept.versions.get(number=1).body_en.startswith("To [[recipient]]")
    retire_wording(actor=secretariat, wording=kept)
    retire_wording(actor=secretariat, wording=kept)
    kept.refresh_from_db()
    assert kept.retired_at
    assert Entry.objects.filter(kind="secretariat.wording_retired", actor_id=secretariat.pk).count() == 1


def test_parity_is_told_beside_the_french_source():
    told = {each.code: each for each in parity_of({**texts(), "body_es": "A [[today]]"})}
    assert told["en"].is_equal
    assert (told["es"].missing, told["es"].beyond) == (["recipient"], ["today"])


def test_a_value_is_not_read_for_variables_again():
    assert fill("[[a]] [[b]] [[c]]", {"a": "[[b]]", "b": "2"}) == "[[b]] 2 [[c]]"


def test_paragraphs_and_points():
    read = [(each.is_list, each.lines) for each in blocks_of("One\nline\n\n- a\n- b\r\n\r\nEnd\n- c")]
    assert read == [(False, ["One", "line"]), (True, ["a", "b"]), (False, ["End"]), (True, ["c"])]


@pytest.mark.parametrize("kind", list(WordingKind))
def test_each_kind_takes_a_plain_text(kind):
    assert faults_of(kind, "Plain text of [[today]]") == []


def test_the_preview_shows_samples_and_keeps_nothing(client_of, secretariat):
    address = reverse("secretariat:wording_new", args=["letter"])
    page = client_of(secretariat).post(address, {"name": "x", **texts(), "preview": "1"})
    assert page.status_code == 200
    assert "Ministry of Labour of Aldoria" in page.content.decode()
    assert not WordingVersion.objects.exists()
    saved = client_of(secretariat).post(address, {"name": "x", **texts()})
    assert saved.status_code == 302
    refused = client_of(secretariat).post(address, {"name": "x", **texts()})
    assert list(refused.context["form"].errors) == ["name"]


def test_nobody_else_writes_templates(chair):
    with pytest.raises(PermissionDenied):
        wording(chair)


@pytest.mark.parametrize("kind", list(WordingKind))
def test_a_template_of_each_kind_ships_and_says_the_same_in_each_language(kind):
    texts = texts_of(kind)
    check_texts(kind, texts)
    assert all(each.is_equal for each in parity_of(texts))


def test_what_ships_is_loaded_once_and_what_was_made_of_it_stays(secretariat):
    assert load_wordings().created == len(WordingKind)
    assert set(Wording.objects.values_list("kind", flat=True)) == set(WordingKind)
    thanks = Wording.objects.get(kind="thanks")
    save_wording(
        actor=secretariat, kind=WordingKind.THANKS, name="", texts=texts(), wording=thanks, revision=1
    )
    retire_wording(actor=secretariat, wording=Wording.objects.get(kind="reminder"))
    assert load_wordings() == Counts(same=len(WordingKind))
    assert thanks.versions.first().body_en.startswith("To [[recipient]]")
    assert WordingVersion.objects.count() == len(WordingKind) + 1


def test_a_shipped_text_that_no_template_may_hold_is_refused(monkeypatch):
    broken = {**texts_of(WordingKind.THANKS), "body_es": "[[minister]]"}
    monkeypatch.setattr(shipped, "texts_of", lambda kind: broken)
    with pytest.raises(ValidationError, match="minister"):
        load_wordings()


def test_the_page_of_a_shipped_template_names_no_author(client_of, secretariat):
    load_wordings()
    made = Wording.objects.get(kind="letter")
    page = client_of(secretariat).get(reverse("secretariat:wording", args=[made.pk]))
    assert "shipped with the portal" in page.content.decode()

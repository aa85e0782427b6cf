"""The register of decisions: who reads what of it, and whether it can be believed."""

import io
import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from alliance87.core import inbox, ledger
from alliance87.core.ledger import triggers
from gcm.domain.items import take_up_item
from gcm.domain.publication import publish_decision
from gcm.domain.texts import put_text
from gcm.models import Decision, DecisionWording
from gcm.queries.verification import verify
from tests.cast import make_user, sign_in
from tests.gcm.body import WORDS, bring_in, decide, make_meeting
from tests.gcm.gavel import note_consensus
from tests.plugins.worlds import kept

SENTENCE = "The members agree to share what they learn from each inspection with the others. "


@kept
def decision(meeting: Any, body: Any) -> Decision:
    found: Decision = decide(meeting, body)
    return found


def address(name: str, decision: Decision, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"gcm:{name}", args=[decision.year, decision.number])


def page(name: str, decision: Decision, client: Client | None = None, language: str = "en") -> Any:
    return (client or Client()).get(address(name, decision, language))


@pytest.mark.rule("D17")
def test_only_the_chair_publishes(decision: Decision, body: Any) -> None:
    for stranger in (body.vice_chair, body.officer, body.representative(24), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            publish_decision(actor=stranger, decision=decision)
    assert [task.subject for task in inbox.tasks_of(body.chair)] == [decision]
    published = publish_decision(actor=body.chair, decision=decision)
    assert published.is_published
    assert not inbox.tasks_of(body.chair).exists()
    at = published.published_at
    assert publish_decision(actor=body.chair, decision=decision).published_at == at
    assert ledger.entries_of(decision).filter(kind="gcm.decision_published").count() == 1


@pytest.mark.rule("D17")
@pytest.mark.rule("T9")
def test_an_unpublished_decision_is_a_number_and_nothing_else(decision: Decision, body: Any) -> None:
    response = Client().get("/en/gcm/decisions/")
    text = response.content.decode()
    assert decision.symbol in text
    assert WORDS["en"][0] not in text
    for name in ("decision", "certificate", "verify"):
        assert page(name, decision).headers["Location"].startswith("/en/account/login/")
        stranger = sign_in(Client(), _stranger())
        assert page(name, decision, stranger).status_code == 404
    member = sign_in(Client(), body.representative(24))
    assert WORDS["en"][1] in page("decision", decision, member).content.decode()


def _stranger() -> Any:
    from django.contrib.auth import get_user_model

    known = get_user_model().objects.filter(email="follower@example.org").first()
    return known or make_user("follower")


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_a_published_decision_is_everybodys(decision: Decision, body: Any, language: str) -> None:
    publish_decision(actor=body.chair, decision=decision)
    text = page("decision", decision, language=language).content.decode()
    assert WORDS[language][1] in text
    assert decision.hash in text
    assert "Holder 1" not in text  # who was present stays with the members
    assert "Person 1" not in text


@pytest.mark.rule("D4")
def test_a_translation_is_marked_as_one(decision: Decision, body: Any, in_language: Any) -> None:
    publish_decision(actor=body.chair, decision=decision)
    assert "Translation" in page("decision", decision, language="en").content.decode()
    assert "Traduction" not in page("decision", decision, language="fr").content.decode()


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_certificate_says_what_the_register_says(decision: Decision, body: Any, language: str) -> None:
    publish_decision(actor=body.chair, decision=decision)
    response = page("certificate", decision, language=language)
    assert response.headers["Content-Type"] == "application/pdf"
    document = PdfReader(io.BytesIO(response.content))
    text = "".join("".join(each.extract_text() for each in document.pages).split())
    root: Any = document.trailer["/Root"]
    assert root["/Lang"] == language
    for said in (decision.symbol, decision.hash, decision.text_hash, WORDS[language][1]):
        assert "".join(said.split()) in text
    assert "Holder" not in text


@pytest.mark.parametrize("paragraphs", [1, 8])
def test_the_certificate_is_one_page_and_names_the_language_of_the_original(
    meeting: Any, body: Any, paragraphs: int
) -> None:
    said = "\n\n".join([SENTENCE * 4] * paragraphs)
    item = meeting.items.get(position=2)
    put_text(
        actor=body.officer,
        item=item,
        source_language="fr",
        wordings={code: (f"Title {code}", said) for code in ("fr", "en", "es")},
    )
    take_up_item(actor=body.chair, item=item)
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    publish_decision(actor=body.chair, decision=decision)
    for language, badge in (("en", ["original: French"]), ("fr", [])):
        shown = page("decision", decision, language=language).content.decode()
        assert re.findall(r"original: \w+", shown) == badge
    pages = PdfReader(io.BytesIO(page("certificate", decision).content)).pages
    assert [re.findall(r"original: \w+", each.extract_text()) for each in pages] == [["original: French"]]


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        (lambda title, body: f"  {body}\r\n\r\n", "This text has the recorded digest of the wording in"),
        (lambda title, body: f"{title}\r\n\r\n{body}", "This text has the recorded digest of the wording in"),
        (lambda title, body: body.replace(" ", "\n", 1), "spaces or line ends differ"),
        (lambda title, body: f"{body} not", "has none of the recorded digests"),
    ],
)
def test_a_text_is_compared_with_the_recorded_digests(
    decision: Decision, body: Any, change: Any, answer: str
) -> None:
    publish_decision(actor=body.chair, decision=decision)
    shown = Client().post(address("verify", decision), {"words": change(*WORDS["fr"])}).content.decode()
    assert answer in shown
    assert Client().post(address("verify", decision), {"words": " "}).status_code == 422


def test_the_page_that_verifies_finds_nothing(decision: Decision, body: Any) -> None:
    publish_decision(actor=body.chair, decision=decision)
    assert verify(Decision.objects.get(pk=decision.pk)).holds
    response = Client().get(address("verify", decision), {"digest": f" {decision.text_hash.upper()} "})
    assert "This is the digest of the text of this decision." in response.content.decode()
    shown = response.content.decode()
    assert "compare the text on the certificate with the text below, word by word" in shown
    assert all(body in shown for _title, body in WORDS.values())
    response = Client().get(address("verify", decision), {"digest": "0" * 64})
    assert "belongs to nothing of this decision" in response.content.decode()
    response = Client().get(address("verify", decision), {"digest": "no digest"})
    assert "A digest has 64 characters" in response.content.decode()


def failing(decision: Decision) -> list[int]:
    found = verify(Decision.objects.get(pk=decision.pk))
    return [place for place, check in enumerate(found.checks) if not check.holds]


@pytest.mark.django_db(transaction=True)  # PostgreSQL lifts no trigger amid pending events
@pytest.mark.parametrize(
    ("sql", "checks"),
    [
        ("UPDATE gcm_decisionwording SET body = 'Other words' WHERE language = 'fr'", [0]),
        ("UPDATE gcm_decision SET text_hash = '0'", [0, 3]),
        ("UPDATE gcm_decision SET hash = '0' WHERE sequence = 2", [1, 3]),
        ("UPDATE gcm_decision SET previous_hash = '0' WHERE sequence = 2", [2]),
        ("UPDATE ledger_entry SET actor_id = 99 WHERE kind = 'gcm.consensus_noted'", [3]),
    ],
)
def test_tampering_behind_the_triggers_is_found(body: Any, sql: str, checks: list[int]) -> None:
    meeting = make_meeting(body, "open", items=2)
    bring_in(meeting, body)
    decide(meeting, body)
    second = decide(meeting, body)
    assert failing(second) == []
    with triggers.lifted(connection), connection.cursor() as cursor:
        cursor.execute(sql)
    assert failing(second) == checks


@pytest.mark.django_db(transaction=True)
def test_a_wording_that_is_removed_is_missed(decision: Decision) -> None:
    with triggers.lifted(connection):
        DecisionWording.objects.filter(text=decision.text, language="es").delete()
    assert failing(decision) == [0]


def test_publishing_asks_first_and_for_the_second_factor(decision: Decision, body: Any) -> None:
    chair = sign_in(Client(), body.chair)
    assert page("publish", decision, chair).status_code == 200
    assert not Decision.objects.get(pk=decision.pk).is_published
    assert chair.post(address("publish", decision)).headers["Location"] == address("decision", decision)
    assert Decision.objects.get(pk=decision.pk).is_published
    forgetful = sign_in(Client(), body.vice_chair)
    assert forgetful.post(address("publish", decision)).status_code == 403


def test_the_register_is_read_in_a_fixed_number_of_queries(body: Any, django_assert_num_queries: Any) -> None:
    meeting = make_meeting(body, "open", items=3)
    bring_in(meeting, body)
    for _ in range(3):
        publish_decision(actor=body.chair, decision=decide(meeting, body))
    with django_assert_num_queries(7):
        assert Client().get("/en/gcm/decisions/").status_code == 200

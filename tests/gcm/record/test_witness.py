"""The head of the chain goes to every representative after a meeting, and can be checked."""

import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from alliance87.core.ledger import triggers
from gcm.domain.items import dispose_of_item
from gcm.domain.sessions import close_meeting
from gcm.models import Meeting, Witness
from tests.gcm.body import Body
from tests.gcm.post import mails, plain
from tests.gcm.record.deciding import address, decide_on, session
from tests.plugins.worlds import kept


def close(meeting: Meeting, body: Body) -> None:
    for item in meeting.items.filter(state="scheduled"):
        dispose_of_item(actor=body.chair, item=item, state="withdrawn", note="Not now.")
    close_meeting(actor=body.chair, meeting=meeting)


@kept
def head(body: Body) -> str:
    """As it was mailed after a meeting with two decisions."""
    meeting = session(body)
    decide_on(meeting, body, "Rural")
    decide_on(meeting, body, "Cities")
    close(meeting, body)
    return Witness.objects.get(meeting=meeting).head


@pytest.mark.rule("D15")
def test_every_representative_is_a_witness(head: str, body: Body) -> None:
    sent = mails("gcm.head_of_decisions")
    assert set(sent) == {each.email for each in body.people.values()}
    text = plain(sent[body.representative(30).email])
    assert head in text
    link = re.search(r"http://[^/]+(/\w\w/gcm/decisions/check/\?head=\S+)", text)
    assert link
    page = Client().get(link[1].replace("/fr/", "/en/").replace("/es/", "/en/"))
    assert "The whole chain up to there holds." in page.content.decode()


def test_the_mail_carries_the_anchor_of_the_tamper_evident_record(head: str, body: Body, capsys: Any) -> None:
    text = plain(mails("gcm.head_of_decisions")[body.chair.email])
    anchors = [each for each in re.findall(r"\d+:[0-9a-f]{64}", text) if each != head]
    call_command("verify_ledger", anchor=anchor(anchors[0]))
    assert "no gap" in capsys.readouterr().out


def anchor(text: str) -> Any:
    from alliance87.core.ledger.management.commands.verify_ledger import anchor as read

    return read(text)


def test_before_the_first_decision_nothing_is_sent(body: Body) -> None:
    close(session(body, items=1), body)
    assert not Witness.objects.exists()


def test_the_command_reads_the_whole_chain(head: str, capsys: Any) -> None:
    call_command("verify_decisions", f"--head={head}")
    assert capsys.readouterr().out == f"2 decisions, no gap. Head: {head}\n"


@pytest.mark.parametrize("sequence", [1, 3])
def test_a_head_of_another_chain_is_refused(head: str, sequence: int) -> None:
    with pytest.raises(CommandError, match="does not hold"):
        call_command("verify_decisions", f"--head={sequence}:{head[2:]}")
    with pytest.raises(CommandError, match="is written"):
        call_command("verify_decisions", "--head=x")


@pytest.mark.rule("T2")
@pytest.mark.django_db(transaction=True)
def test_the_command_names_what_was_changed(head: str, capsys: Any) -> None:
    with triggers.lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE gcm_decisionwording SET body = 'Other' WHERE language = 'fr'")
    with pytest.raises(CommandError):
        call_command("verify_decisions")
    assert capsys.readouterr().err.count("does not hold: The text is") == 2
    assert Client().get(address("register_json")).status_code == 200

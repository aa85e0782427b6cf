"""Several writers at once: no gap, no fork, on both databases (T24)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from alliance87.core import ledger
from alliance87.core.ledger.models import Entry
from alliance87.core.ledger.verification import verify

WRITERS, EACH = 6, 10


@pytest.mark.rule("T24")
@pytest.mark.django_db(transaction=True)
def test_writers_queue_for_the_next_number(subject):
    def write(writer):
        try:
            for turn in range(EACH):
                data = {"writer": writer, "turn": turn}
                with transaction.atomic():
                    ledger.append(kind="tests.act", subject=subject, actor=None, data=data)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    findings = verify()
    assert (findings.hold, findings.last) == (True, WRITERS * EACH)
    turns = [(entry.data["writer"], entry.data["turn"]) for entry in Entry.objects.all()]
    assert sorted(turns) == [(writer, turn) for writer in range(WRITERS) for turn in range(EACH)]

"""Recording beside the sending: no failure is forgotten, and what is under way is counted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from alliance87.core.mailing import recorder as module
from alliance87.core.mailing.domain.claims import ClaimLostError
from alliance87.core.mailing.recorder import Recorder


@pytest.fixture
def recorder(db: None) -> Any:
    """As on a database server, whatever the leg."""
    made = Recorder()
    made._thread = ThreadPoolExecutor(1)
    yield made
    made.close()


def outcomes(number: int) -> Any:
    return [object()] * number


def test_what_is_under_way_is_pending_until_it_is_waited_for(recorder: Any, monkeypatch: Any) -> None:
    let_go = Event()
    monkeypatch.setattr(module, "record", lambda claim, found: let_go.wait(10))
    recorder.hand_over(None, outcomes(3))
    assert (recorder.is_busy, recorder.pending) == (True, 3)
    let_go.set()
    recorder.wait()
    assert (recorder.is_busy, recorder.pending) == (False, 0)


@pytest.mark.parametrize("then", ["wait", "hand_over"])
def test_what_went_wrong_beside_is_raised(recorder: Any, monkeypatch: Any, then: str) -> None:
    def lost(claim: Any, found: Any) -> None:
        raise ClaimLostError

    monkeypatch.setattr(module, "record", lost)
    recorder.hand_over(None, outcomes(1))
    with pytest.raises(ClaimLostError):
        recorder.wait() if then == "wait" else recorder.hand_over(None, outcomes(1))
